import type { WithdrawalActView, WithdrawalPlan, WithdrawalReceipt } from '@tosite/contract'
import type { WithdrawalWay } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { DeliveryErrors } from './delivery-errors.tsx'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { useReceiptName } from './receipt-name.ts'

interface WithdrawReceiptsProps {
  readonly plan: WithdrawalPlan
  readonly way: WithdrawalWay
}

/** What becomes of each receipt, newest period first, which is the order in which it is done. */
export function WithdrawReceipts({ plan, way }: WithdrawReceiptsProps) {
  const { t } = useTranslation('withdrawals')
  if (plan.receipts.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className={classes.withdrawn} aria-label={t('caption')} tabIndex={0}>
      {plan.receipts.map((receipt) => (
        <ReceiptItem key={receipt.deliveryId} receipt={receipt} act={receipt.acts[way]} />
      ))}
    </ol>
  )
}

function ReceiptItem({ receipt, act }: { readonly receipt: WithdrawalReceipt; readonly act: WithdrawalActView }) {
  const { t } = useTranslation('withdrawals')
  const receiptName = useReceiptName()
  const statusText = useProcountorStatus()
  const actText = useActText()
  return (
    <li>
      <div className={classes.marks}>
        <strong>{receiptName(receipt)}</strong>
        {receipt.procountorStatus === null ? null : (
          <span className={classes.status}>{statusText(receipt.procountorStatus)}</span>
        )}
        {receipt.change === null ? null : <span className={classes.warning}>{t('changedSince')}</span>}
      </div>
      <p>{actText(act)}</p>
      <DeliveryErrors errors={receipt.stopped} />
    </li>
  )
}

/** What is done to a receipt, and why, in words. */
function useActText(): (act: WithdrawalActView) => string {
  const { t } = useTranslation('withdrawals')
  const format = useFormat()
  return (act) => {
    if (act.kind === 'impossible') return t(`obstacle.${act.reason}`)
    if (act.kind !== 'reverse') return t(`act.${act.kind}`)
    const reversal = t('act.reverse', { date: format.date(act.date) })
    return act.reason === 'chosen' ? reversal : `${reversal} ${t(`reason.${act.reason}`)}`
  }
}
