const firstDelayMs = 2_000
const longestDelayMs = 15 * 60_000
/** 2 s doubled so often is past the longest delay. */
const doublings = 10

/**
 * How long to wait before trying again, in milliseconds: doubling with each failed attempt (counted from 1) up to a quarter
 * of an hour, and spread over the upper half of that so that many waiting deliveries do not come back at once.
 * `random01` is a number from 0 to 1.
 */
export function retryDelayMs(attempt: number, random01: number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(Math.max(attempt, 1) - 1, doublings))
  return Math.round((full / 2) * (1 + random01))
}
