import type { Journal, JournalTransaction } from '../journals/journal.ts'
import type { Period } from '../runs/run.ts'

/** The transactions of a journal that become one receipt. */
export interface ReceiptGroup {
  readonly key: string
  readonly period: Period
  /** The transactions' own date. */
  readonly date: string
  readonly transactions: readonly JournalTransaction[]
}

/** One group per period and date, in order of first appearance. */
export function groupByPeriodAndDate(journal: Journal): readonly ReceiptGroup[] {
  const groups = new Map<string, ReceiptGroup & { transactions: JournalTransaction[] }>()
  for (const transaction of journal.transactions) {
    const { period, date } = transaction
    const key = `${period.year}-${period.number}/${date}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { key, period, date, transactions: [transaction] })
    else group.transactions.push(transaction)
  }
  return [...groups.values()]
}
