import { dayOfMonth, isIsoDate, lastDayOfMonth } from '../dates/iso-date.ts'
import type { Finding, FindingCode, FindingValue } from '../findings/finding.ts'
import type { BookingDate } from '../mappings/mapping.ts'
import { formatPeriod, isPeriodOf, ownPeriod } from '../runs/period.ts'
import type { Run } from '../runs/run.ts'

/** The chosen booking date of the run's own period; without a `date` the transaction's own counts. */
export interface OwnPeriodDate {
  readonly date?: string
  readonly findings: readonly Finding[]
}

/** By the mapping's choice. `typed` is the payment date a person gave for this journal. */
export function ownPeriodDate(run: Run, choice: BookingDate, typed: string | undefined): OwnPeriodDate {
  const own = ownPeriod(run)
  const period = formatPeriod(own)
  switch (choice.kind) {
    case 'as-in-journal':
      return { findings: [] }
    case 'payment-date':
      if (typed === undefined || typed === '') return refused('booking-date-needed', { period })
      return isIsoDate(typed) ? { date: typed, findings: [] } : refused('bad-date', { text: typed })
    case 'last-day':
      return hasMonth(run) ? { date: lastDayOfMonth(own.year, own.number), findings: [] } : notAllowed(run, choice.kind)
    case 'payment-day':
      return hasMonth(run) && Number.isInteger(choice.day) && choice.day >= 1
        ? { date: dayOfMonth(own.year, own.number, choice.day), findings: [] }
        : notAllowed(run, choice.kind)
  }
}

/** Only where a period is a month does it tell a day: how weeks map to dates is not published. */
export function hasMonth(run: Run): boolean {
  return run.periodType === 'month' && isPeriodOf('month', run.periodEnd)
}

function notAllowed(run: Run, bookingDate: BookingDate['kind']): OwnPeriodDate {
  return refused('booking-date-not-allowed', { bookingDate, periodType: run.periodType })
}

function refused(code: FindingCode, values: Readonly<Record<string, FindingValue>>): OwnPeriodDate {
  return { findings: [{ code, severity: 'problem', values }] }
}
