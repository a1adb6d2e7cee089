import type { PreviewReceipt } from '@tosite/contract'
import type { TFunction } from 'i18next'
import type { Format } from '../../shared/format.ts'
import { endCell } from '../../shared/ui/data-table.tsx'
import { AdaptedText } from './adapted-text.tsx'
import { ItemName } from './item-name.tsx'
import type { LongRowProps } from './long-table.tsx'
import { OpenEntries } from './open-entries.tsx'
import type { DimensionColumn } from './receipt-columns.ts'

interface ReceiptTableRowProps {
  /** Of the table: a row that looks them up itself takes twice the time, and there are thousands. */
  readonly words: { readonly t: TFunction<'journals'>; readonly format: Format }
  readonly rowProps: LongRowProps
  readonly row: PreviewReceipt['rows'][number]
  /** Its place in the receipt, from 1. */
  readonly place: number
  readonly dimensions: readonly DimensionColumn[]
  readonly opened: boolean
  readonly onToggle: () => void
}

/** A row as it will be booked. */
export function ReceiptTableRow({ words, rowProps, row, place, dimensions, opened, onToggle }: ReceiptTableRowProps) {
  const { t, format } = words
  const label = t('receipt.openEntries', { count: row.entryCount, row: place })
  return (
    <tr {...rowProps}>
      <td>
        <OpenEntries count={format.number(row.entryCount)} label={label} opened={opened} onToggle={onToggle} />
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
        {row.adapted === undefined ? null : <AdaptedText adapted={row.adapted} />}
      </td>
      <td className={endCell}>{row.debit === 0 ? '' : format.amount(row.debit)}</td>
      <td className={endCell}>{row.credit === 0 ? '' : format.amount(row.credit)}</td>
    </tr>
  )
}
