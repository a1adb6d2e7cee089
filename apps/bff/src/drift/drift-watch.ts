import { retryDelayMs } from '@tosite/core'
import type { Deps } from '../deps.ts'
import { type DailyWork, firstDoublings, lookMs } from '../sweeps/daily-work.ts'
import { createDriftComparer } from './compare-mapping.ts'
import type { DueCheck } from './drift-store.ts'

type DriftWatchDeps = Pick<Deps, 'db' | 'clock' | 'now' | 'procountor'> & { readonly random?: () => number }

/** Compares every mapping with Procountor once a day. */
export function createDriftWatch({ random = Math.random, ...deps }: DriftWatchDeps): DailyWork {
  const comparer = createDriftComparer(deps)
  const { clock } = deps
  const due = new Map<string, DueCheck>()
  let lookedAt = Number.NEGATIVE_INFINITY
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString()

  return {
    name: 'drift watch',

    async dueAccount() {
      if (clock.monotonic() - lookedAt < lookMs) return null
      lookedAt = clock.monotonic()
      const found = await comparer.store.due(later(0))
      if (found === null) return null
      due.set(found.accountId, found)
      return found.accountId
    },

    async run(accountId, options) {
      const check = due.get(accountId)
      if (check === undefined) return
      const { mappingId, attempts } = check
      due.delete(accountId)
      try {
        await comparer.compareNow(mappingId, options)
        // Another may be due as well.
        lookedAt = Number.NEGATIVE_INFINITY
      } catch (error) {
        const failed = attempts + 1
        await comparer.store.noteFailure(mappingId, later(retryDelayMs(failed + firstDoublings, random())), failed)
        throw error
      }
    },
  }
}
