import type { Clock } from '../clock.ts'
import type { DeliveryJob } from './delivery-job.ts'

type Uncertain = Pick<DeliveryJob, 'id' | 'givenUpAt'>

/**
 * How long ago requests were given up, as far as this process has witnessed it. The time of day is no measure: one that is
 * set forward would let a receipt be sent again while the first request may still land. What was given up before this
 * process looked counts from its first look.
 */
export interface GivenUpTimes {
  /** It has just been given up, or is seen for the first time. Milliseconds since then. */
  elapsed(job: Uncertain): number
  forget(id: string): void
}

export function createGivenUpTimes(clock: Pick<Clock, 'monotonic'>): GivenUpTimes {
  const seen = new Map<string, { readonly givenUpAt: string | null; readonly at: number }>()
  return {
    elapsed({ id, givenUpAt }) {
      const now = clock.monotonic()
      const known = seen.get(id)
      if (known?.givenUpAt === givenUpAt) return now - known.at
      seen.set(id, { givenUpAt, at: now })
      return 0
    },
    forget: (id) => void seen.delete(id),
  }
}
