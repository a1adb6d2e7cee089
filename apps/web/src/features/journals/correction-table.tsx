import { Checkbox } from '@mantine/core'
import type { Correction, PreviewReceipt } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { endCell } from '../../shared/ui/data-table.tsx'
import { ItemName } from './item-name.tsx'
import { type LongRowProps, LongTable } from './long-table.tsx'
import { dimensionColumns } from './receipt-columns.ts'

interface CorrectionTableProps {
  readonly correction: Correction
  readonly period: PreviewReceipt['period']
}

const mostRows = 100
const amounts = ['before', 'change', 'after'] as const

/** Per account and items what was booked, what changes and what it becomes. Where nothing was booked, only the change is known. */
export function CorrectionTable({ correction, period }: CorrectionTableProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const [showsAll, setShowsAll] = useState(false)
  const { booked, cells: all } = correction
  const isKnown = booked.length > 0
  const changing = all.filter(({ change }) => change !== 0)
  const cells = showsAll ? all : changing
  const dimensions = dimensionColumns(cells)
  const shown = (column: (typeof amounts)[number], cents: number) =>
    column === 'change' || isKnown ? format.amount(cents) : '–'
  const sumOf = (column: (typeof amounts)[number]) => all.reduce((sum, cell) => sum + cell[column], 0)

  function rowAt(index: number, rowProps: LongRowProps) {
    const cell = cells[index]
    return cell === undefined ? null : (
      <tr key={index} {...rowProps}>
        <th scope="row">{cell.account}</th>
        <td>{cell.accountName === '' ? '–' : cell.accountName}</td>
        {dimensions.map(({ key }) => (
          <td key={key}>
            <ItemName item={cell[key]} />
          </td>
        ))}
        {amounts.map((column) => (
          <td key={column} className={endCell}>
            {shown(column, cell[column])}
          </td>
        ))}
      </tr>
    )
  }

  return (
    <>
      {changing.length === all.length ? null : (
        <Checkbox
          size="xs"
          label={t('correction.showAll', { count: all.length - changing.length })}
          checked={showsAll}
          onChange={(event) => setShowsAll(event.currentTarget.checked)}
        />
      )}
      <LongTable
        caption={t('correction.caption', { period: format.period(period) })}
        widths={['5.5rem', 'auto', ...dimensions.map(() => '10rem'), '9rem', '9rem', '9rem']}
        head={
          <>
            <th scope="col">{t('receipt.column.account')}</th>
            <th scope="col">{t('receipt.column.accountName')}</th>
            {dimensions.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            {amounts.map((column) => (
              <th key={column} scope="col" className={endCell}>
                {t(`correction.column.${column}`)}
              </th>
            ))}
          </>
        }
        foot={[
          <>
            <th scope="row" colSpan={2 + dimensions.length}>
              {t('correction.sum')}
            </th>
            {amounts.map((column) => (
              <td key={column} className={endCell}>
                {shown(column, sumOf(column))}
              </td>
            ))}
          </>,
        ]}
        count={cells.length}
        mostRows={mostRows}
        keyOf={(index) => index}
        row={rowAt}
      />
    </>
  )
}
