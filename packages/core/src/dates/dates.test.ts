import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDay, dayNumber, daysInMonth, isLeapYear } from './calendar.ts'
import {
  addDays,
  compareDates,
  dayOfMonth,
  daysBetween,
  isIsoDate,
  isoDateOf,
  lastDayOfMonth,
  monthOf,
} from './iso-date.ts'
import { parseJournalDate } from './parse-journal-date.ts'

const anyDate = fc
  .record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) => dayOfMonth(year, month, day))

test('every fourth year is a leap year, except hundreds that are not four hundreds', () => {
  expect([2024, 2025, 2026, 2000, 1900, 2100].map(isLeapYear)).toEqual([true, false, false, true, false, false])
  expect(daysInMonth(2024, 2)).toBe(29)
  expect(daysInMonth(2026, 2)).toBe(28)
  expect(daysInMonth(2026, 13)).toBe(0)
})

test.each(['2026-06-30', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
  expect(isIsoDate(text)).toBe(true)
})

test.each([
  '2026-02-29',
  '2026-06-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '0000-01-01',
  '20260630',
  '2026-6-30',
  '2026-06-30T00:00',
  '',
])('%j is no date', (text) => {
  expect(isIsoDate(text)).toBe(false)
})

test.each([
  ['20260630', '2026-06-30'],
  ['2026-06-30', '2026-06-30'],
  ['2026-05-31T00:00:00', '2026-05-31'],
  ['2026-05-31T23:59', '2026-05-31'],
  ['2026-05-31T12:30:45.1230000+02:00', '2026-05-31'],
  ['2026-05-31T00:00:00Z', '2026-05-31'],
])('a journal may write %s', (text, expected) => {
  expect(parseJournalDate(text)).toBe(expected)
})

test.each([
  '',
  '20260631',
  '2026063',
  '31.5.2026',
  '2026-05-31 00:00',
  '2026-05-31T24:00:00',
  '2026-05-31Tmorning',
  '0001-01-01T00:00:00',
  '00010101',
])('%j is no date of a journal', (text) => {
  expect(parseJournalDate(text)).toBeUndefined()
})

test('the last day of a month knows leap years', () => {
  expect(lastDayOfMonth(2026, 2)).toBe('2026-02-28')
  expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29')
  expect(dayOfMonth(2026, 6, 31)).toBe('2026-06-30')
  expect(dayOfMonth(2026, 6, 15)).toBe('2026-06-15')
})

test('a day that does not exist is refused', () => {
  expect(() => isoDateOf(2026, 2, 29)).toThrow(RangeError)
  expect(() => lastDayOfMonth(2026, 13)).toThrow(RangeError)
  expect(() => monthOf('June')).toThrow(RangeError)
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
})

test('days are added across months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
  expect(monthOf('2026-06-30')).toEqual({ year: 2026, month: 6 })
})

test('a date and its day number say the same', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
      expect(calendarDay(dayNumber(year, month, day))).toEqual({ year, month, day })
    }),
  )
})

test('the day after is one day later, in text order too', () => {
  fc.assert(
    fc.property(
      anyDate.filter((date) => date < '9999-12-31'),
      (date) => {
        const next = addDays(date, 1)
        expect(daysBetween(date, next)).toBe(1)
        expect(compareDates(date, next)).toBe(-1)
        expect(compareDates(next, date)).toBe(1)
        expect(compareDates(next, next)).toBe(0)
      },
    ),
  )
})
