import { comparePeriods, samePeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'

/** A run with what stands of it in Procountor. */
export interface SentRun {
  readonly period: Period
  readonly number: number
  readonly receipts: readonly { readonly period: Period; readonly correction: boolean }[]
}

/**
 * The later sent run that corrects a period of this one, the latest of several: what it corrects is only right on top of
 * what this one booked, so it has to be withdrawn first.
 */
export function blockingRun<Run extends SentRun>(own: SentRun, others: readonly Run[]): Run | undefined {
  return others
    .filter((other) => compareRuns(other, own) > 0 && corrects(other, own))
    .sort((one, other) => compareRuns(other, one))[0]
}

function compareRuns(one: SentRun, other: SentRun): number {
  return comparePeriods(one.period, other.period) || one.number - other.number
}

function corrects(later: SentRun, own: SentRun): boolean {
  return later.receipts.some(
    ({ period, correction }) => correction && own.receipts.some((receipt) => samePeriod(receipt.period, period)),
  )
}
