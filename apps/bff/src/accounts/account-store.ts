import type { Account } from '@tosite/contract'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, administrationData, companies, mappings } from '../db/schema.ts'
import { apiProblem } from '../http/api-error.ts'
import { accountView } from './account-view.ts'
import { forgetRefresh } from './token-refresh-store.ts'

export type AccountStore = ReturnType<typeof createAccountStore>

export function createAccountStore(db: Db, now: () => Date, newId: () => string) {
  return {
    /** Oldest first, so that rows stay where they are. */
    list: (): Promise<Account[]> => read(db, (tx) => selectAccounts(tx, now())),

    find: (id: string): Promise<Account | null> =>
      read(db, (tx) => selectAccounts(tx, now(), eq(accounts.id, id))[0] ?? null),

    /** The username is stored as typed, and is free: two accounts may have the same. */
    create: (username: string, actor: string): Promise<Account> =>
      write(db, (tx) => {
        const id = newId()
        const createdAt = now().toISOString()
        tx.insert(accounts).values({ id, username, createdAt }).run()
        recordAudit(tx, { at: createdAt, actor, action: 'account created', subject: id, details: { username } })
        return one(tx, id, now())
      }),

    /**
     * Takes an account away, its tokens with it; receipts sent through it keep their history. False where there is none.
     * @throws ApiProblem account-in-use while a mapping uses it
     */
    delete: (id: string, actor: string): Promise<boolean> =>
      write(db, (tx) => {
        const account = selectAccounts(tx, now(), eq(accounts.id, id))[0]
        if (account === undefined) return false
        if (account.mapping !== null) {
          throw apiProblem('account-in-use', 409, 'A mapping uses this account: delete the mapping first.', {
            values: { username: account.username, company: account.mapping.companyName },
          })
        }
        const deletedAt = now().toISOString()
        tx.delete(administrationData).where(eq(administrationData.accountId, id)).run()
        forgetRefresh(tx, id)
        tx.update(accounts)
          .set({
            deletedAt,
            status: 'not-authorized',
            accessToken: null,
            refreshToken: null,
            accessTokenExpiresAt: null,
            refreshTokenAt: null,
            problem: null,
          })
          .where(eq(accounts.id, id))
          .run()
        const { username } = account
        recordAudit(tx, { at: deletedAt, actor, action: 'account deleted', subject: id, details: { username } })
        return true
      }),

    /** What a refresh failed with. */
    saveProblem: (id: string, problem: NonNullable<Account['problem']>): Promise<void> =>
      write(db, (tx) => {
        tx.update(accounts)
          .set({ problem })
          .where(and(eq(accounts.id, id), isNull(accounts.deletedAt)))
          .run()
      }),
  }
}

function one(tx: Tx, id: string, at: Date): Account {
  const account = selectAccounts(tx, at, eq(accounts.id, id))[0]
  if (account === undefined) throw new Error(`account ${id} vanished inside a transaction`)
  return account
}

function selectAccounts(tx: Tx, at: Date, where?: SQL): Account[] {
  return tx
    .select({
      account: accounts,
      mapping: mappings,
      companyName: companies.name,
    })
    .from(accounts)
    .leftJoin(mappings, eq(mappings.accountId, accounts.id))
    .leftJoin(companies, eq(companies.id, mappings.companyId))
    .where(and(isNull(accounts.deletedAt), where))
    .orderBy(asc(accounts.createdAt), sql`${accounts}.rowid`)
    .all()
    .map(({ account, mapping, companyName }) => accountView(account, mapping, companyName, at))
}
