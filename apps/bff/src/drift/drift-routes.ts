import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { notFound } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import { route } from '../http/route.ts'
import { createDriftComparer } from './compare-mapping.ts'

const look = { right: 'procountor', level: 'read', place: 'master' } as const
const change = { right: 'procountor', level: 'write', place: 'master' } as const

export function driftRoutes(deps: Deps): FastifyPluginAsync {
  const comparer = createDriftComparer(deps)
  const { store } = comparer

  return async (app) => {
    route(app, 'getMappingDrift', look, async ({ params: { mappingId } }) => {
      if ((await store.load(mappingId)) === null) throw notFound('mapping')
      return store.list(mappingId)
    })

    route(app, 'compareMapping', change, async ({ params: { mappingId } }) => {
      try {
        await comparer.compareNow(mappingId)
      } catch (error) {
        throw problemOfProcountor(error)
      }
      return store.list(mappingId)
    })

    route(app, 'fixDrift', change, async ({ params: { mappingId }, body, user }) => {
      await store.fix(mappingId, body, { userId: user.id, at: deps.now().toISOString() })
      await comparer.compare(mappingId)
      return store.list(mappingId)
    })
  }
}
