import type { FastifyPluginAsync } from 'fastify'
import { createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { createDriftComparer } from '../drift/compare-mapping.ts'
import { ApiProblem, notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import { createCostCodeStore } from './cost-code-store.ts'
import { mappingCodes } from './mapping-codes.ts'
import { createMappingStore, type MappingDetail } from './mapping-store.ts'
import { mappingRow, mappingView } from './mapping-view.ts'
import { createMapping, updateMapping } from './save-mapping.ts'

const look = { right: 'procountor', level: 'read', place: 'master' } as const
const change = { right: 'procountor', level: 'write', place: 'master' } as const

export function mappingRoutes(deps: Deps): FastifyPluginAsync {
  const store = createMappingStore(deps.db)
  const costCodes = createCostCodeStore(deps.db)
  const administrations = createAdministrations(deps)
  const drift = createDriftComparer(deps, administrations)
  const saving = { store, administrations, newId: deps.newId }
  const actor = (user: { readonly id: string }) => ({ userId: user.id, at: deps.now().toISOString() })

  return async (app) => {
    route(app, 'listMappings', look, async () => ({ mappings: await rows() }))
    route(app, 'getMapping', look, ({ params }) => view(params.mappingId))

    route(app, 'createMapping', change, async ({ body, user }) => {
      const mappingId = await createMapping(saving, body, actor(user))
      // From here on a change in Procountor is one.
      await drift.compare(mappingId)
      return view(mappingId)
    })

    route(app, 'updateMapping', change, async ({ params: { mappingId }, body, user }) => {
      await updateMapping(saving, mappingId, body, actor(user))
      await drift.compare(mappingId)
      return view(mappingId)
    })

    route(app, 'deleteMapping', change, async ({ params, user }) => {
      await store.remove(params.mappingId, actor(user))
      return { mappings: await rows() }
    })

    route(app, 'listMappingCodes', look, async ({ params }) => {
      const { mapping } = await detail(params.mappingId)
      const complete = await readCodes(mapping.companyId)
      const known = await administrations.administrationOf(mapping.accountId)
      const codes = await costCodes.ofCompany(mapping.companyId)
      return { codes: mappingCodes(codes, mapping, known?.administration ?? null), complete }
    })
  }

  async function rows() {
    const details = await store.list()
    return Promise.all(details.map(async (one) => mappingRow(one, await dimensionsOf(one))))
  }

  async function view(mappingId: string) {
    const found = await detail(mappingId)
    return mappingView(found, await dimensionsOf(found))
  }

  async function detail(mappingId: string): Promise<MappingDetail> {
    const found = await store.find(mappingId)
    if (found === null) throw notFound('mapping')
    return found
  }

  async function dimensionsOf({ mapping }: MappingDetail) {
    return (await administrations.administrationOf(mapping.accountId))?.administration.dimensions ?? []
  }

  /** False where Nmbrs could not be read: what is known is listed then. */
  async function readCodes(companyId: number): Promise<boolean> {
    try {
      const [centers, units] = await deps.nmbrs.with((client) =>
        Promise.all([client.costCenters(companyId), client.costUnits(companyId)]),
      )
      await costCodes.save(companyId, [
        ...centers.map(({ code, description }) => ({ kind: 'cost-center' as const, code, description })),
        ...units.map(({ code, description }) => ({ kind: 'cost-unit' as const, code, description })),
      ])
      return true
    } catch (error) {
      if (error instanceof ApiProblem) return false
      throw error
    }
  }
}
