import { expect, test } from 'vitest'
import { decimalsOf, fromCents, toCents } from './decimals.ts'
import { toInstant, toLocalTime } from './local-time.ts'
import { isWindows1252 } from './windows-1252.ts'

test.each([
  [1000.07, 100007],
  [-0.01, -1],
  [0.29, 29],
  [1e-7, undefined],
  [0.001, 1],
  [-0.001, -1],
  [-0, 0],
  [1e21, undefined],
  [9_999_999_999_999.99, 999_999_999_999_999],
  [10_000_000_000_000, undefined],
])('%s is %s cents', (value, cents) => {
  expect(toCents(value)).toBe(cents)
})

test('cents come back as the same decimal text', () => {
  for (const cents of [1, 29, 100007, -110, 999_999_999_999_999]) expect(toCents(fromCents(cents))).toBe(cents)
  expect([decimalsOf(1000), decimalsOf(0.25), decimalsOf(0.001), decimalsOf(1e-7)]).toEqual([
    0,
    2,
    3,
    Number.POSITIVE_INFINITY,
  ])
})

test('Windows-1252 has the Nordic and Estonian letters and the typographic signs, not the Latvian or Polish ones', () => {
  expect(isWindows1252('åäöÅÄÖõšžŸ€ – — ’ …\n')).toBe(true)
  for (const text of ['ģ', 'ł', 'č', 'Ж', 'a\u0308', '\u0081', '🙂', '\uFFFD']) expect(isWindows1252(text)).toBe(false)
})

test('times are shown in Finnish time without a zone and read back the same', () => {
  expect(toLocalTime('2026-01-31T22:30:00.005Z', 'Europe/Helsinki')).toBe('2026-02-01T00:30:00.005')
  expect(toLocalTime('2026-07-01T09:00:00.000Z', 'UTC')).toBe('2026-07-01T09:00:00.000')
  expect(toInstant('2026-02-01T00:30:00.005', 'Europe/Helsinki')).toBe('2026-01-31T22:30:00.005Z')
  expect(toInstant('2026-07-01T12:00:00', 'Europe/Helsinki', true)).toBe('2026-07-01T09:00:00.999Z')
  expect(toInstant('2026-07-01T12:00:00+02:00', 'Europe/Helsinki')).toBe('2026-07-01T10:00:00.000Z')
})
