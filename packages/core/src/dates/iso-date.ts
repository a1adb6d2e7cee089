import { calendarDay, dayNumber, daysInMonth } from './calendar.ts'

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is `yyyy-MM-dd` and a day that exists. */
export function isIsoDate(text: string): boolean {
  return partsOf(text) !== undefined
}

/** @throws RangeError where there is no such day. */
export function isoDateOf(year: number, month: number, day: number): string {
  if (!exists(year, month, day)) throw new RangeError(`no such day: ${year}-${month}-${day}`)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The given day of a month; past the month's end its last day. */
export function dayOfMonth(year: number, month: number, day: number): string {
  return isoDateOf(year, month, Math.min(day, daysInMonth(year, month)))
}

export function lastDayOfMonth(year: number, month: number): string {
  return isoDateOf(year, month, daysInMonth(year, month))
}

/** @throws RangeError where the text is not an ISO date. */
export function monthOf(date: string): { readonly year: number; readonly month: number } {
  const { year, month } = checkedParts(date)
  return { year, month }
}

/** The date so many days later, or earlier where negative. */
export function addDays(date: string, days: number): string {
  const { year, month, day } = checkedParts(date)
  const moved = calendarDay(dayNumber(year, month, day) + days)
  return isoDateOf(moved.year, moved.month, moved.day)
}

/** Days from the first date to the second. */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [checkedParts(from), checkedParts(to)]
  return dayNumber(end.year, end.month, end.day) - dayNumber(start.year, start.month, start.day)
}

/** Negative, zero or positive, for sorting. ISO dates sort as text. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether the day exists in the calendar. */
function exists(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month)
}

function partsOf(text: string) {
  const match = isoDate.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return exists(year, month, day) ? { year, month, day } : undefined
}

function checkedParts(text: string) {
  const parts = partsOf(text)
  if (parts === undefined) throw new RangeError(`not an ISO date: ${text}`)
  return parts
}
