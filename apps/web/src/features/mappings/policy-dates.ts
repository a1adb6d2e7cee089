import type { RulesMaterial } from '@tosite/contract'
import { comparePeriods, lastDayOfMonth, monthOf, ownPeriod, type Run, samePeriod } from '@tosite/core'

export interface PolicyDates {
  /** The company's newest run: whose corrections are asked about. */
  readonly run: Run
  /** The date of its own period: of its journal, else the last day of its month; undefined where neither tells. */
  readonly ownDate: string | undefined
  /** A date in each month that may be corrected, the newest first. */
  readonly dates: readonly string[]
}

/** Without corrections in any journal, as many months before the run's own. */
const monthsBefore = 6
const mostMonths = 12

/** Which months a period policy decides about: those that journals correct, and the last before the newest run's own. */
export function policyDates({ runs, periodType, dates }: RulesMaterial): PolicyDates | undefined {
  const [newest] = runs
  if (newest === undefined) return undefined
  const run: Run = { ...newest, periodType: periodType ?? 'month' }
  const own = ownPeriod(run)
  const ofOwn = dates.filter((one) => samePeriod(one, own)).map(({ date }) => date)
  const monthEnd = run.periodType === 'month' ? lastDayOfMonth(own.year, own.number) : undefined
  const ownDate = ofOwn.sort().at(-1) ?? monthEnd
  const corrected = dates.filter((one) => comparePeriods(one, own) < 0).map(({ date }) => date)
  const from = ownDate ?? corrected[0]
  const candidates = [...corrected, ...(from === undefined ? [] : lastDaysBefore(from))]
  const byMonth = new Map<string, string>()
  for (const date of candidates) {
    const month = date.slice(0, 7)
    if (month !== ownDate?.slice(0, 7) && !byMonth.has(month)) byMonth.set(month, date)
  }
  return { run, ownDate, dates: [...byMonth.values()].sort().reverse().slice(0, mostMonths) }
}

function lastDaysBefore(date: string): readonly string[] {
  const { year, month } = monthOf(date)
  return Array.from({ length: monthsBefore }, (_, at) => {
    const back = year * 12 + month - 2 - at
    return lastDayOfMonth(Math.floor(back / 12), (back % 12) + 1)
  })
}
