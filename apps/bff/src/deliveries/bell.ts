import type { Clock } from '../clock.ts'

/** Wakes who sleeps; rung while nobody sleeps, it lets the next sleep end at once. */
export interface Bell {
  ring(): void
  /** Resolves when it is rung, or after so many milliseconds. */
  sleep(ms: number): Promise<void>
}

export function createBell(clock: Pick<Clock, 'sleep'>): Bell {
  let rung = new AbortController()
  return {
    // With a reason, for the one made otherwise carries a stack.
    ring: () => rung.abort('rung'),
    async sleep(ms) {
      await clock.sleep(ms, rung.signal)
      if (rung.signal.aborted) rung = new AbortController()
    },
  }
}
