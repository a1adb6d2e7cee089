import type { Finding } from '../findings/finding.ts'
import { type Cents, cents } from '../money/cents.ts'
import { comparePeriods, formatPeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'
import type { Journal } from './journal.ts'

/** What one ledger account comes to in one period, debit less credit. */
export interface PeriodAccountSum {
  readonly period: Period
  readonly account: string
  readonly amount: Cents
}

/** Sums of a journal in order of period and account; those that come to zero are left out. */
export function sumsByPeriodAndAccount(journal: Journal): readonly PeriodAccountSum[] {
  const totals = new Map<string, { period: Period; accounts: Map<string, number> }>()
  for (const { period, entries } of journal.transactions) {
    const key = formatPeriod(period)
    const total = totals.get(key) ?? { period, accounts: new Map<string, number>() }
    totals.set(key, total)
    for (const { account, amount } of entries) {
      total.accounts.set(account, (total.accounts.get(account) ?? 0) + amount)
    }
  }
  return [...totals.values()]
    .flatMap(({ period, accounts }) =>
      Array.from(accounts, ([account, amount]) => ({ period, account, amount: cents(amount) })),
    )
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => comparePeriods(a.period, b.period) || (a.account < b.account ? -1 : 1))
}

/**
 * Every period and account where a journal (`found`) does not come to what the control journal says (`expected`).
 * No findings: they agree.
 */
export function compareSums(
  found: readonly PeriodAccountSum[],
  expected: readonly PeriodAccountSum[],
): readonly Finding[] {
  const rows = new Map<string, { period: string; account: string; found: number; expected: number }>()
  for (const [side, sums] of [
    ['found', found],
    ['expected', expected],
  ] as const) {
    for (const { period, account, amount } of sums) {
      const text = formatPeriod(period)
      const key = `${text} ${account}`
      const row = rows.get(key) ?? { period: text, account, found: 0, expected: 0 }
      row[side] += amount
      rows.set(key, row)
    }
  }
  return Array.from(rows.values())
    .filter((row) => row.found !== row.expected)
    .map((row) => ({ code: 'sums-differ', severity: 'problem', values: row }))
}
