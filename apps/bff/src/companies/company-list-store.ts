import { asc, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import type { DemoSeed } from '../config.ts'
import { type Db, type Tx, write } from '../db/database.ts'
import { companies, debtors, nmbrsConnection, userCompanies, users } from '../db/schema.ts'

export interface ListedDebtor {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly companies: readonly { readonly id: number; readonly number: string; readonly name: string }[]
}

export type CompanyListStore = ReturnType<typeof createCompanyListStore>

/** Keeps the office's debtors and companies as Nmbrs last listed them. Tosite's own marks stay. */
export function createCompanyListStore(db: Db, now: () => Date, seed: DemoSeed) {
  return {
    /** Stores the whole list, in its order. One that is missing now is kept for its history and marked as gone. */
    save: (listed: readonly ListedDebtor[], actor: string): Promise<{ readonly readAt: string }> =>
      write(db, (tx) => {
        const readAt = now().toISOString()
        saveDebtors(tx, listed, seed)
        saveCompanies(tx, listed, seed)
        giveFirstCompany(tx)
        tx.update(nmbrsConnection).set({ companiesReadAt: readAt }).run()
        recordAudit(tx, {
          at: readAt,
          actor,
          action: 'companies read',
          subject: 'nmbrs',
          details: { debtors: listed.length, companies: listed.flatMap((debtor) => debtor.companies).length },
        })
        return { readAt }
      }),
  }
}

function saveDebtors(tx: Tx, listed: readonly ListedDebtor[], seed: DemoSeed): void {
  const insert = tx
    .insert(debtors)
    .values({
      id: sql.placeholder('id'),
      number: sql.placeholder('number'),
      name: sql.placeholder('name'),
      blocked: sql.placeholder('blocked'),
      position: sql.placeholder('position'),
    })
    .onConflictDoUpdate({
      target: debtors.id,
      set: { number: sql`excluded.number`, name: sql`excluded.name`, position: sql`excluded.position`, gone: false },
    })
    .prepare()
  listed.forEach(({ id, number, name }, position) => {
    insert.run({ id, number, name, blocked: seed.blockedDebtorIds.includes(id), position })
  })
  const ids = listed.map(({ id }) => id)
  tx.update(debtors).set({ gone: true }).where(notListed(debtors.id, ids)).run()
}

function saveCompanies(tx: Tx, listed: readonly ListedDebtor[], seed: DemoSeed): void {
  const insert = tx
    .insert(companies)
    .values({
      id: sql.placeholder('id'),
      debtorId: sql.placeholder('debtorId'),
      number: sql.placeholder('number'),
      name: sql.placeholder('name'),
      testCompany: sql.placeholder('testCompany'),
      position: sql.placeholder('position'),
    })
    .onConflictDoUpdate({
      target: companies.id,
      set: {
        debtorId: sql`excluded.debtor_id`,
        number: sql`excluded.number`,
        name: sql`excluded.name`,
        position: sql`excluded.position`,
        gone: false,
      },
    })
    .prepare()
  const all = listed.flatMap((debtor) => debtor.companies.map((company) => ({ ...company, debtorId: debtor.id })))
  all.forEach(({ id, debtorId, number, name }, position) => {
    insert.run({ id, debtorId, number, name, testCompany: seed.testCompanyIds.includes(id), position })
  })
  const ids = all.map(({ id }) => id)
  tx.update(companies).set({ gone: true }).where(notListed(companies.id, ids)).run()
}

/** A demo user who waits for the first company read is given it. */
function giveFirstCompany(tx: Tx): void {
  const first = tx
    .select({ id: companies.id })
    .from(companies)
    .where(eq(companies.gone, false))
    .orderBy(asc(companies.position))
    .get()
  if (first === undefined) return
  const waiting = tx.select({ id: users.id }).from(users).where(eq(users.awaitsFirstCompany, true)).all()
  for (const { id } of waiting) {
    tx.insert(userCompanies).values({ userId: id, companyId: first.id }).onConflictDoNothing().run()
    tx.update(users).set({ awaitsFirstCompany: false }).where(eq(users.id, id)).run()
  }
}

/** One parameter however long the list, which SQLite would otherwise limit. */
function notListed(column: typeof debtors.id | typeof companies.id, ids: readonly number[]) {
  return sql`${column} not in (select value from json_each(${JSON.stringify(ids)}))`
}
