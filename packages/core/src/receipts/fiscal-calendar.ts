import type { FiscalYear, TrackingPeriod } from '../administrations/administration.ts'
import { lastDayOfMonth, monthOf } from '../dates/iso-date.ts'

/** What Procountor's calendar says of a booking date. */
export type DateStatus =
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed-fiscal-year'; readonly startDate: string; readonly endDate: string }
  | { readonly kind: 'closed-period'; readonly startDate: string; readonly endDate: string; readonly status: string }

/** A booking period that is open. Dates are its first and last day. */
export interface OpenPeriod {
  readonly startDate: string
  readonly endDate: string
  readonly fiscalYear: FiscalYear
}

interface Span {
  readonly startDate: string
  readonly endDate: string
}

export function fiscalYearOf(years: readonly FiscalYear[], date: string): FiscalYear | undefined {
  return years.find((year) => covers(year, date))
}

/**
 * Open means: the fiscal year is, and the tracking period, if there is one, is `OPEN` (a `PENDING` one is not).
 * `unknown`: no fiscal year covers the date.
 */
export function dateStatus(years: readonly FiscalYear[], date: string): DateStatus {
  const year = fiscalYearOf(years, date)
  if (year === undefined) return { kind: 'unknown' }
  const { startDate, endDate, isOpen, trackingPeriods } = year
  if (!isOpen) return { kind: 'closed-fiscal-year', startDate, endDate }
  const closed = trackingPeriods.find((period) => covers(period, date) && !isOpenPeriod(period))
  return closed === undefined
    ? { kind: 'open' }
    : { kind: 'closed-period', startDate: closed.startDate, endDate: closed.endDate, status: closed.status }
}

/** The first open period that begins after the date: tracking periods where the fiscal year has them, else calendar months. */
export function firstOpenAfter(years: readonly FiscalYear[], date: string): OpenPeriod | undefined {
  let first: OpenPeriod | undefined
  for (const fiscalYear of years) {
    if (!fiscalYear.isOpen || fiscalYear.endDate <= date) continue
    const tracking = fiscalYear.trackingPeriods
    const spans = tracking.length === 0 ? monthsOf(fiscalYear) : tracking.filter(isOpenPeriod)
    for (const { startDate, endDate } of spans) {
      if (startDate > date && (first === undefined || startDate < first.startDate)) {
        first = { startDate, endDate, fiscalYear }
      }
    }
  }
  return first
}

function covers(span: Span, date: string): boolean {
  return span.startDate <= date && date <= span.endDate
}

function isOpenPeriod(period: TrackingPeriod): boolean {
  return period.status === 'OPEN'
}

/** The calendar months of a fiscal year, cut to it where it begins or ends within one. */
function monthsOf({ startDate, endDate }: Span): readonly Span[] {
  const months: Span[] = []
  for (let start = startDate; start <= endDate; ) {
    const { year, month } = monthOf(start)
    const last = lastDayOfMonth(year, month)
    months.push({ startDate: start, endDate: last < endDate ? last : endDate })
    start =
      month === 12
        ? `${String(year + 1).padStart(4, '0')}-01-01`
        : `${last.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
  }
  return months
}
