import type { ItemResolver } from '../dimensions/item-resolver.ts'
import type { JournalTransaction } from '../journals/journal.ts'
import { type Cents, cents } from '../money/cents.ts'
import { type EntryColumns, type EntryRules, entryColumns } from './entry-columns.ts'
import type { ReceiptRow, RowItem } from './receipt.ts'
import type { RowKind } from './row-kinds.ts'
import { numberRows, type RowNumbers } from './row-numbers.ts'

export interface RowRules extends EntryRules {
  readonly costCenters: ItemResolver
  readonly costUnits: ItemResolver
}

export interface SummedRows {
  readonly rows: readonly ReceiptRow[]
  /** Of the rows, both not negative. */
  readonly debit: Cents
  readonly credit: Cents
  /** What the entries come to: zero where the receipt balances. */
  readonly difference: Cents
  /** All lines, those of rows that cancelled included. */
  readonly lines: readonly number[]
}

interface RowSums extends RowNumbers {
  readonly sums: Float64Array
  /** How many lines each row has. */
  readonly counts: Int32Array
  readonly difference: number
}

/**
 * Sums entries of equal account, items and text into rows; those that come to zero are left out.
 * @throws RangeError when amounts are so large that sums would not be exact.
 */
export function sumRows(transactions: readonly JournalTransaction[], rules: RowRules): SummedRows {
  const columns = entryColumns(transactions, rules)
  const summed = sumColumns(columns)
  return { ...rowsOf(summed, columns, rules), difference: cents(summed.difference), lines: columns.lines }
}

function sumColumns(columns: EntryColumns): RowSums {
  const { amounts } = columns
  const { rowOfEntry, firstEntries } = numberRows(columns)
  const sums = new Float64Array(firstEntries.length)
  const counts = new Int32Array(firstEntries.length)
  let difference = 0
  let absolute = 0
  for (let at = 0; at < amounts.length; at++) {
    const amount = amounts[at] ?? 0
    const row = rowOfEntry[at] ?? 0
    sums[row] = (sums[row] ?? 0) + amount
    counts[row] = (counts[row] ?? 0) + 1
    difference += amount
    absolute += Math.abs(amount)
  }
  // Where this is exact, so is every sum of some of the same amounts.
  cents(absolute)
  return { rowOfEntry, firstEntries, sums, counts, difference }
}

function rowsOf(summed: RowSums, columns: EntryColumns, { kinds, costCenters, costUnits }: RowRules) {
  const { firstEntries, sums, counts } = summed
  const sorted = sortByRow(columns.lines, summed)
  const rows: ReceiptRow[] = []
  let debit = 0
  let credit = 0
  for (let row = 0, from = 0; row < sums.length; row++) {
    const to = from + (counts[row] ?? 0)
    const amount = cents(sums[row] ?? 0)
    if (amount > 0) debit += amount
    else credit -= amount
    if (amount !== 0) {
      const first = firstEntries[row] ?? 0
      const costCenter = costCenters.itemOf(columns.costCenters[first] ?? 0)
      const costUnit = costUnits.itemOf(columns.costUnits[first] ?? 0)
      const kind = kinds.kind((columns.kindsAndSides[first] ?? 0) >> 1)
      rows.push(receiptRow(kind, costCenter, costUnit, amount, linesOf(sorted, from, to)))
    }
    from = to
  }
  return { rows, debit: cents(debit), credit: cents(credit) }
}

/** Counting sort: the lines of each row side by side, rows in order. */
function sortByRow(lines: readonly number[], { counts, rowOfEntry }: RowSums): Int32Array {
  const next = new Int32Array(counts.length)
  for (let row = 1; row < counts.length; row++) next[row] = (next[row - 1] ?? 0) + (counts[row - 1] ?? 0)
  const sorted = new Int32Array(lines.length)
  for (let at = 0; at < lines.length; at++) {
    const row = rowOfEntry[at] ?? 0
    const place = next[row] ?? 0
    sorted[place] = lines[at] ?? 0
    next[row] = place + 1
  }
  return sorted
}

/** Typed arrays in between leave less for the garbage collector to look through. */
function linesOf(sorted: Int32Array, from: number, to: number): readonly number[] {
  const lines = new Array<number>(to - from)
  for (let at = from; at < to; at++) lines[at - from] = sorted[at] ?? 0
  return lines
}

function receiptRow(
  { account, text, vat }: RowKind,
  costCenter: RowItem | undefined,
  costUnit: RowItem | undefined,
  amount: Cents,
  lines: readonly number[],
): ReceiptRow {
  if (costCenter === undefined) {
    return costUnit === undefined
      ? { account, amount, text, vat, lines }
      : { account, costUnit, amount, text, vat, lines }
  }
  return costUnit === undefined
    ? { account, costCenter, amount, text, vat, lines }
    : { account, costCenter, costUnit, amount, text, vat, lines }
}
