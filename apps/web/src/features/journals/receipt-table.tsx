import type { PreviewReceipt } from '@tosite/contract'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import tableClasses from '../../shared/ui/data-table.module.css'
import { endCell } from '../../shared/ui/data-table.tsx'
import classes from './journals.module.css'
import { dimensionColumns } from './receipt-columns.ts'
import { useReceiptName } from './receipt-name.ts'
import { AllRows, SomeRows } from './receipt-rows.tsx'

interface ReceiptTableProps {
  readonly receipt: PreviewReceipt
  readonly rowCount: number
}

/** Above so many rows only those in sight are made: in one receipt, and where a journal has very many in all. */
const mostRows = 300
const mostRowsInAll = 1500
const fewRows = 40

/** The rows as they will be booked, a real table however long. */
export const ReceiptTable = memo(function ReceiptTable({ receipt, rowCount }: ReceiptTableProps) {
  const { t } = useTranslation(['journals', 'common'])
  const format = useFormat()
  const receiptName = useReceiptName()
  // A state and not a ref: the rows look for it before a ref of their parent is filled.
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const dimensions = dimensionColumns(receipt.rows)
  const isLong = receipt.rows.length > (rowCount > mostRowsInAll ? fewRows : mostRows)
  const caption = t('receipt.caption', { receipt: receiptName(receipt) })
  const rows = { receipt, dimensions }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of fields is something else
    <div
      ref={setFrame}
      className={`${tableClasses.frame} ${isLong ? classes.scrolling : ''}`}
      role="group"
      aria-label={t('common:table.scrollable', { caption })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table
        className={`${tableClasses.table} ${classes.receiptTable}`}
        aria-rowcount={isLong ? receipt.rows.length + 2 : undefined}
      >
        <caption>{caption}</caption>
        <thead>
          <tr aria-rowindex={isLong ? 1 : undefined}>
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
          </tr>
        </thead>
        <tbody>{isLong ? <SomeRows {...rows} frame={frame} /> : <AllRows {...rows} />}</tbody>
        <tfoot>
          <tr aria-rowindex={isLong ? receipt.rows.length + 2 : undefined}>
            <th scope="row" colSpan={3 + dimensions.length}>
              {t('receipt.total')}
            </th>
            <td className={endCell}>{format.amount(receipt.debit)}</td>
            <td className={endCell}>{format.amount(receipt.credit)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
})
