import type { PreviewReceipt } from '@tosite/contract'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { endCell } from '../../shared/ui/data-table.tsx'
import type { JournalPlace } from './journal-queries.ts'
import { type LongRowProps, LongTable } from './long-table.tsx'
import { type DimensionColumn, dimensionColumns } from './receipt-columns.ts'
import { useReceiptName } from './receipt-name.ts'
import { ReceiptTableRow } from './receipt-rows.tsx'
import classes from './receipts.module.css'
import { RowEntries } from './row-entries.tsx'

interface ReceiptTableProps {
  readonly place: JournalPlace
  /** Of the preview. */
  readonly hash: string
  readonly receipt: PreviewReceipt
  /** Of all receipts of the journal together. */
  readonly rowCount: number
  /** The rows that a search found, by their place from 0; all where left out. */
  readonly found?: readonly number[] | undefined
}

/** Above so many rows only those in sight are made: in one receipt, and where a journal has very many in all. */
const mostRows = 300
const mostRowsInAll = 1500
const fewRows = 40

/** A row of the receipt, or the entries behind the one before it. */
interface Line {
  readonly at: number
  readonly isEntries: boolean
}

/** The rows as they will be booked, each with the journal entries behind it. */
export const ReceiptTable = memo(function ReceiptTable({ place, hash, receipt, rowCount, found }: ReceiptTableProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const receiptName = useReceiptName()
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const { rows } = receipt
  const dimensions = dimensionColumns(rows)
  const lines = linesOf(found ?? rows.keys(), opened)
  const columnCount = dimensions.length + 6

  function toggle(at: number): void {
    setOpened((before) =>
      before.has(at) ? new Set([...before].filter((open) => open !== at)) : new Set([...before, at]),
    )
  }

  function lineAt(index: number, rowProps: LongRowProps) {
    const { at, isEntries } = lines[index] ?? { at: -1, isEntries: false }
    const row = rows[at]
    if (row === undefined) return null
    if (!isEntries) {
      const about = { row, place: at + 1, dimensions, opened: opened.has(at), onToggle: () => toggle(at) }
      return <ReceiptTableRow key={`row ${at}`} words={{ t, format }} rowProps={rowProps} {...about} />
    }
    return (
      <tr key={`entries ${at}`} {...rowProps} className={classes.entriesRow}>
        <td colSpan={columnCount}>
          <RowEntries
            place={{ journal: place, hash, receipt: receipt.key, line: row.firstLine }}
            caption={t('entries.caption', { row: at + 1, receipt: receiptName(receipt) })}
          />
        </td>
      </tr>
    )
  }

  return (
    <LongTable
      caption={t('receipt.caption', { receipt: receiptName(receipt) })}
      widths={['5rem', '5.5rem', '13rem', ...dimensions.map(() => '10rem'), 'auto', '9rem', '9rem']}
      head={<Headings dimensions={dimensions} />}
      foot={footOf(receipt, found, columnCount - 2).map((foot) => <FootCells key={foot.label} {...foot} />)}
      count={lines.length}
      mostRows={rowCount > mostRowsInAll ? fewRows : mostRows}
      keyOf={(index) => {
        const line = lines[index]
        return line === undefined ? index : `${line.at} ${line.isEntries}`
      }}
      row={lineAt}
    />
  )
})

function linesOf(places: Iterable<number>, opened: ReadonlySet<number>): readonly Line[] {
  return Array.from(places).flatMap((at) => {
    const row = { at, isEntries: false }
    return opened.has(at) ? [row, { at, isEntries: true }] : [row]
  })
}

function Headings({ dimensions }: { readonly dimensions: readonly DimensionColumn[] }) {
  const { t } = useTranslation('journals')
  return (
    <>
      <th scope="col">{t('receipt.column.entries')}</th>
      <th scope="col">{t('receipt.column.account')}</th>
      <th scope="col">{t('receipt.column.accountName')}</th>
      {dimensions.map(({ key, name }) => (
        <th key={key} scope="col">
          {name}
        </th>
      ))}
      <th scope="col">{t('receipt.column.text')}</th>
      <th scope="col" className={endCell}>
        {t('receipt.column.debit')}
      </th>
      <th scope="col" className={endCell}>
        {t('receipt.column.credit')}
      </th>
    </>
  )
}

interface Foot {
  readonly label: 'total' | 'found'
  readonly columns: number
  readonly debit: number
  readonly credit: number
}

function footOf(receipt: PreviewReceipt, found: readonly number[] | undefined, columns: number): readonly Foot[] {
  const { rows, debit, credit } = receipt
  const total: Foot = { label: 'total', columns, debit, credit }
  if (found === undefined) return [total]
  const sumOf = (side: 'debit' | 'credit') => found.reduce((sum, at) => sum + (rows[at]?.[side] ?? 0), 0)
  return [{ label: 'found', columns, debit: sumOf('debit'), credit: sumOf('credit') }, total]
}

function FootCells({ label, columns, debit, credit }: Foot) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  return (
    <>
      <th scope="row" colSpan={columns}>
        {t(`receipt.${label}`)}
      </th>
      <td className={endCell}>{format.amount(debit)}</td>
      <td className={endCell}>{format.amount(credit)}</td>
    </>
  )
}
