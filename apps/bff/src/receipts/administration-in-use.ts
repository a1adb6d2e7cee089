import type { KnownAdministration } from '../administrations/administration-store.ts'
import type { Administrations } from '../administrations/administrations.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import type { JournalAccount } from './journal-context-store.ts'

/** Reference data older than this is read again before a person looks at a preview. */
const staleAfterMs = 5 * 60_000

export interface AdministrationsInUse {
  /** For looking: as stored, read again where it is stale and can be read. */
  forPreview(account: JournalAccount | null): Promise<KnownAdministration | null>
  /**
   * For sending: read just now. With an expired authorization as stored, for deliveries wait for the next one.
   * @throws ApiProblem with the vendor's words where Procountor cannot be read
   */
  forSending(account: JournalAccount | null): Promise<KnownAdministration | null>
}

export function createAdministrationsInUse(administrations: Administrations, now: () => Date): AdministrationsInUse {
  return {
    async forPreview(account) {
      if (account === null) return null
      const stored = await administrations.administrationOf(account.id)
      const isFresh = stored !== null && now().getTime() - Date.parse(stored.view.readAt) <= staleAfterMs
      if (isFresh || account.status !== 'authorized') return stored
      // What is stored is good enough to look at: sending reads anew, and says so where it cannot.
      return administrations.refreshAdministration(account.id).catch(() => stored)
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
