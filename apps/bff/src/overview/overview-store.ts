import type { Overview, OverviewRow, RunState } from '@tosite/contract'
import { runStates } from '@tosite/contract'
import type { Scope } from '@tosite/core'
import { and, asc, count, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { type Db, read, type Tx } from '../db/database.ts'
import { accounts, companies, debtors, latestRuns, mappings, runs } from '../db/schema.ts'
import { visibleCompanies } from '../db/visible-companies.ts'

export interface OverviewQuestion {
  readonly scope: Scope
  readonly search: string
  readonly state?: RunState
  readonly page: number
  readonly size: number
}

export type OverviewStore = ReturnType<typeof createOverviewStore>

/**
 * Companies with their latest run. `latest_runs` is written with every change of runs, journals and deliveries, so that
 * neither the state nor which run is the latest is worked out here.
 */
export function createOverviewStore(db: Db) {
  return {
    read: (question: OverviewQuestion): Promise<Overview> =>
      read(db, (tx) => {
        const { state, page, size } = question
        const asked = and(
          or(eq(companies.gone, false), isNotNull(mappings.id)),
          visibleCompanies(question.scope),
          matches(question.search),
        )
        const counted = countStates(tx, asked)
        const inState = state === undefined ? undefined : eq(latestRuns.state, state)
        return {
          rows: selectRows(tx, and(asked, inState), size, page * size),
          total: counted
            .filter((one) => state === undefined || one.state === state)
            .reduce((sum, one) => sum + one.count, 0),
          counts: Object.fromEntries(counted.flatMap((one) => (one.state === null ? [] : [[one.state, one.count]]))),
        }
      }),
  }
}

function countStates(tx: Tx, where: SQL | undefined) {
  return tx
    .select({ state: latestRuns.state, count: count() })
    .from(companies)
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .leftJoin(mappings, eq(mappings.companyId, companies.id))
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .where(where)
    .groupBy(latestRuns.state)
    .all()
}

function selectRows(tx: Tx, where: SQL | undefined, limit: number, offset: number): OverviewRow[] {
  return tx
    .select({
      company: companies,
      debtor: debtors,
      mapping: { id: mappings.id, accountId: mappings.accountId },
      administration: accounts.administrationName,
      run: runs,
      state: latestRuns.state,
    })
    .from(companies)
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .leftJoin(mappings, eq(mappings.companyId, companies.id))
    .leftJoin(accounts, eq(accounts.id, mappings.accountId))
    .leftJoin(latestRuns, eq(latestRuns.companyId, companies.id))
    .leftJoin(runs, eq(runs.id, latestRuns.runId))
    .where(where)
    .orderBy(asc(debtors.position), asc(companies.position), asc(companies.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ company, debtor, mapping, administration, run, state }) => ({
      company: {
        id: company.id,
        number: company.number,
        name: company.name,
        debtor: { id: debtor.id, number: debtor.number, name: debtor.name, blocked: debtor.blocked },
        ...(company.periodType === null ? {} : { periodType: company.periodType }),
        testCompany: company.testCompany,
        mapping: mapping && { ...mapping, administration: administration ?? '' },
      },
      latestRun: run && {
        id: run.id,
        number: run.number,
        description: run.description,
        year: run.year,
        period: run.periodEnd,
        state: stateOf(state),
      },
    }))
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
  const columns = [companies.name, companies.number, debtors.name, debtors.number]
  return or(
    ...[...ways].flatMap((way) => {
      const pattern = `%${way.replace(/[\\%_]/g, '\\$&')}%`
      return columns.map((column) => sql`${column} like ${pattern} escape '\\'`)
    }),
  )
}
