import { type ProcountorClient, Rejected, Unavailable, type UserPrivileges } from '@tosite/procountor'
import type { CallOptions, ProcountorAccess } from '../accounts/procountor-access.ts'
import type { Db } from '../db/database.ts'
import { apiProblem } from '../http/api-error.ts'
import { createAdministrationStore, type KnownAdministration } from './administration-store.ts'
import { procountorToAccess, procountorToAdministration } from './procountor-to-administration.ts'

export interface Administrations {
  /** Stored reference data, or null where none has been read. */
  administrationOf(accountId: string): Promise<KnownAdministration | null>
  /**
   * Reads the company, the user's rights, dimensions, chart of accounts, VAT and fiscal years from Procountor, one call
   * each, and stores them. Where the token stands for another company than the account, nothing is stored and `access`
   * tells which.
   * @throws ProcountorFailure, or ApiProblem where there is no usable authorization
   */
  refreshAdministration(accountId: string, options?: CallOptions): Promise<KnownAdministration>
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

    async refreshAdministration(accountId, options) {
      const { session, access, data } = await procountor.with(
        accountId,
        async (client) => {
          const own = await client.sessionInfo()
          return {
            session: own,
            access: procountorToAccess(own, await rightsOf(client)),
            data: procountorToAdministration({
              dimensions: await client.dimensions(),
              accounts: await client.chartOfAccounts(),
              vats: await client.vats(),
              fiscalYears: await client.fiscalYears(),
            }),
          }
        },
        options,
      )
      await store.save(accountId, { id: session.companyId, name: session.name }, { ...data, access })
      const known = await store.find(accountId)
      if (known === null) throw apiProblem('account-not-authorized', 409, 'The account was changed meanwhile.')
      return { ...known, access }
    },
  }
}

/** Null where Procountor does not tell them: whether they are enough shows in what they are needed for. */
async function rightsOf(client: ProcountorClient): Promise<UserPrivileges | null> {
  try {
    return await client.rights()
  } catch (error) {
    if (error instanceof Rejected || error instanceof Unavailable) return null
    throw error
  }
}
