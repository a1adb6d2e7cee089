import { setTimeout as wait } from 'node:timers/promises'

/** Where time comes from. Whoever waits or measures is given one, so that a simulation can run it all on a time of its own. */
export interface Clock {
  /** The time of day. It may jump, forwards and back. */
  now(): Date
  /** Milliseconds since the machine was started, the same for all its processes. Never goes back. */
  monotonic(): number
  /** Resolves after so many milliseconds of `monotonic`, or as soon as `signal` is aborted. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const realClock: Clock = {
  now: () => new Date(),
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
}

/** A signal that is aborted after so many milliseconds of `clock`, or with `other`, unless `clear` is called first. */
export function timeoutOn(clock: Clock, ms: number, other?: AbortSignal) {
  const cleared = new AbortController()
  const timeout = new AbortController()
  const end = () => timeout.abort()
  if (other?.aborted) end()
  other?.addEventListener('abort', end, { signal: cleared.signal })
  clock.sleep(ms, cleared.signal).then(() => {
    if (!cleared.signal.aborted) end()
  })
  return { signal: timeout.signal, clear: () => cleared.abort('in time') }
}
