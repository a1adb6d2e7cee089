import type { Cents } from '../money/cents.ts'
import type { JournalEntry } from './journal.ts'

/** Makes an entry; empty codes are absent. One maker, so that a million entries share four object layouts. */
export function journalEntry(
  line: number,
  account: string,
  costCenter: string,
  costUnit: string,
  amount: Cents,
  text: string,
): JournalEntry {
  if (costCenter === '') {
    return costUnit === '' ? { line, account, amount, text } : { line, account, costUnit, amount, text }
  }
  return costUnit === ''
    ? { line, account, costCenter, amount, text }
    : { line, account, costCenter, costUnit, amount, text }
}
