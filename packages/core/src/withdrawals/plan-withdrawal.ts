import type { FiscalYear } from '../administrations/administration.ts'
import type { PeriodPolicy } from '../mappings/mapping.ts'
import { dateStatus, firstOpenAfter, fiscalYearOf } from '../receipts/fiscal-calendar.ts'
import { comparePeriods } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'
import { invalidated } from './receipt-change.ts'
import type { ReversalReason, SeenReceipt, WithdrawalAct, WithdrawalWay } from './withdrawal.ts'

export interface WithdrawalRules {
  readonly fiscalYears: readonly FiscalYear[]
  readonly policy: PeriodPolicy
  /** Date of the run's own period: where the policy is `own-period`, closed receipts are reversed there. */
  readonly ownDate?: string
}

/**
 * What a way of withdrawing does to a receipt as it was seen, null where Procountor has it no longer. It is invalidated
 * where year and period are open and it has no serial number (Sweden and Denmark: Procountor refuses those); else, or by
 * choice, a reversal is booked in the same period or, where that is closed, where the period policy says. A policy that
 * names no other period leaves the first open one after it: the person who confirms sees the date.
 */
export function withdrawalAct(seen: SeenReceipt | null, way: WithdrawalWay, rules: WithdrawalRules): WithdrawalAct {
  if (seen === null) return { kind: 'impossible', reason: 'missing' }
  if (seen.status === invalidated) return { kind: 'already-invalidated' }
  const closed = closedBy(rules.fiscalYears, seen.date)
  if (closed !== undefined) return reversalElsewhere(seen.date, closed, rules)
  if (seen.hasSerialNumber) return { kind: 'reverse', reason: 'serial-number', date: seen.date }
  return way === 'invalidate' ? { kind: 'invalidate' } : { kind: 'reverse', reason: 'chosen', date: seen.date }
}

/** Newest period first, and within a period the latest date first. */
export function newestFirst(
  one: { readonly period: Period; readonly date: string },
  other: { readonly period: Period; readonly date: string },
): number {
  if (comparePeriods(one.period, other.period) !== 0) return comparePeriods(other.period, one.period)
  return one.date === other.date ? 0 : one.date < other.date ? 1 : -1
}

function closedBy(years: readonly FiscalYear[], date: string): ReversalReason | undefined {
  const { kind } = dateStatus(years, date)
  return kind === 'open' || kind === 'unknown' ? undefined : kind
}

function reversalElsewhere(
  from: string,
  reason: ReversalReason,
  { fiscalYears, policy, ownDate }: WithdrawalRules,
): WithdrawalAct {
  const isOwnDateOpen = ownDate !== undefined && ownDate > from && dateStatus(fiscalYears, ownDate).kind === 'open'
  const date = policy === 'own-period' && isOwnDateOpen ? ownDate : firstOpenAfter(fiscalYears, from)?.endDate
  if (date === undefined) return { kind: 'impossible', reason: 'no-open-period' }
  if (fiscalYearOf(fiscalYears, from) !== fiscalYearOf(fiscalYears, date)) {
    return { kind: 'impossible', reason: 'crosses-fiscal-year' }
  }
  return { kind: 'reverse', reason, date }
}
