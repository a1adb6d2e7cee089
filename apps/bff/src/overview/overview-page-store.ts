import { type OverviewRow, type RunState, runStates } from '@tosite/contract'
import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { accounts, companies, debtors, latestRuns, mappings, runs } from '../db/schema.ts'

/** A page of the companies in Nmbrs' order; `where` may ask about them and their `latest_runs`. */
export function preparePage(db: Db, where: SQL | undefined) {
  const query = pageQuery(db, where)
  return (part: { readonly limit: number; readonly offset: number }): OverviewRow[] => query.all(part).map(toOverviewRow)
}

type Row = ReturnType<ReturnType<typeof pageQuery>['all']>[number]

function pageQuery(db: Db, where: SQL | undefined) {
  const ids = db
    .select({ id: companies.id })
    .from(companies)
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .where(where)
    .orderBy(asc(companies.position), asc(companies.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
  const { id, number, name, periodType, testCompany } = companies
  const { description, year, periodEnd } = runs
  return db
    .select({
      company: { id, number, name, periodType, testCompany },
      debtor: { id: debtors.id, number: debtors.number, name: debtors.name, blocked: debtors.blocked },
      mapping: { id: mappings.id, accountId: mappings.accountId },
      administration: accounts.administrationName,
      run: { id: runs.id, number: runs.number, description, year, period: periodEnd },
      state: latestRuns.state,
    })
    .from(companies)
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .leftJoin(mappings, eq(mappings.companyId, companies.id))
    .leftJoin(accounts, eq(accounts.id, mappings.accountId))
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .leftJoin(runs, eq(runs.id, latestRuns.runId))
    .where(inArray(id, ids))
    .orderBy(asc(companies.position), asc(id))
    .prepare()
}

function toOverviewRow({ company, debtor, mapping, administration, run, state }: Row): OverviewRow {
  const { periodType, ...known } = company
  return {
    company: {
      ...known,
      debtor,
      ...(periodType === null ? {} : { periodType }),
      mapping: mapping && { ...mapping, administration: administration ?? '' },
    },
    latestRun: run && { ...run, state: stateOf(state) },
  }
}

function stateOf(text: string | null): RunState {
  const state = runStates.find((one) => one === text)
  if (state === undefined) throw new Error(`a run is in no state ${text}`)
  return state
}

