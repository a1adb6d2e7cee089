import type { Overview, OverviewRow, RunState } from '@tosite/contract'
import type { Scope } from '@tosite/core'
import { and, asc, count, eq, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type Db, read, type Tx } from '../db/database.ts'
import { keepUntilChanged } from '../db/keep-until-changed.ts'
import { companies, debtors, latestRuns, mappingDrifts, mappings } from '../db/schema.ts'
import { visibleCompanies } from '../db/visible-companies.ts'
import { preparePage } from './overview-page-store.ts'

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
  const keptDrifting = keepUntilChanged<Drifting>(db)
  const keptRows = keepUntilChanged<OverviewRow[]>(db, mostPages)
  const pages = new Map<string, ReturnType<typeof preparePage>>()

  /** A statement per question, whatever its page: putting one together takes longer than running it. */
  function pageOf(key: string, where: SQL | undefined): ReturnType<typeof preparePage> {
    const known = pages.get(key)
    if (known !== undefined) return known
    if (pages.size >= mostPages) pages.clear()
    const prepared = preparePage(db, where)
    pages.set(key, prepared)
    return prepared
  }

  return {
    read: (question: OverviewQuestion): Promise<Overview> =>
      read(db, (tx) => {
        const { state, scope, search, page, size } = question
        const asked = and(isListed, visibleCompanies(scope), matches(search))
        const where = and(asked, state === undefined ? undefined : eq(latestRuns.state, state))
        const [everyState, oneState] = [JSON.stringify([scope, search]), JSON.stringify([scope, search, state])]
        // The one part that meets every company there is.
        const counted = keptCounts(everyState, () => countStates(tx, asked))
        const inState = counted.filter((one) => state === undefined || one.state === state)
        // Screens ask again and again: most of the time nothing has happened.
        const rows = keptRows(JSON.stringify([oneState, page, size]), () =>
          pageOf(oneState, where)({ limit: size, offset: page * size }),
        )
        return {
          rows,
          total: inState.reduce((sum, one) => sum + one.count, 0),
          drifting: keptDrifting(everyState, () => findDrifting(tx, asked)),
          counts: Object.fromEntries(counted.flatMap((one) => (one.state === null ? [] : [[one.state, one.count]]))),
        }
      }),
  }
}

const mostPages = 50

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

type Drifting = Overview['drifting']

const mostDriftingNamed = 3

/** From the few mappings that have drifted to their companies, not the other way round. */
function findDrifting(tx: Tx, where: SQL | undefined): Drifting {
  const drifted = sql`${mappings.id} in (select ${mappingDrifts.mappingId} from ${mappingDrifts})`
  const found = tx
    .select({ id: companies.id, name: companies.name, mappingId: mappings.id })
    .from(mappings)
    .innerJoin(companies, eq(companies.id, mappings.companyId))
    .where(and(where, drifted))
    .orderBy(asc(companies.position), asc(companies.id))
    .all()
  return { companies: found.length, first: found.slice(0, mostDriftingNamed) }
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
