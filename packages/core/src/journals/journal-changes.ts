import { type Cents, cents } from '../money/cents.ts'
import { comparePeriods, formatPeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'
import type { Journal } from './journal.ts'

/** What one period, ledger account, cost centre and cost unit came to before, and comes to now. */
export interface JournalChange {
  readonly period: Period
  readonly account: string
  readonly costCenter?: string
  readonly costUnit?: string
  readonly was: Cents
  readonly is: Cents
}

interface Sums extends Omit<JournalChange, 'was' | 'is'> {
  was: number
  is: number
}

/**
 * Where two snapshots of a run come to different amounts, in order of period and codes. None: they book the same, even
 * where texts, dates or the order of lines are others.
 */
export function journalChanges(before: Journal, now: Journal): readonly JournalChange[] {
  const all = new Map<string, Sums>()
  addUp(all, before, 'was')
  addUp(all, now, 'is')
  return [...all]
    .filter(([, { was, is }]) => was !== is)
    .sort(([key, one], [otherKey, other]) => comparePeriods(one.period, other.period) || (key < otherKey ? -1 : 1))
    .map(([, { was, is, ...place }]) => ({ ...place, was: cents(was), is: cents(is) }))
}

function addUp(all: Map<string, Sums>, { transactions }: Journal, side: 'was' | 'is'): void {
  for (const { period, entries } of transactions) {
    for (const { account, costCenter, costUnit, amount } of entries) {
      const key = JSON.stringify([formatPeriod(period), account, costCenter ?? '', costUnit ?? ''])
      const place = {
        period,
        account,
        ...(costCenter === undefined ? {} : { costCenter }),
        ...(costUnit === undefined ? {} : { costUnit }),
      }
      const sums = all.get(key) ?? { ...place, was: 0, is: 0 }
      sums[side] += amount
      all.set(key, sums)
    }
  }
}
