import type { BookingDate, FiscalYear, Journal, PeriodPolicy, Run } from '../src/index.ts'
import { computeReceipts } from '../src/index.ts'
import { administrationWith, entries, juneAndMarch, mappingWith, june as monthly } from './example.ts'

/** What the dates of receipts depend on; June and a correction of March where nothing is said. */
export interface GivenDates {
  readonly journal?: Journal
  readonly run?: Run
  readonly policy?: PeriodPolicy
  readonly booking?: BookingDate
  readonly typed?: string
  readonly fiscalYears?: readonly FiscalYear[]
}

export function computeDated({
  journal = juneAndMarch,
  run = monthly,
  policy,
  booking,
  typed,
  fiscalYears,
}: GivenDates) {
  const mapping = mappingWith({ ...(policy && { periodPolicy: policy }), ...(booking && { bookingDate: booking }) })
  const administration = administrationWith({ ...(fiscalYears && { fiscalYears }) })
  return computeReceipts({ run, journal, mapping, administration, ...(typed !== undefined && { bookingDate: typed }) })
}

export function datesOf(given: GivenDates) {
  return computeDated(given).receipts.map(({ date }) => date)
}

export function journalOf(
  ...transactions: readonly (readonly [date: string, year: number, number: number])[]
): Journal {
  return {
    transactions: transactions.map(([date, year, number], at) => ({
      date,
      period: { year, number },
      entries: entries(at * 2 + 1, ['5000', 100], ['2961', -100]),
    })),
  }
}

/** A weekly run and its journal, with a correction of the week before. */
export const weekly: Run = { ...monthly, periodType: 'week', periodStart: 26, periodEnd: 26 }
export const week26 = journalOf(['2026-06-28', 2026, 26], ['2026-06-21', 2026, 25])
