import type { FastifyPluginAsync } from 'fastify'
import { createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import { createMappingStore, type MappingDetail } from '../mappings/mapping-store.ts'
import { administrationOf } from '../mappings/save-mapping.ts'
import { createCompanyJournalsStore } from './company-journals-store.ts'
import { copiedRules } from './copied-rules.ts'
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

    route(app, 'proposeCopy', look, async ({ params: { mappingId, fromMappingId } }) => {
      const [here, there] = await Promise.all([mappings.find(mappingId), mappings.find(fromMappingId)])
      if (here === null || there === null) throw notFound('mapping')
      const to = { ...(await side(here)), periodType: here.company.periodType }
      const { company, administration } = there
      return {
        version: here.mapping.version,
        from: { mappingId: fromMappingId, company: company.name, administration: administration.name },
        ...copiedRules(await side(there), to),
      }
    })

    route(app, 'tryRules', look, ({ params: { mappingId }, body }) =>
      effectOfRules({ mappings, journals, administrations }, mappingId, body.rules),
    )
  }

  async function side({ mapping }: MappingDetail) {
    return { mapping, administration: await administrationOf(administrations, mapping.accountId) }
  }
}
