import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

/** Finnish and Swedish group with no-break spaces and write U+2212 for minus. */
const plain = (text: string) => text.replace(/\s/gu, ' ').replace('\u2212', '-')

test('amounts are written from cents the way of the language, without a float in between', () => {
  expect(createFormat('en').amount(123_456_789)).toBe('1,234,567.89')
  expect(plain(createFormat('fi').amount(-123_405))).toBe('-1 234,05')
  expect(plain(createFormat('sv').amount(7))).toBe('0,07')
  expect(createFormat('en').amount(9_007_199_254_740_991)).toBe('90,071,992,547,409.91')
})

test('a booking date does not shift with the time zone', () => {
  expect(createFormat('fi').date('2026-06-30')).toBe('30.6.2026')
  expect(createFormat('en').date('2026-01-01')).toBe('01/01/2026')
})

test('a period is its number and year', () => {
  expect(createFormat('sv').period({ year: 2026, number: 6 })).toBe('6/2026')
})
