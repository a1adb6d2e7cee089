import { IconAlertTriangle, IconLock, IconLockOpen } from '@tabler/icons-react'
import type { Company, RunRow } from '@tosite/contract'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { runPeriod, useRunName } from '../../shared/run-name.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import { isMoving } from './journal-motion.ts'
import classes from './journals.module.css'
import { RunActions } from './run-actions.tsx'
import { RunStateCell } from './run-state-cell.tsx'
import { useJournalAct } from './use-journal-act.ts'
import { useLiveRun } from './use-live-run.ts'

interface RunTableRowProps {
  readonly company: Company
  readonly run: RunRow
  readonly onPreview: (journalId: string) => void
  readonly onSend: (journalId: string) => void
  readonly onWithdraw: (journalId: string) => void
  readonly onCheck: (run: RunRow) => void
  readonly onDiscard: (run: RunRow) => void
  /** Told about receipts that arrive, to be read out. */
  readonly onProgress: (runId: string, text: string) => void
}

export function RunTableRow({ company, run: listed, onProgress, ...actions }: RunTableRowProps) {
  const { t } = useTranslation(['journals', 'common'])
  const runName = useRunName()
  const nameId = useId()
  const run = useLiveRun(company.id, listed)
  const act = useJournalAct(company.id, run)
  const name = runName(run)
  const { state, journal } = run
  const progress = journal?.receipts
  const hasMoved = useRef(false)
  const spoken = progress === undefined ? undefined : t('export.progressOf', { run: name, ...progress })
  useEffect(() => {
    // What was at rest from the start is in the table; reading it out would be noise.
    hasMoved.current ||= isMoving(state)
    if (hasMoved.current && spoken !== undefined) onProgress(listed.id, spoken)
  }, [listed.id, onProgress, spoken, state])

  return (
    <>
      <tr aria-labelledby={nameId}>
        <th scope="row" id={nameId} className={classes.runName}>
          {name}
        </th>
        <td>{runPeriod(run)}</td>
        <td data-label={t('export.column.locked')}>
          <span className={classes.withIcon}>
            {run.locked ? <IconLock size={14} aria-hidden="true" /> : <IconLockOpen size={14} aria-hidden="true" />}
            {t(run.locked ? 'common:yes' : 'common:no')}
          </span>
        </td>
        <td>
          <JournalCell run={run} />
        </td>
        <td>
          <RunStateCell companyId={company.id} run={run} />
        </td>
        <td>
          <RunActions run={run} act={act} {...actions} />
        </td>
      </tr>
      {act.error ? (
        <tr>
          <td colSpan={6}>
            <ErrorNotice error={act.error}>
              <FindingList findings={findingsOf(act.error)} />
            </ErrorNotice>
          </td>
        </tr>
      ) : null}
    </>
  )
}

function JournalCell({ run: { journal, deleted } }: { readonly run: RunRow }) {
  const { t } = useTranslation(['journals', 'withdrawals'])
  const format = useFormat()
  return (
    <div className={classes.stacked}>
      {journal === null ? (
        <span>–</span>
      ) : (
        <>
          <span>{format.moment(journal.createdAt)}</span>
          <span className={classes.aside}>
            {journal.source === 'nmbrs'
              ? t('export.fromNmbrs')
              : t('export.fromFile', { file: journal.fileName ?? '' })}
          </span>
        </>
      )}
      {journal?.changedInNmbrs === true ? (
        <span className={`${classes.withIcon} ${classes.warning}`}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {t('withdrawals:content.mark')}
        </span>
      ) : null}
      {deleted ? (
        <span className={`${classes.withIcon} ${classes.warning}`}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {t('export.deleted')}
        </span>
      ) : null}
    </div>
  )
}
