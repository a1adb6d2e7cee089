import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('Departures are evenly spaced, two percent under the limit, in the order asked for', async () => {
  const asked: number[] = []
  const pace = createPace({ requestsPerSecond: 10, clock: () => 1000, wait: async (ms) => asked.push(ms) })
  await Promise.all(Array.from({ length: 4 }, () => pace.depart()))
  const spacing = 1000 / 9.8
  expect(asked).toEqual([spacing, 2 * spacing, 3 * spacing].map((ms) => expect.closeTo(ms, 6)))
})

test('Time that passed without calls is not saved up', async () => {
  let now = 0
  const waits: number[] = []
  const pace = createPace({ requestsPerSecond: 1, clock: () => now, wait: async (ms) => waits.push(ms) })
  await pace.depart()
  now = 60_000
  await pace.depart()
  await pace.depart()
  expect(waits).toEqual([expect.closeTo(1000 / 0.98, 6)])
})
