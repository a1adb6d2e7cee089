import { type Clock, realClock } from '../src/clock.ts'

/** Goes as fast as the real one, and further where time is let pass. */
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
    pass: (seconds) => {
      passedMs += seconds * 1000
    },
  }
}
