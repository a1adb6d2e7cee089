import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('any window of one second counts, not the seconds of the clock', () => {
  const limit = createRateLimit(2)
  expect([900, 999, 1100].map(limit.arrive)).toEqual([true, true, false])
  expect([1899, 2100].map(limit.arrive)).toEqual([false, true])
  expect(limit.report()).toMatchObject({ violations: 2, most: 4 })
})

test('requests evenly spaced at the limit are all within it', () => {
  const limit = createRateLimit(20)
  expect(Array.from({ length: 200 }, (_, index) => limit.arrive(index * 50)).every(Boolean)).toBe(true)
})

test('one and a half a second are ninety a minute', () => {
  const limit = createRateLimit(1.5)
  expect(Array.from({ length: 90 }, () => limit.arrive(0)).every(Boolean)).toBe(true)
  expect([limit.arrive(59_999), limit.arrive(60_000)]).toEqual([false, true])
})
