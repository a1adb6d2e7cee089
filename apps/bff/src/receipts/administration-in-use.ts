import { ProcountorFailure } from '@tosite/procountor'
import type { KnownAdministration } from '../administrations/administration-store.ts'
import type { Administrations } from '../administrations/administrations.ts'
import { ApiProblem } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import type { JournalAccount } from './journal-context-store.ts'

/**
 * Reference data read within this time is warm: a preview or a preflight judges by it without asking Procountor. Older, it is
 * read again, each kind by one call. Send, and a person who presses `Check now`, have it read again however warm it is.
 */
const staleAfterMs = 5 * 60_000

export interface Reading {
  readonly known: KnownAdministration | null
  /** Why it could not be read, where it was to be; what is known is as stored then. */
  readonly failure: unknown
}

export interface AdministrationsInUse {
  /** For looking: as stored, read again where it is stale and can be read. */
  forPreview(account: JournalAccount | null): Promise<KnownAdministration | null>
  /** For checking before sending: as stored where it is warm and not asked for anew. It does not fail for want of an answer. */
  forPreflight(account: JournalAccount | null, anew: boolean): Promise<Reading>
  /**
   * For sending: read just now. With an expired authorization as stored, for deliveries wait for the next one.
   * @throws ApiProblem with the vendor's words where Procountor cannot be read
   */
  forSending(account: JournalAccount | null): Promise<KnownAdministration | null>
}

export function createAdministrationsInUse(administrations: Administrations, now: () => Date): AdministrationsInUse {
  /** Readings under way: whoever asks meanwhile waits for the same. */
  const reading = new Map<string, Promise<KnownAdministration>>()

  function refresh(accountId: string): Promise<KnownAdministration> {
    const underWay = reading.get(accountId)
    if (underWay !== undefined) return underWay
    const started = administrations.refreshAdministration(accountId).finally(() => reading.delete(accountId))
    reading.set(accountId, started)
    return started
  }

  const isWarm = (stored: KnownAdministration | null): stored is KnownAdministration =>
    stored !== null && now().getTime() - Date.parse(stored.view.readAt) <= staleAfterMs

  return {
    async forPreflight(account, anew) {
      if (account === null) return { known: null, failure: null }
      const known = await administrations.administrationOf(account.id)
      const isEnough = !anew && isWarm(known) && known.access !== null
      if (isEnough || account.status !== 'authorized') return { known, failure: null }
      try {
        return { known: await refresh(account.id), failure: null }
      } catch (failure) {
        if (!(failure instanceof ProcountorFailure || failure instanceof ApiProblem)) throw failure
        return { known, failure }
      }
    },

    async forPreview(account) {
      if (account === null) return null
      const stored = await administrations.administrationOf(account.id)
      if (isWarm(stored) || account.status !== 'authorized') return stored
      // What is stored is good enough to look at: sending reads anew, and says so where it cannot.
      return refresh(account.id).catch(() => stored)
    },

    async forSending(account) {
      if (account === null) return null
      if (account.status !== 'authorized') return administrations.administrationOf(account.id)
      try {
        return await administrations.refreshAdministration(account.id)
      } catch (error) {
        throw problemOfProcountor(error)
      }
    },
  }
}
