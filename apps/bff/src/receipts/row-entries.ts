import { mostEntries, type RowEntries } from '@tosite/contract'
import type { Journal, JournalEntry, Receipt } from '@tosite/core'
import { notFound } from '../http/api-error.ts'
import { debitAndCredit } from './debit-and-credit.ts'
import { type PreviewDeps, previewParts } from './preview-journal.ts'

interface RowPlace {
  /** Key of the receipt. */
  readonly receipt: string
  /** Any line of the row; none for the entries that are in no row. */
  readonly line?: number | undefined
  readonly from: number
}

/**
 * The journal entries behind a row of a receipt, as they stand in the journal.
 * @throws ApiProblem not-found where there is no such receipt or row
 */
export async function rowEntries(
  deps: PreviewDeps,
  companyId: number,
  journalId: string,
  { receipt: key, line, from }: RowPlace,
): Promise<RowEntries> {
  const { receipts, loaded } = await previewParts(deps, companyId, journalId)
  const receipt = receipts.find((candidate) => candidate.key === key)
  const lines = receipt === undefined ? undefined : linesOf(receipt, line)
  if (lines === undefined) throw notFound('row')
  const wanted = new Set(lines.slice(from, from + mostEntries))
  return { entries: entriesAt(loaded.journal, wanted).map(entryView), total: lines.length }
}

function linesOf({ rows, lines }: Receipt, line: number | undefined): readonly number[] | undefined {
  if (line !== undefined) return rows.find((row) => row.lines.includes(line))?.lines
  const inRows = new Set(rows.flatMap((row) => row.lines))
  return lines.filter((candidate) => !inRows.has(candidate))
}

function entriesAt({ transactions }: Journal, lines: ReadonlySet<number>): readonly JournalEntry[] {
  return transactions.flatMap(({ entries }) => entries.filter((entry) => lines.has(entry.line)))
}

function entryView({ amount, ...entry }: JournalEntry): RowEntries['entries'][number] {
  return { ...entry, ...debitAndCredit(amount) }
}
