import type { FiscalYear } from './entities.ts'
import type { InferredFacts } from './facts.ts'

interface Span {
  readonly startDate: string
  readonly endDate: string
}

export const covers = (date: string) => (span: Span) => span.startDate <= date && date <= span.endDate

/** Whether the date lies in a closed fiscal year or tracking period. Tracking periods are optional. */
export function isClosedOn(date: string, years: readonly FiscalYear[], facts: InferredFacts): boolean {
  const year = years.find(covers(date))
  if (!year) return facts.refuseDateOutsideFiscalYears
  if (!year.isOpen) return true
  const period = year.trackingPeriods.find(covers(date))
  if (!period || period.status === 'OPEN') return false
  return period.status === 'CLOSED' || !facts.pendingTakesPostings
}
