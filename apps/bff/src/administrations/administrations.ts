import type { ProcountorAccess } from '../accounts/procountor-access.ts'
import type { Db } from '../db/database.ts'
import { apiProblem } from '../http/api-error.ts'
import { createAdministrationStore, type KnownAdministration } from './administration-store.ts'
import { procountorToAdministration } from './procountor-to-administration.ts'

export interface Administrations {
  /** Stored reference data, or null where none has been read. */
  administrationOf(accountId: string): Promise<KnownAdministration | null>
  /**
   * Reads the company, dimensions, chart of accounts, VAT and fiscal years from Procountor, one call each, and stores them.
   * @throws ProcountorFailure, or ApiProblem where there is no usable authorization
   */
  refreshAdministration(accountId: string): Promise<KnownAdministration>
}

interface AdministrationsDeps {
  readonly db: Db
  readonly now: () => Date
  readonly procountor: ProcountorAccess
}

export function createAdministrations({ db, now, procountor }: AdministrationsDeps): Administrations {
  const store = createAdministrationStore(db, now)
  return {
    administrationOf: (accountId) => store.find(accountId),

    async refreshAdministration(accountId) {
      const { session, data } = await procountor.with(accountId, async (client) => ({
        session: await client.sessionInfo(),
        data: procountorToAdministration({
          dimensions: await client.dimensions(),
          accounts: await client.chartOfAccounts(),
          vats: await client.vats(),
          fiscalYears: await client.fiscalYears(),
        }),
      }))
      await store.save(accountId, { id: session.companyId, name: session.name }, data)
      const known = await store.find(accountId)
      if (known === null) throw apiProblem('account-not-authorized', 409, 'The account was changed meanwhile.')
      return known
    },
  }
}
