import type { WithdrawalActView, WithdrawalPlan, WithdrawalReceipt } from '@tosite/contract'
import type { WithdrawalWay } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { DeliveryErrors } from './delivery-errors.tsx'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { useReceiptName } from './receipt-name.ts'

interface WithdrawReceiptsProps {
  readonly plan: WithdrawalPlan
  readonly way: WithdrawalWay
}

const columns = ['receipt', 'status', 'act'] as const

/** What becomes of each receipt, newest period first, which is the order in which it is done. */
export function WithdrawReceipts({ plan, way }: WithdrawReceiptsProps) {
  const { t } = useTranslation('withdrawals')
  if (plan.receipts.length === 0) return null
  return (
    <div className={classes.inDialog}>
      <DataTable caption={t('caption')} columns={columns.map((key) => ({ key, label: t(`column.${key}`) }))}>
        <tbody>
          {plan.receipts.map((receipt) => (
            <ReceiptRow key={receipt.deliveryId} receipt={receipt} act={receipt.acts[way]} />
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

function ReceiptRow({ receipt, act }: { readonly receipt: WithdrawalReceipt; readonly act: WithdrawalActView }) {
  const { t } = useTranslation('withdrawals')
  const receiptName = useReceiptName()
  const statusText = useProcountorStatus()
  const actText = useActText()
  return (
    <tr>
      <th scope="row">{receiptName(receipt)}</th>
      <td>
        <div className={classes.stacked}>
          <span>{receipt.procountorStatus === null ? '–' : statusText(receipt.procountorStatus)}</span>
          {receipt.change === null ? null : <span className={classes.warning}>{t('changedSince')}</span>}
        </div>
      </td>
      <td>
        {actText(act)}
        <DeliveryErrors errors={receipt.stopped} />
      </td>
    </tr>
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
