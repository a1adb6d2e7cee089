import type { AdministrationView } from '@tosite/contract'
import type { Administration, AdministrationAccess } from '@tosite/core'
import { and, eq, isNull } from 'drizzle-orm'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, administrationData } from '../db/schema.ts'
import { type ReferenceData, StoredAccess, StoredKinds } from './procountor-to-administration.ts'

export interface KnownAdministration {
  readonly administration: Administration
  readonly view: AdministrationView
  /** What the token stands for and may do; null where that was not read. */
  readonly access: AdministrationAccess | null
}

const kinds = ['dimensions', 'chart-of-accounts', 'vats', 'fiscal-years'] as const satisfies (keyof ReferenceData)[]

/** Reference data of the companies behind accounts, as last read. */
export function createAdministrationStore(db: Db, now: () => Date) {
  return {
    /** Null where there is no such account, it was never authorized, or its data has not been read. */
    find: (accountId: string): Promise<KnownAdministration | null> =>
      read(db, (tx) => findAdministration(tx, accountId)),

    /**
     * Stores what was read, all kinds at once, with the company's present name. Nothing is stored where the account now
     * stands for another company, or is gone.
     */
    save: (
      accountId: string,
      company: { readonly id: number; readonly name: string },
      data: ReferenceData & { readonly access?: AdministrationAccess },
    ) =>
      write(db, (tx) => {
        const readAt = now().toISOString()
        const { changes } = tx
          .update(accounts)
          .set({ administrationName: company.name, refreshedAt: readAt, problem: null })
          .where(and(eq(accounts.id, accountId), eq(accounts.administrationId, company.id), isNull(accounts.deletedAt)))
          .run()
        if (changes === 0) return
        for (const kind of data.access === undefined ? kinds : ([...kinds, 'access'] as const)) {
          tx.insert(administrationData)
            .values({ accountId, kind, data: data[kind], readAt })
            .onConflictDoUpdate({
              target: [administrationData.accountId, administrationData.kind],
              set: { data: data[kind], readAt },
            })
            .run()
        }
      }),
  }
}

function findAdministration(tx: Tx, accountId: string): KnownAdministration | null {
  const account = tx
    .select({ companyId: accounts.administrationId, name: accounts.administrationName, readAt: accounts.refreshedAt })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)))
    .get()
  if (account === undefined || account.companyId === null || account.readAt === null) return null

  const rows = tx.select().from(administrationData).where(eq(administrationData.accountId, accountId)).all()
  const stored = new Map(rows.map(({ kind, data }) => [kind, data]))
  if (kinds.some((kind) => !stored.has(kind))) return null
  const { vatStatuses, vatPercents } = StoredKinds.vats.parse(stored.get('vats'))
  const view: AdministrationView = {
    companyId: account.companyId,
    name: account.name ?? '',
    readAt: account.readAt,
    dimensions: StoredKinds.dimensions.parse(stored.get('dimensions')),
    accounts: StoredKinds['chart-of-accounts'].parse(stored.get('chart-of-accounts')),
    vatStatuses,
    vatPercents,
    fiscalYears: StoredKinds['fiscal-years'].parse(stored.get('fiscal-years')),
  }
  const access = stored.get('access')
  return { administration: view, view, access: access === undefined ? null : StoredAccess.parse(access) }
}
