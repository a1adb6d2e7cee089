export type RateLimit = ReturnType<typeof createRateLimit>

interface RateReport {
  readonly requestsPerSecond: number
  readonly violations: number
  /** The most requests that ever arrived within one window. */
  readonly most: number
  readonly windowMs: number
}

/**
 * Requests of the one API client, counted as they arrive, refused ones included, in a window that slides. A limit below
 * whole requests a second (90 a minute) is counted over a minute.
 */
export function createRateLimit(requestsPerSecond: number) {
  const windowMs = Number.isInteger(requestsPerSecond) ? 1000 : 60_000
  const allowed = Math.floor((requestsPerSecond * windowMs) / 1000)
  let arrivals: number[] = []
  let violations = 0
  let most = 0

  return {
    /** `at` in milliseconds; answers whether the request is within the limit. */
    arrive: (at: number): boolean => {
      arrivals = arrivals.filter((earlier) => earlier > at - windowMs)
      arrivals.push(at)
      most = Math.max(most, arrivals.length)
      if (arrivals.length <= allowed) return true
      violations += 1
      return false
    },
    report: (): RateReport => ({ requestsPerSecond, violations, most, windowMs }),
    clear: (): void => {
      arrivals = []
      violations = 0
      most = 0
    },
  }
}
