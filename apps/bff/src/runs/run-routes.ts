import type { RunList } from '@tosite/contract'
import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { ApiProblem } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import { readRuns } from './read-runs.ts'
import { createRunStore } from './run-store.ts'
import { runYears } from './run-years.ts'

export function runRoutes(deps: Deps): FastifyPluginAsync {
  const store = createRunStore(deps.db, deps.newId)

  return async (app) => {
    route(app, 'listRuns', { right: 'journals', level: 'read', place: 'company' }, async ({ params, query }) => {
      const { companyId } = params
      const unread = await tryRead(companyId, query.year)
      const { runs, periodType, readAt } = await store.list(companyId, query.year)
      const years = runYears(deps.now().getUTCFullYear())
      return { years: [...years], year: query.year, periodType: periodType ?? 'month', runs, readAt, unread }
    })
  }

  /** What kept the list from being read anew. The stored one is shown then. */
  async function tryRead(companyId: number, year: number): Promise<RunList['unread']> {
    try {
      await readRuns({ store, nmbrs: deps.nmbrs, now: deps.now }, companyId, year)
      return null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return { code: error.code, vendor: error.details?.vendor ?? [] }
    }
  }
}
