import type { Finding } from '../findings/finding.ts'
import { lineValues } from '../findings/line-list.ts'
import type { ItemBinding } from '../mappings/mapping.ts'
import type { Receipt, ReceiptRow } from '../receipts/receipt.ts'

/** People per cost centre code, or that nobody could count them. */
export type Headcounts =
  | { readonly kind: 'counted'; readonly people: ReadonlyMap<string, number> }
  | { readonly kind: 'not-counted' }

/**
 * Cost centres of one person: their rows in Procountor are that person's pay, readable by whoever may read the ledger.
 * Codes are told, never who. Codes of one item are counted together, for together they are booked.
 */
export function headcountFindings(
  receipts: readonly Receipt[],
  headcounts: Headcounts,
  bindings: readonly ItemBinding[],
): readonly Finding[] {
  const rows = receipts.flatMap((receipt) => receipt.rows.filter(({ costCenter }) => costCenter !== undefined))
  if (rows.length === 0) return []
  if (headcounts.kind === 'not-counted') return [{ code: 'headcount-unknown', severity: 'notice', values: {} }]
  const alone = rows.filter((row) => peopleOf(row, headcounts.people, bindings) === 1)
  if (alone.length === 0) return []
  const codes = [...new Set(alone.map(({ costCenter }) => costCenter?.code ?? ''))]
  const lines = alone.flatMap((row) => row.lines).sort((one, other) => one - other)
  return [{ code: 'one-person-cost-center', severity: 'warning', values: { codes, ...lineValues(lines) } }]
}

function peopleOf(
  { costCenter }: ReceiptRow,
  people: ReadonlyMap<string, number>,
  bindings: readonly ItemBinding[],
): number {
  if (costCenter === undefined) return 0
  if ('create' in costCenter) return people.get(costCenter.code) ?? 0
  const codes = new Set(bindings.filter(({ itemId }) => itemId === costCenter.itemId).map(({ code }) => code))
  return [...codes].reduce((sum, code) => sum + (people.get(code) ?? 0), 0)
}
