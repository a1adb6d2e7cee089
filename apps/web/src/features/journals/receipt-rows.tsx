import { useVirtualizer } from '@tanstack/react-virtual'
import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { endCell } from '../../shared/ui/data-table.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import type { DimensionColumn, ReceiptRow } from './receipt-columns.ts'

interface RowsProps {
  readonly receipt: PreviewReceipt
  readonly dimensions: readonly DimensionColumn[]
}

export function AllRows({ receipt, dimensions }: RowsProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal, and never change places
  return receipt.rows.map((row, at) => <ReceiptTableRow key={at} row={row} dimensions={dimensions} />)
}

/** Measured on screen: a row of one line. */
const rowHeight = 40
const rowsBeyondSight = 15

/** The rows in sight, between two empty ones that hold the place of the others. */
export function SomeRows({ receipt, dimensions, frame }: RowsProps & { readonly frame: HTMLDivElement | null }) {
  const virtual = useVirtualizer({
    count: receipt.rows.length,
    getScrollElement: () => frame,
    estimateSize: () => rowHeight,
    overscan: rowsBeyondSight,
  })
  const inSight = virtual.getVirtualItems()
  const above = inSight[0]?.start ?? 0
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  return (
    <>
      <Spacer height={above} />
      {inSight.map(({ index, key }) => {
        const row = receipt.rows[index]
        return row === undefined ? null : (
          <ReceiptTableRow key={key} row={row} dimensions={dimensions} index={index} measure={virtual.measureElement} />
        )
      })}
      <Spacer height={below} />
    </>
  )
}

function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  )
}

interface ReceiptTableRowProps {
  readonly row: ReceiptRow
  readonly dimensions: readonly DimensionColumn[]
  /** Place in the receipt, where not all rows are on the page. */
  readonly index?: number
  readonly measure?: (element: HTMLTableRowElement | null) => void
}

function ReceiptTableRow({ row, dimensions, index, measure }: ReceiptTableRowProps) {
  const format = useFormat()
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index === undefined ? undefined : index + 2}>
      <th scope="row">{row.account === '' ? '–' : row.account}</th>
      <td>{row.accountName === '' ? '–' : row.accountName}</td>
      {dimensions.map(({ key }) => (
        <td key={key}>
          <Item item={row[key]} />
        </td>
      ))}
      <td>{row.text}</td>
      <td className={endCell}>{row.debit === 0 ? '' : format.amount(row.debit)}</td>
      <td className={endCell}>{row.credit === 0 ? '' : format.amount(row.credit)}</td>
    </tr>
  )
}

/** Procountor's name of the item, which starts with the code as a rule; where it does not, the code stands before it. */
function Item({ item }: { readonly item: ReceiptRow['costCenter'] }) {
  const { t } = useTranslation('journals')
  if (item === undefined) return null
  if (item.willBeCreated) {
    return (
      <>
        {item.code} <Mark tone="moving">{t('receipt.newItem')}</Mark>
      </>
    )
  }
  return item.codeName.startsWith(item.code) ? item.codeName : `${item.code} · ${item.codeName}`
}
