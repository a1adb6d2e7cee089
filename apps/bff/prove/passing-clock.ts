import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Clock, realClock } from '../src/clock.ts'

/** Goes as fast as the real one, and further where time is let pass, and where somebody sleeps longer than a moment. */
export interface PassingClock extends Clock {
  pass(seconds: number): void
}

/** Starts at this time of day. */
export function createPassingClock(start: Date): PassingClock {
  const startedAt = performance.now()
  let passedMs = 0
  const elapsedMs = () => performance.now() - startedAt + passedMs
  return {
    ...realClock,
    now: () => new Date(start.getTime() + elapsedMs()),
    monotonic: elapsedMs,
    sleep: async (ms, signal) => {
      if (ms < momentMs || ms > longestMs) return realClock.sleep(ms, signal)
      passedMs += ms
      await nextTurn()
    },
    pass: (seconds) => {
      passedMs += seconds * 1000
    },
  }
}

const momentMs = 50
/** What is longer is a time-out, and those are not to come about. */
const longestMs = 10_000
