import fc from 'fast-check'
import { expect, test } from 'vitest'
import { departureToleranceMs, type PaceState, reserveDeparture, slowedDown, spacingOf } from './reserve-departure.ts'

function departures(times: readonly number[], spacing: number, start: PaceState | null = null): number[] {
  let state = start
  return times.map((now) => {
    const reserved = reserveDeparture(state, now, spacing)
    state = reserved.state
    return reserved.at
  })
}

test('departures are evenly spaced, two percent under the limit, fractions included', () => {
  expect(departures([0, 0, 0], spacingOf(20))).toEqual([0, 1000 / 19.6, 2000 / 19.6].map((ms) => expect.closeTo(ms, 6)))
  expect(spacingOf(1.5)).toBeCloseTo(680.27, 2)
})

test('time that passed without calls is not saved up', () => {
  expect(departures([0, 60_000, 60_000], 100)).toEqual([0, 60_000, 60_100])
})

test('half the pace for a minute', () => {
  const slow = slowedDown({ freeAt: 1000, slowUntil: 0 }, 1000)
  expect(departures([1000, 1000, 1000, 61_000, 61_000], 100, slow)).toEqual([1000, 1200, 1400, 61_000, 61_100])
})

test('a time reserved before the machine was started anew holds nobody up', () => {
  expect(departures([50, 50], 100, { freeAt: 9_999_999, slowUntil: 9_999_999 })).toEqual([50, 150])
})

const mostAhead = 60

test('whenever they are asked for, and late by no more than is tolerated, no second has more than the limit', () => {
  const limits = fc.integer({ min: 1, max: 50 })
  const steps = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 300 }), late: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 100, maxLength: 300 },
  )
  fc.assert(
    fc.property(limits, steps, (limit, asked) => {
      const spacing = spacingOf(limit)
      let now = 0
      let state: PaceState | null = null
      const left = asked
        .map(({ wait, late }) => {
          // A process asks again only when its turn has come, so there are never very many ahead.
          now = Math.max(now + wait, (state?.freeAt ?? 0) - mostAhead * spacing)
          const reserved = reserveDeparture(state, now, spacing)
          state = reserved.state
          return reserved.at + late * departureToleranceMs * 0.999
        })
        .sort((a, b) => a - b)
      for (const [index, at] of left.entries()) {
        const after = left[index + limit]
        if (after !== undefined) expect(after - at).toBeGreaterThanOrEqual(1000)
      }
    }),
  )
})
