import { retryDelayMs } from '@tosite/core'
import type { Deps } from '../deps.ts'
import { type DailyWork, firstDoublings, lookMs } from './daily-work.ts'
import { sweepAccount } from './sweep-account.ts'
import { createSweepStore } from './sweep-store.ts'

const dayMs = 86_400_000

type SweeperDeps = Pick<Deps, 'db' | 'clock' | 'procountor'> & { readonly random: () => number }

/** Looks an account's receipts through in Procountor. */
export function createSweeper({ db, clock, procountor, random }: SweeperDeps): DailyWork {
  const store = createSweepStore(db)
  const attempts = new Map<string, number>()
  let lookedAt = Number.NEGATIVE_INFINITY
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString()

  return {
    name: 'sweep',

    async dueAccount() {
      if (clock.monotonic() - lookedAt < lookMs) return null
      lookedAt = clock.monotonic()
      const due = await store.due(later(0), later(dayMs))
      if (due === null) return null
      attempts.set(due.accountId, due.attempts)
      return due.accountId
    },

    async run(accountId, options) {
      const began = later(0)
      const call = <T>(work: Parameters<typeof procountor.with<T>>[1]) => procountor.with(accountId, work, options)
      try {
        await sweepAccount({ store, now: clock.now, call }, accountId)
        attempts.delete(accountId)
        // Another may be due as well.
        lookedAt = Number.NEGATIVE_INFINITY
        await store.note(accountId, { sweptAt: began, dueAt: later(dayMs), attempts: 0 })
      } catch (error) {
        const failed = (attempts.get(accountId) ?? 0) + 1
        const dueAt = later(retryDelayMs(failed + firstDoublings, random()))
        await store.note(accountId, { sweptAt: null, dueAt, attempts: failed })
        throw error
      }
    },
  }
}
