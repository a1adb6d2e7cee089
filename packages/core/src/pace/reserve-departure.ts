/** What all processes know of the pace. Times are milliseconds of the clock that they share. */
export interface PaceState {
  /** The first time that nobody has reserved. */
  readonly freeAt: number
  /** Half the pace until then. */
  readonly slowUntil: number
}

/** Stays this far under the limit: the vendor's clock is not ours. */
const share = 0.98
const slowFactor = 2
const slowMs = 60_000
/**
 * More departures than could be waiting at once, for a process has at most one. What is reserved further ahead was
 * reserved on another clock, before the machine was started anew.
 */
const mostWaiting = 64

/** Milliseconds between two departures. The limit may be a fraction: 1.5 a second is one in 680 ms. */
export function spacingOf(requestsPerSecond: number): number {
  return 1000 / (requestsPerSecond * share)
}

/**
 * How many milliseconds after the time reserved for it a call may leave: spaced like this, and late by no more, there are
 * never more departures within a second than the limit allows.
 */
export const departureToleranceMs = 1000 / share - 1000

/** The next departure time that nobody has, evenly spaced. What was not used is not saved up. */
export function reserveDeparture(
  state: PaceState | null,
  now: number,
  spacingMs: number,
): { readonly at: number; readonly state: PaceState } {
  const slowUntil = isSlow(state, now) ? state.slowUntil : 0
  const spacing = spacingNow(state, now, spacingMs)
  const isReachable = state !== null && state.freeAt - now <= mostWaiting * slowFactor * spacingMs
  const at = isReachable ? Math.max(now, state.freeAt) : now
  return { at, state: { freeAt: at + spacing, slowUntil } }
}

/** Milliseconds between two departures at this moment. */
export function spacingNow(state: PaceState | null, now: number, spacingMs: number): number {
  return isSlow(state, now) ? spacingMs * slowFactor : spacingMs
}

/** Half the pace for a minute from now. */
export function slowedDown(state: PaceState | null, now: number): PaceState {
  return { freeAt: state?.freeAt ?? now, slowUntil: now + slowMs }
}

function isSlow(state: PaceState | null, now: number): state is PaceState {
  return state !== null && now < state.slowUntil && state.slowUntil - now <= slowMs
}
