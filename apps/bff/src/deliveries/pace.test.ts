import { expect, test } from 'vitest'
import type { Clock } from '../clock.ts'
import { createPace } from './pace.ts'

function clockAt(now: number): Clock & { at: number; readonly slept: number[] } {
  const clock = {
    at: now,
    slept: [] as number[],
    now: () => new Date(clock.at),
    monotonic: () => clock.at,
    sleep: async (ms: number) => {
      clock.slept.push(ms)
    },
  }
  return clock
}

test('Departures are evenly spaced, two percent under the limit, in the order asked for', async () => {
  const clock = clockAt(1000)
  const pace = createPace({ requestsPerSecond: 10, clock })
  await Promise.all(Array.from({ length: 4 }, () => pace.depart('person')))
  const spacing = 1000 / 9.8
  expect(clock.slept).toEqual([spacing, 2 * spacing, 3 * spacing].map((ms) => expect.closeTo(ms, 6)))
})

test('Time that passed without calls is not saved up', async () => {
  const clock = clockAt(0)
  const pace = createPace({ requestsPerSecond: 1, clock })
  await pace.depart('person')
  clock.at = 60_000
  await pace.depart('person')
  await pace.depart('person')
  expect(clock.slept).toEqual([expect.closeTo(1000 / 0.98, 6)])
})
