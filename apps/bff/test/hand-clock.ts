import { type Clock, realClock } from '../src/clock.ts'

export interface HandClock {
  readonly clock: Clock
  /** The time of day. */
  readonly now: Date
  /** Moves the time of day, and whoever sleeps. */
  pass(seconds: number): void
}

/** Time that goes on by itself only for whoever sleeps a moment: a test lets seconds and minutes pass. */
export function handClock(): HandClock {
  let now = new Date()
  let passedMs = 0
  const sleepers = new Set<{ readonly until: number; wake(): void }>()

  return {
    clock: {
      now: () => now,
      monotonic: () => realClock.monotonic() + passedMs,
      async sleep(ms, signal) {
        const woken = new AbortController()
        const sleeper = { until: passedMs + ms, wake: () => woken.abort() }
        sleepers.add(sleeper)
        await realClock.sleep(ms, signal === undefined ? woken.signal : AbortSignal.any([signal, woken.signal]))
        sleepers.delete(sleeper)
      },
    },
    get now() {
      return now
    },
    pass(seconds) {
      passedMs += seconds * 1000
      now = new Date(now.getTime() + seconds * 1000)
      for (const sleeper of sleepers) if (sleeper.until <= passedMs) sleeper.wake()
    },
  }
}
