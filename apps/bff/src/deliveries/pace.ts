import { departureToleranceMs, spacingOf } from '@tosite/core'
import type { Clock } from '../clock.ts'
import { createLanes, type Lane } from './lanes.ts'
import type { PaceStore } from './pace-store.ts'

/** When calls to Procountor may leave. One for all calls of this API client, whichever process makes them. */
export interface Pace {
  /**
   * Resolves when the call may leave: at once, or never. `atDeparture` runs at the departure time, and again where that
   * was missed by far; what it throws is thrown, and the call must not be made. Once `signal` is aborted nobody waits any
   * more: its reason is thrown.
   */
  depart(lane: Lane, atDeparture?: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Procountor said that there were too many: half the pace for a minute. */
  slowDown(): Promise<void>
}

interface PaceOptions {
  readonly requestsPerSecond: number
  readonly clock: Clock
  readonly store: PaceStore
}

interface Waiter {
  /** It is their turn, at the time that was reserved. */
  go(at: number): void
  fail(error: unknown): void
}

/** Of the tolerance, what is left to the way from here into the network. */
const ownTolerance = 0.8

/** For how long what was asked at a departure may be relied on at the next one: much less than a lease lasts. */
const holdsForMs = 5_000

/**
 * Reserves one departure at a time, and decides only when it has come whose it is: so whoever comes last can still be
 * first, and no process holds more than one.
 */
export function createPace({ requestsPerSecond, clock, store }: PaceOptions): Pace {
  const spacingMs = spacingOf(requestsPerSecond)
  const toleratedMs = departureToleranceMs * ownTolerance
  const waiting = createLanes<Waiter>()
  let isServing = false

  /** The reserved time that has just come. */
  async function nextDeparture(): Promise<number> {
    for (;;) {
      const at = await store.reserve(clock.monotonic, spacingMs)
      for (let left = at - clock.monotonic(); left > 0; left = at - clock.monotonic()) await clock.sleep(left)
      if (!isLate(at)) return at
      // This process was held up. To leave now could mean to leave together with the next one.
    }
  }

  const isLate = (at: number) => clock.monotonic() - at > toleratedMs

  async function serve(): Promise<void> {
    if (isServing) return
    isServing = true
    while (!waiting.isEmpty()) {
      try {
        const at = await nextDeparture()
        waiting.next()?.go(at)
      } catch (error) {
        waiting.next()?.fail(error)
      }
    }
    isServing = false
  }

  function turn(lane: Lane, signal: AbortSignal | undefined): Promise<number> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const giveUp = () => {
        waiting.remove(lane, waiter)
        reject(signal?.reason)
      }
      const waiter: Waiter = {
        go(at) {
          signal?.removeEventListener('abort', giveUp)
          resolve(at)
        },
        fail(error) {
          signal?.removeEventListener('abort', giveUp)
          reject(error)
        },
      }
      signal?.addEventListener('abort', giveUp)
      waiting.add(lane, waiter)
      void serve()
    })
  }

  return {
    async depart(lane, atDeparture, signal) {
      let at = await turn(lane, signal)
      if (atDeparture === undefined) return
      await atDeparture()
      let askedAt = clock.monotonic()
      // The disk took its time: a departure that was missed is not made up for.
      while (isLate(at)) {
        at = await turn(lane, signal)
        if (clock.monotonic() - askedAt <= holdsForMs) return
        // This process stood still: what must hold when the call leaves may not hold any more.
        await atDeparture()
        askedAt = clock.monotonic()
      }
    },

    slowDown: () => store.slowDown(clock.monotonic),
  }
}

/** Sends as `send` does, and tells the pace of every answer that asks to slow down. */
export function slowingDown(send: typeof fetch, pace: Pick<Pace, 'slowDown'>): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    if (response.status === 429) await pace.slowDown()
    return response
  }
}
