import type { Overview, OverviewRow, RunState } from '@tosite/contract'
import { runStates } from '@tosite/contract'
import type { Scope } from '@tosite/core'
import { and, asc, count, eq, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type Db, read, type Tx } from '../db/database.ts'
import { keepUntilChanged } from '../db/keep-until-changed.ts'
import { accounts, companies, debtors, latestRuns, mappings, runs } from '../db/schema.ts'
import { visibleCompanies } from '../db/visible-companies.ts'

export interface OverviewQuestion {
  readonly scope: Scope
  readonly search: string
  readonly state?: RunState
  readonly page: number
  readonly size: number
}

/**
 * Companies with their latest run. `latest_runs` is written with every change of runs, journals and deliveries, so that
 * neither the state nor which run is the latest is worked out here; a page is cut by the companies' index before anything
 * is joined to it.
 */
export function createOverviewStore(db: Db) {
  const keptCounts = keepUntilChanged<StateCounts>(db)
  const rowsOf = rowsQuery(db)
  return {
    read: (question: OverviewQuestion): Promise<Overview> =>
      read(db, (tx) => {
        const { state, scope, search } = question
        const asked = and(isListed, visibleCompanies(scope), matches(search))
        // The one part that meets every company there is.
        const counted = keptCounts(tx, JSON.stringify([scope, search]), () => countStates(tx, asked))
        const inState = counted.filter((one) => state === undefined || one.state === state)
        return {
          rows: rowsOf.all({ ids: JSON.stringify(pageOf(tx, asked, question)) }).map(toOverviewRow),
          total: inState.reduce((sum, one) => sum + one.count, 0),
          counts: Object.fromEntries(counted.flatMap((one) => (one.state === null ? [] : [[one.state, one.count]]))),
        }
      }),
  }
}

/** One that Nmbrs no longer lists stays while it is mapped. */
const isListed = sql`(not ${companies.gone} or exists (select 1 from ${mappings} where ${mappings.companyId} = ${companies.id}))`

type StateCounts = readonly { readonly state: string | null; readonly count: number }[]

function countStates(tx: Tx, where: SQL | undefined): StateCounts {
  return tx
    .select({ state: latestRuns.state, count: count() })
    .from(companies)
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .where(where)
    .groupBy(latestRuns.state)
    .all()
}

function pageOf(tx: Tx, asked: SQL | undefined, { state, page, size }: OverviewQuestion): readonly number[] {
  return tx
    .select({ id: companies.id })
    .from(companies)
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .where(and(asked, state === undefined ? undefined : eq(latestRuns.state, state)))
    .orderBy(asc(companies.position), asc(companies.id))
    .limit(size)
    .offset(page * size)
    .all()
    .map(({ id }) => id)
}

type Row = ReturnType<ReturnType<typeof rowsQuery>['all']>[number]

/** The same statement for every page, so prepared once. */
function rowsQuery(db: Db) {
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
    .where(sql`${id} in (select value from json_each(${sql.placeholder('ids')}))`)
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

/** Name or number of the company or its debtor. SQLite knows the case of ASCII letters only, so the usual ways of writing are tried. */
function matches(search: string): SQL | undefined {
  const typed = search.trim()
  if (typed === '') return undefined
  const lower = typed.toLowerCase()
  const ways = new Set([typed, lower, typed.toUpperCase(), `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`])
  return or(
    ...[...ways].flatMap((way) => {
      const pattern = `%${way.replace(/[\\%_]/g, '\\$&')}%`
      const like = (column: SQLWrapper) => sql`${column} like ${pattern} escape '\\'`
      const ofDebtor = or(like(debtors.name), like(debtors.number))
      return [
        like(companies.name),
        like(companies.number),
        sql`${companies.debtorId} in (select ${debtors.id} from ${debtors} where ${ofDebtor})`,
      ]
    }),
  )
}
