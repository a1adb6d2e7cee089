import { expect, test } from 'vitest'
import { june } from '../../test/example.ts'
import { comparePeriods, formatPeriod, isCorrection, isPeriodOf, ownPeriod, parsePeriod, samePeriod } from './period.ts'

test('a period is written as the journal writes it', () => {
  expect(parsePeriod('6/2026')).toEqual({ year: 2026, number: 6 })
  expect(parsePeriod('53/2026')).toEqual({ year: 2026, number: 53 })
  expect(formatPeriod({ year: 2026, number: 6 })).toBe('6/2026')
})

test.each(['', '0/2026', '54/2026', '6-2026', '6/26', '2026/6', '6/0000', '-6/2026', '6.5/2026', '006/2026'])(
  '%j is no period',
  (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  },
)

test('a year has 12 months, 13 times four weeks, and up to 53 weeks', () => {
  expect(isPeriodOf('month', 12)).toBe(true)
  expect(isPeriodOf('month', 13)).toBe(false)
  expect(isPeriodOf('four-weeks', 13)).toBe(true)
  expect(isPeriodOf('four-weeks', 14)).toBe(false)
  expect(isPeriodOf('week', 53)).toBe(true)
  expect(isPeriodOf('week', 54)).toBe(false)
  expect(isPeriodOf('week', 0)).toBe(false)
  expect(isPeriodOf('month', 1.5)).toBe(false)
})

test('periods are ordered by year and number', () => {
  expect(comparePeriods({ year: 2025, number: 12 }, { year: 2026, number: 1 })).toBeLessThan(0)
  expect(comparePeriods({ year: 2026, number: 10 }, { year: 2026, number: 9 })).toBeGreaterThan(0)
  expect(samePeriod({ year: 2026, number: 6 }, ownPeriod(june))).toBe(true)
})

test('a correction is for an earlier period than the run’s own', () => {
  expect(isCorrection(june, { year: 2026, number: 6 })).toBe(false)
  expect(isCorrection(june, { year: 2026, number: 5 })).toBe(true)
  expect(isCorrection(june, { year: 2025, number: 12 })).toBe(true)
  expect(isCorrection(june, { year: 2026, number: 7 })).toBe(false)
})

test('every receipt of a stand-alone retroactive run is a correction', () => {
  const retroactive = { ...june, periodStart: 1 }
  expect(isCorrection(retroactive, { year: 2026, number: 6 })).toBe(true)
  expect(isCorrection(retroactive, { year: 2026, number: 1 })).toBe(true)
})
