import type { FastifyPluginAsync } from 'fastify'
import { createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import { createMappingStore } from '../mappings/mapping-store.ts'
import { createCompanyJournalsStore } from './company-journals-store.ts'
import { effectOfRules } from './effect-of-rules.ts'
import { rulesMaterial } from './rules-material.ts'

const look = { right: 'procountor', level: 'read', place: 'master' } as const

export function ruleRoutes(deps: Deps): FastifyPluginAsync {
  const mappings = createMappingStore(deps.db)
  const journals = createCompanyJournalsStore(deps.db)
  const administrations = createAdministrations(deps)

  return async (app) => {
    route(app, 'getRulesMaterial', look, async ({ params: { mappingId } }) => {
      const found = await mappings.find(mappingId)
      if (found === null) throw notFound('mapping')
      return rulesMaterial(await journals.material(found.company.id))
    })

    route(app, 'tryRules', look, ({ params: { mappingId }, body }) =>
      effectOfRules({ mappings, journals, administrations }, mappingId, body.rules),
    )
  }
}
