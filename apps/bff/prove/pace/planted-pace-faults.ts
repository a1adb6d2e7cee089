import { type PaceState, reserveDeparture, slowedDown } from '@tosite/core'
import { createPace } from '../../src/deliveries/pace.ts'
import { type MakePace, realPace } from './pace-world.ts'

/** Paces that are broken on purpose, each by what is wrong with it. The proof of the pace must find every one. */
export const plantedPaceFaults: Readonly<Record<string, MakePace>> = {
  'every process keeps its own pace': ({ clock }, requestsPerSecond) => {
    let state: PaceState | null = null
    const store = {
      reserve: async (now: () => number, spacingMs: number) => {
        const reserved = reserveDeparture(state, now(), spacingMs)
        state = reserved.state
        return reserved.at
      },
      slowDown: async (now: () => number) => {
        state = slowedDown(state, now())
      },
    }
    return createPace({ requestsPerSecond, clock, store })
  },

  'a tenth too fast': (process, requestsPerSecond) => realPace(process, requestsPerSecond * 1.1),

  'a tenth too careful': (process, requestsPerSecond) => realPace(process, requestsPerSecond * 0.9),

  'a call leaves later than its time': (process, requestsPerSecond) => {
    const pace = realPace(process, requestsPerSecond)
    let count = 0
    return {
      ...pace,
      async depart(lane, atDeparture, signal) {
        await pace.depart(lane, atDeparture, signal)
        await process.clock.sleep(++count % 2 === 0 ? 0 : 150)
      },
    }
  },

  'a 429 changes nothing': (process, requestsPerSecond) => ({
    ...realPace(process, requestsPerSecond),
    slowDown: async () => undefined,
  }),

  'people wait with the companies': (process, requestsPerSecond) => {
    const pace = realPace(process, requestsPerSecond)
    return { ...pace, depart: (_lane, ...rest) => pace.depart({ account: 'everybody' }, ...rest) }
  },

  'a small company waits behind a batch': (process, requestsPerSecond) => {
    const pace = realPace(process, requestsPerSecond)
    const inLine = { account: 'everybody' }
    return { ...pace, depart: (lane, ...rest) => pace.depart(lane === 'person' ? lane : inLine, ...rest) }
  },
}
