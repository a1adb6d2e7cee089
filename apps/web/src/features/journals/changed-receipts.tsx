import { Button, Group, Stack } from '@mantine/core'
import type { WithdrawalPlan, WithdrawalReceipt } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { DataTable, endCell } from '../../shared/ui/data-table.tsx'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { useReceiptName } from './receipt-name.ts'

interface ChangedReceiptsProps {
  readonly plan: WithdrawalPlan
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** What somebody did to receipts in Procountor since they were sent. What is confirmed is exactly this. */
export function ChangedReceipts({ plan, busy, onConfirm, onCancel }: ChangedReceiptsProps) {
  const { t } = useTranslation(['withdrawals', 'common'])
  const changed = plan.receipts.flatMap((receipt) =>
    receipt.change === null ? [] : [{ ...receipt, change: receipt.change }],
  )
  return (
    <Stack gap="md">
      <p className={classes.lead}>{t('changed.lead', { count: changed.length })}</p>
      {changed.map((receipt) => (
        <ChangedReceipt key={receipt.deliveryId} receipt={receipt} change={receipt.change} />
      ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="danger" loading={busy} onClick={onConfirm}>
          {t('changed.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}

interface ChangedReceiptProps {
  readonly receipt: WithdrawalReceipt
  readonly change: NonNullable<WithdrawalReceipt['change']>
}

const columns = [
  { key: 'account' },
  { key: 'costCenter' },
  { key: 'costUnit' },
  { key: 'before', end: true },
  { key: 'now', end: true },
  { key: 'difference', end: true },
] as const

function ChangedReceipt({ receipt, change }: ChangedReceiptProps) {
  const { t } = useTranslation('withdrawals')
  const format = useFormat()
  const receiptName = useReceiptName()
  const statusText = useProcountorStatus()
  const titleId = useId()
  const { status, date, edited, cells } = change
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.changedTitle}>
        {receiptName(receipt)}
      </h3>
      <ul className={classes.changes}>
        {status === undefined ? null : (
          <li>{t('changed.status', { from: statusText(status.from), to: statusText(status.to) })}</li>
        )}
        {date === undefined ? null : (
          <li>{t('changed.date', { from: format.date(date.from), to: format.date(date.to) })}</li>
        )}
        {edited ? <li>{t('changed.edited')}</li> : null}
      </ul>
      {cells.length === 0 ? null : (
        <DataTable
          caption={t('changed.caption', { receipt: receiptName(receipt) })}
          columns={columns.map((column) => ({ ...column, label: t(`changed.column.${column.key}`) }))}
        >
          <tbody>
            {cells.map(({ account, costCenter, costUnit, expected, found }) => (
              <tr key={`${account} ${costCenter} ${costUnit}`}>
                <th scope="row">{account}</th>
                <td>{costCenter === '' ? '–' : costCenter}</td>
                <td>{costUnit === '' ? '–' : costUnit}</td>
                <td className={endCell}>{format.amount(expected)}</td>
                <td className={endCell}>{format.amount(found)}</td>
                <td className={endCell}>{format.amount(found - expected)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
