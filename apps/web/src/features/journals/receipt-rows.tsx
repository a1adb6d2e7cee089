import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { endCell } from '../../shared/ui/data-table.tsx'
import { AdaptedText } from './adapted-text.tsx'
import { ItemName } from './item-name.tsx'
import type { LongRowProps } from './long-table.tsx'
import { OpenEntries } from './open-entries.tsx'
import type { DimensionColumn } from './receipt-columns.ts'

interface ReceiptTableRowProps {
  readonly rowProps: LongRowProps
  readonly row: PreviewReceipt['rows'][number]
  /** Its place in the receipt, from 1. */
  readonly place: number
  readonly dimensions: readonly DimensionColumn[]
  readonly opened: boolean
  readonly onToggle: () => void
}

/** A row as it will be booked. */
export function ReceiptTableRow({ rowProps, row, place, dimensions, opened, onToggle }: ReceiptTableRowProps) {
  const format = useFormat()
  const { t } = useTranslation('journals')
  const label = t('receipt.openEntries', { count: row.entryCount, row: place })
  return (
    <tr {...rowProps}>
      <td>
        <OpenEntries count={row.entryCount} label={label} opened={opened} onToggle={onToggle} />
      </td>
      <th scope="row">{row.account === '' ? '–' : row.account}</th>
      <td>{row.accountName === '' ? '–' : row.accountName}</td>
      {dimensions.map(({ key }) => (
        <td key={key}>
          <ItemName item={row[key]} />
        </td>
      ))}
      <td>
        {row.text}
        <AdaptedText row={row} />
      </td>
      <td className={endCell}>{row.debit === 0 ? '' : format.amount(row.debit)}</td>
      <td className={endCell}>{row.credit === 0 ? '' : format.amount(row.credit)}</td>
    </tr>
  )
}
