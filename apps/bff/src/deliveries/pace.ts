import type { Clock } from '../clock.ts'

/** Who waits for a departure: people come first, then accounts in turn. */
export type Lane = 'person' | { readonly account: string }

/** When calls to Procountor may leave. One for all calls of this API client. */
export interface Pace {
  /**
   * Resolves when the call may leave: at once, or never. `atDeparture` runs at the departure time; what it throws is
   * thrown, and the call must not be made.
   */
  depart(lane: Lane, atDeparture?: () => Promise<void>): Promise<void>
  /** Procountor said that there were too many: half the pace for a minute. */
  slowDown(): Promise<void>
}

interface PaceOptions {
  readonly requestsPerSecond: number
  readonly clock: Clock
}

/** Stays this far under the limit: the vendor's clock is not ours. */
const share = 0.98

/** Evenly spaced departures of one process, in the order in which they were asked for. */
export function createPace({ requestsPerSecond, clock }: PaceOptions): Pace {
  const spacingMs = 1000 / (requestsPerSecond * share)
  let next = Number.NEGATIVE_INFINITY
  return {
    async depart(_lane, atDeparture) {
      const at = Math.max(clock.monotonic(), next)
      next = at + spacingMs
      const left = at - clock.monotonic()
      if (left > 0) await clock.sleep(left)
      await atDeparture?.()
    },
    async slowDown() {
      next = Math.max(clock.monotonic(), next) + spacingMs
    },
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
