import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { route } from '../http/route.ts'
import { createBackgroundReader } from '../runs/background-reader.ts'
import { createRunStore } from '../runs/run-store.ts'
import { createOverviewStore } from './overview-store.ts'

export function overviewRoutes(deps: Deps): FastifyPluginAsync {
  const store = createOverviewStore(deps.db)
  const { nmbrs, now, log } = deps
  const reader = createBackgroundReader({ store: createRunStore(deps.db, deps.newId), nmbrs, now, log })

  return async (app) => {
    route(app, 'getOverview', { right: 'journals', level: 'read', place: 'any' }, ({ query, user }) => {
      // Whoever looks at the overview wants it filled; nobody waits for it.
      reader.readMissing()
      const { search = '', state, page, size } = query
      return store.read({ scope: user.scope, search, ...(state === undefined ? {} : { state }), page, size })
    })

    app.addHook('onClose', () => reader.stop())
  }
}
