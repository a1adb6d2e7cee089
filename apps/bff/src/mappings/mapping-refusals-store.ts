import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { accounts, companies, deliveries, mappings, receipts } from '../db/schema.ts'
import { apiProblem, notFound } from '../http/api-error.ts'

const underWay = ['queued', 'sending', 'sent', 'uncertain', 'withdrawing'] as const

/** @throws ApiProblem where a company and an account cannot be tied together */
export function refuseTie(tx: Tx, companyId: number, accountId: string): void {
  const company = tx.select({ gone: companies.gone }).from(companies).where(eq(companies.id, companyId)).get()
  if (company === undefined || company.gone) throw notFound('company')
  const account = tx.select().from(accounts).where(eq(accounts.id, accountId)).get()
  if (account === undefined || account.deletedAt !== null) throw notFound('account')
  refuseMapped(tx, companyId, accountId)
  if (account.status === 'authorized') return
  throw apiProblem('account-not-authorized', 409, `${account.username} is not authorized at Procountor.`, {
    values: { username: account.username },
  })
}

/** @throws ApiProblem where one of the two is mapped already, naming what it is mapped to */
export function refuseMapped(tx: Tx, companyId: number, accountId: string): void {
  const others = tx
    .select({ mapping: mappings, company: companies, account: accounts })
    .from(mappings)
    .innerJoin(companies, eq(companies.id, mappings.companyId))
    .innerJoin(accounts, eq(accounts.id, mappings.accountId))
    .where(sql`${mappings.companyId} = ${companyId} or ${mappings.accountId} = ${accountId}`)
    .all()
  const ofCompany = others.find(({ mapping }) => mapping.companyId === companyId)
  if (ofCompany !== undefined) {
    const { company, account } = ofCompany
    const administration = account.administrationName ?? ''
    throw apiProblem('company-already-mapped', 409, `${company.name} is mapped to ${administration} already.`, {
      values: { company: company.name, administration, username: account.username },
    })
  }
  const [ofAccount] = others
  if (ofAccount === undefined) return
  const { company, account } = ofAccount
  throw apiProblem(
    'account-already-mapped',
    409,
    `${account.username} carries the mapping of ${company.name} already.`,
    {
      values: { username: account.username, company: company.name },
    },
  )
}

/** @throws ApiProblem while deliveries of the company are under way */
export function refuseInUse(tx: Tx, companyId: number): void {
  const found = tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .where(and(eq(receipts.companyId, companyId), inArray(deliveries.state, [...underWay])))
    .all()
  if (found.length === 0) return
  throw apiProblem('mapping-in-use', 409, 'Receipts of this company are on their way.', {
    values: { receipts: found.length },
  })
}
