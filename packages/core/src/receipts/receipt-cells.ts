import { type Cents, cents } from '../money/cents.ts'
import type { Receipt, RowItem } from './receipt.ts'

/** What one account and pair of items comes to in a receipt. Never zero. */
export interface Cell {
  readonly account: string
  readonly costCenterItemId?: number
  readonly costUnitItemId?: number
  readonly amount: Cents
}

/** What counts when a receipt is compared with what Procountor has: how it is split into rows does not. */
export interface ReceiptCells {
  readonly date: string
  readonly cells: readonly Cell[]
}

export interface CellDifference {
  readonly account: string
  readonly costCenterItemId?: number
  readonly costUnitItemId?: number
  readonly expected: Cents
  readonly found: Cents
}

export interface CellComparison {
  readonly equal: boolean
  readonly cells: readonly CellDifference[]
  /** Where the dates differ. */
  readonly date?: { readonly expected: string; readonly found: string }
}

type Place = Omit<Cell, 'amount'>

/** Rows without an item id yet (items to be created) count as rows without the item: bind those first. */
export function cellsOf({ date, rows }: Pick<Receipt, 'date' | 'rows'>): ReceiptCells {
  const cells = rows.map(({ account, costCenter, costUnit, amount }): Cell => {
    const [costCenterItemId, costUnitItemId] = [idOf(costCenter), idOf(costUnit)]
    return {
      account,
      ...(costCenterItemId !== undefined && { costCenterItemId }),
      ...(costUnitItemId !== undefined && { costUnitItemId }),
      amount,
    }
  })
  return { date, cells: sumCells(cells) }
}

/** Adds up rows of the same account and items, as rows read back have to be; cells that come to zero are left out. */
export function sumCells(rows: readonly Cell[]): readonly Cell[] {
  const totals = new Map<string, Place & { total: number }>()
  for (const { amount, ...place } of rows) {
    const key = keyOf(place)
    const cell = totals.get(key)
    if (cell === undefined) totals.set(key, { ...place, total: amount })
    else cell.total += amount
  }
  return Array.from(totals.values())
    .filter(({ total }) => total !== 0)
    .map(({ total, ...place }) => ({ ...place, amount: cents(total) }))
}

/** Compares what was sent with what was read back, cell by cell. */
export function compareCells(expected: ReceiptCells, found: ReceiptCells): CellComparison {
  const differences = new Map<string, Place & { expected: number; found: number }>()
  for (const side of ['expected', 'found'] as const) {
    for (const { amount, ...place } of (side === 'expected' ? expected : found).cells) {
      const key = keyOf(place)
      const difference = differences.get(key) ?? { ...place, expected: 0, found: 0 }
      difference[side] += amount
      differences.set(key, difference)
    }
  }
  const cells = Array.from(differences.values())
    .filter((difference) => difference.expected !== difference.found)
    .map((difference) => ({
      ...difference,
      expected: cents(difference.expected),
      found: cents(difference.found),
    }))
  if (expected.date === found.date) return { equal: cells.length === 0, cells }
  return { equal: false, cells, date: { expected: expected.date, found: found.date } }
}

function keyOf({ account, costCenterItemId, costUnitItemId }: Place): string {
  return `${account}|${costCenterItemId ?? ''}|${costUnitItemId ?? ''}`
}

function idOf(item: RowItem | undefined): number | undefined {
  return item === undefined || 'create' in item ? undefined : item.itemId
}
