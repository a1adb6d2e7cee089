import { type Cents, cents } from '../money/cents.ts'
import type { Receipt, RowItem } from './receipt.ts'

/** What one account and pair of items of a past period came to, what is added, and what it comes to then. */
export interface CorrectionCell {
  readonly account: string
  readonly costCenter?: RowItem
  readonly costUnit?: RowItem
  readonly before: Cents
  readonly change: Cents
  /** `before` and `change` together. */
  readonly after: Cents
}

type Rows = Pick<Receipt, 'rows'>
type Row = Receipt['rows'][number]
type Place = Pick<Row, 'account' | 'costCenter' | 'costUnit'>

/**
 * What corrections make of a period: `booked` are the receipts booked of it before, `changing` those that come on top.
 * Cells that change come first, in order of first appearance; cells in which nothing was booked or changes are left out.
 */
export function correctionCells(booked: readonly Rows[], changing: readonly Rows[]): readonly CorrectionCell[] {
  const made = itemsMade([...changing, ...booked])
  const cells = new Map<string, Place & { before: number; change: number }>()
  for (const [side, receipts] of [
    ['change', changing],
    ['before', booked],
  ] as const) {
    for (const row of receipts.flatMap(({ rows }) => rows)) {
      const place = placeOf(row, made)
      const key = [place.account, identityOf(place.costCenter), identityOf(place.costUnit)].join('|')
      const cell = cells.get(key) ?? { ...place, before: 0, change: 0 }
      cell[side] += row.amount
      cells.set(key, cell)
    }
  }
  const all = Array.from(cells.values(), ({ before, change, ...place }) => ({
    ...place,
    before: cents(before),
    change: cents(change),
    after: cents(before + change),
  }))
  return [
    ...all.filter(({ change }) => change !== 0),
    ...all.filter(({ before, change }) => change === 0 && before !== 0),
  ]
}

/** An item that was to be created when one receipt was made exists by the time of another: the same code of the same dimension. */
function itemsMade(receipts: readonly Rows[]): ReadonlyMap<string, RowItem> {
  const made = new Map<string, RowItem>()
  for (const { costCenter, costUnit } of receipts.flatMap(({ rows }) => rows)) {
    for (const item of [costCenter, costUnit]) {
      if (item !== undefined && !('create' in item) && !made.has(codeOf(item))) made.set(codeOf(item), item)
    }
  }
  return made
}

function placeOf({ account, costCenter, costUnit }: Row, made: ReadonlyMap<string, RowItem>): Place {
  const existing = (item: RowItem) => ('create' in item ? (made.get(codeOf(item)) ?? item) : item)
  return {
    account,
    ...(costCenter === undefined ? {} : { costCenter: existing(costCenter) }),
    ...(costUnit === undefined ? {} : { costUnit: existing(costUnit) }),
  }
}

function codeOf({ dimensionId, code }: RowItem): string {
  return `${dimensionId}/${code}`
}

function identityOf(item: RowItem | undefined): string {
  if (item === undefined) return ''
  return 'create' in item ? `new ${codeOf(item)}` : `${item.dimensionId}/${item.itemId}`
}
