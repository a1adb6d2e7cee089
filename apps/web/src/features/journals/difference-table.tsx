import { useQuery } from '@tanstack/react-query'
import type { AdministrationView, DeliveryView, Preview, PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { administrationQuery } from '../../shared/queries/accounts-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { DataTable, endCell } from '../../shared/ui/data-table.tsx'
import classes from './journals.module.css'
import { useReceiptName } from './receipt-name.ts'

interface DifferenceTableProps {
  readonly delivery: Pick<DeliveryView, 'date' | 'differences' | 'foundDate'>
  readonly receipt: PreviewReceipt
  readonly preview: Preview
}

const columns = [
  { key: 'account' },
  { key: 'costCenter' },
  { key: 'costUnit' },
  { key: 'expected', end: true },
  { key: 'found', end: true },
  { key: 'difference', end: true },
] as const

/** What Procountor has, beside what was sent, cell by cell. */
export function DifferenceTable({ delivery, receipt, preview }: DifferenceTableProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const receiptName = useReceiptName()
  const itemName = useItemName(preview)
  const accountNames = new Map(receipt.rows.map(({ account, accountName }) => [account, accountName]))
  const { differences, foundDate } = delivery
  return (
    <>
      {foundDate === null || foundDate === delivery.date ? null : (
        <p>{t('differences.date', { sent: format.date(delivery.date), found: format.date(foundDate) })}</p>
      )}
      {differences.length === 0 ? null : (
        <div className={classes.onPage}>
          <DataTable
            caption={t('differences.caption', { receipt: receiptName(receipt) })}
            columns={columns.map((column) => ({ ...column, label: t(`differences.column.${column.key}`) }))}
          >
            <tbody>
              {differences.map(({ account, costCenterItemId, costUnitItemId, expected, found }) => (
                <tr key={`${account} ${costCenterItemId} ${costUnitItemId}`}>
                  <th scope="row">{`${account} ${accountNames.get(account) ?? ''}`.trim()}</th>
                  <td>{itemName(costCenterItemId)}</td>
                  <td>{itemName(costUnitItemId)}</td>
                  <td className={endCell}>{format.amount(expected)}</td>
                  <td className={endCell}>{format.amount(found)}</td>
                  <td className={endCell}>{format.amount(found - expected)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </>
  )
}

/** Names of items by their ids, for those who may see Procountor's dimensions; for others the id. */
function useItemName(preview: Preview): (itemId: number | undefined) => string {
  const mayRead = useMay()(needs.readAccounts)
  const accountId = preview.administration?.accountId ?? ''
  const { data } = useQuery({ ...administrationQuery(accountId), enabled: mayRead && accountId !== '' })
  const names = itemNames(data)
  return (itemId) => (itemId === undefined ? '–' : (names.get(itemId) ?? `#${itemId}`))
}

function itemNames(administration: AdministrationView | undefined): ReadonlyMap<number, string> {
  const items = administration?.dimensions.flatMap((dimension) => dimension.items) ?? []
  return new Map(items.map(({ id, codeName }) => [id, codeName]))
}
