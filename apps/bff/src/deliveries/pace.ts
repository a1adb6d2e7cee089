/** When calls to Procountor may leave. One for all calls of this API client. */
export interface Pace {
  /** Resolves when the next call may leave. */
  depart(): Promise<void>
}

interface PaceOptions {
  readonly requestsPerSecond: number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<unknown>
}

/** Stays this far under the limit: the vendor's clock is not ours. */
const share = 0.98

/** Evenly spaced departures of one process, in the order in which they were asked for. */
export function createPace({ requestsPerSecond, clock, wait }: PaceOptions): Pace {
  const spacingMs = 1000 / (requestsPerSecond * share)
  let next = Number.NEGATIVE_INFINITY
  return {
    async depart() {
      const at = Math.max(clock(), next)
      next = at + spacingMs
      const left = at - clock()
      if (left > 0) await wait(left)
    },
  }
}
