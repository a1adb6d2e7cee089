import type { PeriodType } from '../nmbrs/entities.ts'

export interface DemoPeriod {
  readonly year: number
  readonly number: number
}

const day = 24 * 60 * 60 * 1000

/** The period that the demo office is working on: October 2026, or what of it is complete. */
export const present: Readonly<Record<PeriodType, DemoPeriod>> = {
  M: { year: 2026, number: 10 },
  W4: { year: 2026, number: 10 },
  W1: { year: 2026, number: 43 },
}

/** Periods in a year: months, four weeks, or ISO weeks, of which 2026 has 53. */
export function periodsIn(type: PeriodType, year: number): number {
  if (type === 'M') return 12
  if (type === 'W4') return 13
  const longYear =
    new Date(Date.UTC(year, 0, 1)).getUTCDay() === 4 || new Date(Date.UTC(year, 11, 31)).getUTCDay() === 4
  return longYear ? 53 : 52
}

/** The last day of a period, `yyyy-MM-dd`; a week that ends in the next year is booked on the last of December. */
export function lastDay(type: PeriodType, { year, number }: DemoPeriod): string {
  if (type === 'M') return iso(Date.UTC(year, number, 0))
  const weeks = type === 'W4' ? number * 4 : number
  const end = firstMonday(year) + weeks * 7 * day - day
  return iso(Math.min(end, Date.UTC(year, 11, 31)))
}

/** Earlier periods, newest first. */
export function periodsBefore(type: PeriodType, from: DemoPeriod, count: number): DemoPeriod[] {
  const found: DemoPeriod[] = []
  let { year, number } = from
  while (found.length < count) {
    number -= 1
    if (number === 0) {
      year -= 1
      number = periodsIn(type, year)
    }
    found.push({ year, number })
  }
  return found
}

export function describe(type: PeriodType, { number }: DemoPeriod): string {
  if (type === 'M') return months[number - 1] ?? ''
  return type === 'W4' ? `Neliviikkojakso ${number}` : `Viikko ${number}`
}

const months = [
  'Tammikuu',
  'Helmikuu',
  'Maaliskuu',
  'Huhtikuu',
  'Toukokuu',
  'Kesäkuu',
  'Heinäkuu',
  'Elokuu',
  'Syyskuu',
  'Lokakuu',
  'Marraskuu',
  'Joulukuu',
]

/** The Monday of ISO week 1, which holds 4 January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4)
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
