import type { Company, ResponseOf } from '@tosite/contract'
import type { CompanyPlace, PeriodType, Scope } from '@tosite/core'
import { and, asc, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, companies, debtors, mappings, nmbrsConnection } from '../db/schema.ts'
import { visibleCompanies } from '../db/visible-companies.ts'

export type CompanyStore = ReturnType<typeof createCompanyStore>

export function createCompanyStore(db: Db, now: () => Date) {
  const audited = (tx: Tx, actor: string, action: string, subject: string, details: Record<string, unknown>) =>
    recordAudit(tx, { at: now().toISOString(), actor, action, subject, details })

  return {
    /** Where a company belongs, or null where there is none of that id. */
    placeOf: (companyId: number): Promise<CompanyPlace | null> =>
      read(db, (tx) => {
        const row = tx
          .select({ companyId: companies.id, debtorId: companies.debtorId })
          .from(companies)
          .where(eq(companies.id, companyId))
          .get()
        return row ?? null
      }),

    find: (companyId: number): Promise<Company | null> =>
      read(db, (tx) => selectCompanies(tx, eq(companies.id, companyId))[0] ?? null),

    /** The companies of a scope in Nmbrs' order; one that Nmbrs no longer lists stays while it is mapped. */
    list: (scope: Scope): Promise<ResponseOf<'listCompanies'>> =>
      read(db, (tx) => ({
        companies: selectCompanies(
          tx,
          and(or(eq(companies.gone, false), isNotNull(mappings.id)), visibleCompanies(scope)),
        ),
        readAt: tx.select({ at: nmbrsConnection.companiesReadAt }).from(nmbrsConnection).get()?.at ?? null,
      })),

    /** Undefined where there is no such company. */
    setTestCompany: (companyId: number, testCompany: boolean, actor: string): Promise<Company | undefined> =>
      write(db, (tx) => {
        tx.update(companies).set({ testCompany }).where(eq(companies.id, companyId)).run()
        const company = selectCompanies(tx, eq(companies.id, companyId))[0]
        if (company === undefined) return undefined
        recordAudit(tx, {
          at: now().toISOString(),
          actor,
          action: testCompany ? 'company marked as test company' : 'company unmarked as test company',
          subject: String(companyId),
          companyId,
          details: { testCompany },
        })
        return company
      }),

    /** False where there is no such debtor. */
    setBlockedDebtor: (debtorId: number, blocked: boolean, actor: string): Promise<boolean> =>
      write(db, (tx) => {
        const { changes } = tx.update(debtors).set({ blocked }).where(eq(debtors.id, debtorId)).run()
        if (changes === 0) return false
        audited(tx, actor, blocked ? 'debtor blocked' : 'debtor unblocked', String(debtorId), { blocked })
        return true
      }),

    /** Companies whose period type is not known yet, in Nmbrs' order. */
    withoutPeriodType: (): Promise<readonly number[]> =>
      read(db, (tx) =>
        tx
          .select({ id: companies.id })
          .from(companies)
          .where(and(isNull(companies.periodType), eq(companies.gone, false)))
          .orderBy(asc(companies.position))
          .all()
          .map(({ id }) => id),
      ),

    setPeriodType: (companyId: number, periodType: PeriodType): Promise<void> =>
      write(db, (tx) => {
        tx.update(companies).set({ periodType }).where(eq(companies.id, companyId)).run()
      }),
  }
}

function selectCompanies(tx: Tx, where: SQL | undefined): Company[] {
  return tx
    .select({
      company: companies,
      debtor: debtors,
      mapping: mappings,
      administration: accounts.administrationName,
    })
    .from(companies)
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .leftJoin(mappings, eq(mappings.companyId, companies.id))
    .leftJoin(accounts, eq(accounts.id, mappings.accountId))
    .where(where)
    .orderBy(asc(debtors.position), asc(companies.position))
    .all()
    .map(({ company, debtor, mapping, administration }) => ({
      id: company.id,
      number: company.number,
      name: company.name,
      debtor: { id: debtor.id, number: debtor.number, name: debtor.name, blocked: debtor.blocked },
      ...(company.periodType === null ? {} : { periodType: company.periodType }),
      testCompany: company.testCompany,
      mapping: mapping && { id: mapping.id, accountId: mapping.accountId, administration: administration ?? '' },
    }))
}
