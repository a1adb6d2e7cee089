import { Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useRunName } from '../../shared/run-name.ts'
import { RunStateMark } from '../../shared/ui/run-state-mark.tsx'
import { isSent, type LiveRun } from './journal-motion.ts'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { SendingProgress } from './sending-progress.tsx'
import { useSendingWords } from './sending-words.ts'

interface RunStateCellProps {
  readonly companyId: number
  readonly run: LiveRun
}

/** The run's word, Procountor's own status beside it, and how many receipts have been verified. */
export function RunStateCell({ companyId, run }: RunStateCellProps) {
  const { state, journal, estimate = null } = run
  const runName = useRunName()
  const { t } = useTranslation(['journals', 'withdrawals', 'common'])
  const statusText = useProcountorStatus()
  const { about } = useSendingWords(estimate)
  const receipts = journal?.receipts
  const sent = isSent(state) && receipts !== undefined
  const isWithdrawing = journal !== null && journal.withdrawing > 0
  const onTheWay = sent && !isWithdrawing && state !== 'verified' && receipts.total > 0
  return (
    <div className={classes.stacked}>
      <span className={classes.marks}>
        <RunStateMark state={state} />
        {journal?.procountorStatuses.map((status) => (
          <span key={status} className={classes.status}>
            {statusText(status)}
          </span>
        ))}
      </span>
      {journal?.changedInProcountor === true ? (
        <Anchor component={Link} to={paths.preview.to(companyId, journal.id)} className={classes.warning}>
          <span className={classes.withIcon}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            {t('withdrawals:changed.title')}
          </span>
        </Anchor>
      ) : null}
      {state === 'withdrawn' && journal?.markedAsSentAt != null ? (
        <span className={classes.aside}>{t('common:runState.marked-as-sent')}</span>
      ) : null}
      {onTheWay ? <SendingProgress run={runName(run)} receipts={receipts} estimate={estimate} /> : null}
      {sent && !onTheWay && receipts.total > 0 ? (
        <span className={classes.aside}>
          {isWithdrawing
            ? [t('export.withdrawing', { count: journal.withdrawing }), about].filter((text) => text !== '').join(', ')
            : t('export.progress', { ...receipts })}
        </span>
      ) : null}
    </div>
  )
}
