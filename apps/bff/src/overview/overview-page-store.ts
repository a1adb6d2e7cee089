import { type OverviewRow, type RunState, runStates } from '@tosite/contract'
import type { PeriodType } from '@tosite/core'
import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { accounts, companies, debtors, latestRuns, mappingDrifts, mappings, runs } from '../db/schema.ts'

/** A page of the companies in Nmbrs' order; `where` may ask about them and their `latest_runs`. */
export function preparePage(db: Db, where: SQL | undefined) {
  const query = pageQuery(db, where)
  return (part: { readonly limit: number; readonly offset: number }): OverviewRow[] => query.values(part).map(toRow)
}

function pageQuery(db: Db, where: SQL | undefined) {
  // The page is cut by the companies' index before anything is joined to it.
  const ids = db
    .select({ id: companies.id })
    .from(companies)
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .where(where)
    .orderBy(asc(companies.position), asc(companies.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
  return db
    .select(columns)
    .from(companies)
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .leftJoin(mappings, eq(mappings.companyId, companies.id))
    .leftJoin(accounts, eq(accounts.id, mappings.accountId))
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .leftJoin(runs, eq(runs.id, latestRuns.runId))
    .where(inArray(companies.id, ids))
    .orderBy(asc(companies.position), asc(companies.id))
    .prepare()
}

/** In the order of {@link Cells}. */
const columns = {
  id: companies.id,
  number: companies.number,
  name: companies.name,
  periodType: companies.periodType,
  testCompany: companies.testCompany,
  debtorId: debtors.id,
  debtorNumber: debtors.number,
  debtorName: debtors.name,
  blocked: debtors.blocked,
  mappingId: mappings.id,
  accountId: mappings.accountId,
  administration: accounts.administrationName,
  runId: runs.id,
  runNumber: runs.number,
  description: runs.description,
  year: runs.year,
  period: runs.periodEnd,
  state: latestRuns.state,
  drifts: sql<number>`(select count(*) from ${mappingDrifts} where ${mappingDrifts.mappingId} = ${mappings.id})`,
}

/** A row as SQLite answers it: the library's own way from cells to objects takes longer than the reading. */
type Cells = [...Company, ...Debtor, ...Mapping, ...Run, drifts: number]
type Company = [id: number, number: string, name: string, periodType: PeriodType | null, testCompany: 0 | 1]
type Debtor = [id: number, number: string, name: string, blocked: 0 | 1]
type Mapping = [id: string | null, accountId: string, administration: string | null]
type Run = [id: string | null, number: number, description: string, year: number, period: number, state: string]

function toRow(cells: unknown[]): OverviewRow {
  const [id, number, name, periodType, testCompany, ...others] = cells as Cells
  const [debtorId, debtorNumber, debtorName, blocked, mappingId, accountId, administration, ...rest] = others
  const [runId, runNumber, description, year, period, state, drifts] = rest
  return {
    company: {
      id,
      number,
      name,
      debtor: { id: debtorId, number: debtorNumber, name: debtorName, blocked: blocked === 1 },
      ...(periodType === null ? {} : { periodType }),
      testCompany: testCompany === 1,
      mapping: mappingId === null ? null : { id: mappingId, accountId, administration: administration ?? '' },
    },
    latestRun: latestRunOf([runId, runNumber, description, year, period, state]),
    drifts,
  }
}

function latestRunOf(cells: Run) {
  const [id, number, description, year, period, state] = cells
  return id === null ? null : { id, number, description, year, period, state: stateOf(state) }
}

function stateOf(text: string | null): RunState {
  const state = runStates.find((one) => one === text)
  if (state === undefined) throw new Error(`a run is in no state ${text}`)
  return state
}
