import type { Clock } from '../clock.ts'
import type { DeliveryJob } from './delivery-job.ts'

type Uncertain = Pick<DeliveryJob, 'id' | 'givenUpAt'>

/**
 * How long ago requests were given up, as far as this process has witnessed it. The time of day is no measure: one that is
 * set forward would let a receipt be sent again while the first request may still land. What was given up before this
 * process looked counts from its first look.
 */
export interface GivenUpTimes {
  /** This process waited for the answer, and waits no more. */
  gaveUp(request: Uncertain): void
  /** Milliseconds since it was given up, or seen for the first time. */
  elapsed(request: Uncertain): number
  /**
   * Milliseconds until it can land no more: the settle time after it was given up. One that another process made may
   * still be out, for as long as a call may take, and be given up there only then.
   */
  untilSettled(request: Uncertain, settleMs: number): number
  forget(id: string): void
}

interface Seen {
  readonly givenUpAt: string | null
  readonly at: number
  readonly isOwn: boolean
}

/** `callTimeoutMs` is how long a call may be out; where less time to settle is asked for, no longer than that. */
export function createGivenUpTimes(clock: Pick<Clock, 'monotonic'>, callTimeoutMs: number): GivenUpTimes {
  const seen = new Map<string, Seen>()
  const note = ({ id, givenUpAt }: Uncertain, isOwn: boolean): Seen => {
    const one = { givenUpAt, at: clock.monotonic(), isOwn }
    seen.set(id, one)
    return one
  }
  const known = (request: Uncertain): Seen => {
    const one = seen.get(request.id)
    return one?.givenUpAt === request.givenUpAt ? one : note(request, false)
  }
  return {
    gaveUp: (request) => void note(request, true),
    elapsed: (request) => clock.monotonic() - known(request).at,
    untilSettled(request, settleMs) {
      const { at, isOwn } = known(request)
      const stillOutMs = isOwn ? 0 : Math.min(callTimeoutMs, settleMs)
      return Math.max(0, settleMs + stillOutMs - (clock.monotonic() - at))
    },
    forget: (id) => void seen.delete(id),
  }
}
