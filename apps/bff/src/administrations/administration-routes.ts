import type { FastifyPluginAsync } from 'fastify'
import { notFound } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import { route } from '../http/route.ts'
import type { Administrations } from './administrations.ts'

const reads = { right: 'procountor', level: 'read', place: 'master' } as const
const writes = { right: 'procountor', level: 'write', place: 'master' } as const

export function administrationRoutes(administrations: Administrations): FastifyPluginAsync {
  return async (app) => {
    route(app, 'getAdministration', reads, async ({ params }) => {
      const known = await administrations.administrationOf(params.accountId)
      if (known === null) throw notFound('administration')
      return known.view
    })

    route(app, 'refreshAdministration', writes, async ({ params }) => {
      try {
        return (await administrations.refreshAdministration(params.accountId)).view
      } catch (error) {
        throw problemOfProcountor(error)
      }
    })
  }
}
