import type { Period, PeriodType, Run } from './run.ts'

/** Nmbrs: "`M` = month, 12 periods; `W4` = four weeks, 13; `W1` = week, 52, and 53 in 2026". Which years have 53 is not published. */
const highestNumber: Readonly<Record<PeriodType, number>> = { month: 12, 'four-weeks': 13, week: 53 }

/** The highest number of any period type. */
const highestOfAll = 53

const journalPeriod = /^(\d{1,2})\/(\d{4})$/

/** Whether a company of this period type has a period of that number. */
export function isPeriodOf(type: PeriodType, number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= highestNumber[type]
}

/** Period as journals write it, `6/2026`. */
export function parsePeriod(text: string): Period | undefined {
  const match = journalPeriod.exec(text)
  if (match === null) return undefined
  const period = { year: Number(match[2]), number: Number(match[1]) }
  return period.year > 0 && period.number >= 1 && period.number <= highestOfAll ? period : undefined
}

export function formatPeriod(period: Period): string {
  return `${period.number}/${period.year}`
}

/** Negative, zero or positive, for sorting. */
export function comparePeriods(a: Period, b: Period): number {
  return a.year - b.year || a.number - b.number
}

export function samePeriod(a: Period, b: Period): boolean {
  return comparePeriods(a, b) === 0
}

/** The period that the run is for. */
export function ownPeriod(run: Run): Period {
  return { year: run.year, number: run.periodEnd }
}

/** Whether a receipt of this period corrects: an earlier period than the run's own, or any of a stand-alone retroactive run. */
export function isCorrection(run: Run, period: Period): boolean {
  return run.periodStart !== run.periodEnd || comparePeriods(period, ownPeriod(run)) < 0
}
