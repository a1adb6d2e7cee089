import { Progress } from '@mantine/core'
import type { RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { RunStateMark } from '../../shared/ui/run-state-mark.tsx'
import { isSent } from './journal-motion.ts'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'

/** The run's word, Procountor's own status beside it, and how many receipts have been verified. */
export function RunStateCell({ run: { state, journal } }: { readonly run: RunRow }) {
  const { t } = useTranslation('journals')
  const statusText = useProcountorStatus()
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
      {sent && receipts.total > 0 ? (
        <span className={classes.aside}>
          {isWithdrawing
            ? t('export.withdrawing', { count: journal.withdrawing })
            : t('export.progress', { ...receipts })}
        </span>
      ) : null}
      {onTheWay ? (
        <Progress
          value={(100 * receipts.verified) / receipts.total}
          size="xs"
          aria-label={t('export.progress', { ...receipts })}
        />
      ) : null}
    </div>
  )
}
