import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Dimension, DimensionItem } from '../entities.ts'
import { blank, invalid, notFound, refuseAll } from '../errors.ts'
import { dimensionToWire, itemToWire } from '../format.ts'
import { checkBody, checkQuery } from '../request-check.ts'
import { usableDimensions } from '../rules/books.ts'
import { demandAll, demandView } from '../sessions.ts'
import { idIn, type RouteDeps } from './routing.ts'

interface WireItem {
  readonly id?: number
  readonly codeName?: string
  readonly status?: string
  readonly description?: string
}

/** Dimensions are changed here but never made: no such call exists. */
export function dimensionRoutes(app: FastifyInstance, { store, api, sessions }: RouteDeps): void {
  const { reference } = store

  const visible = (request: FastifyRequest): readonly Dimension[] => {
    const { company, rights } = sessions.of(request)
    demandView(rights.dimensions)
    return usableDimensions(reference.dimensions(company.id), rights)
  }
  const named = (request: FastifyRequest): Dimension => {
    const id = idIn(request.params, 'dimensionId')
    const found = visible(request).find((dimension) => dimension.id === id)
    if (!found) throw notFound()
    return found
  }
  const changeable = (request: FastifyRequest): Dimension => {
    demandAll(sessions.of(request).rights.dimensions)
    return named(request)
  }
  const itemIn = (request: FastifyRequest): WireItem => {
    const body = checkBody(api, request.body, '/components/schemas/DimensionItem')
    const item = body.value as WireItem
    const empty = item.codeName?.trim?.() === '' ? [blank('codeName')] : []
    const badStatus = item.status !== undefined && item.status !== 'P' ? [invalid('status', item.status)] : []
    refuseAll([...body.errors, ...empty, ...badStatus])
    return item
  }

  app.get('/dimensions', async (request) => {
    const query = checkQuery(api.operation('listDimensions'), request.query as Record<string, unknown>)
    const dimensions = visible(request)
    refuseAll(query.errors)
    const { name, codeName } = query.value as { name?: string; codeName?: string }
    return dimensions
      .filter((dimension) => contains(dimension.name, name))
      .filter(({ items }) => codeName === undefined || items.some((item) => contains(item.codeName, codeName)))
      .map((dimension) => ({
        ...dimension,
        items: dimension.items.filter((item) => contains(item.codeName, codeName)),
      }))
      .map(dimensionToWire)
  })

  app.get('/dimensions/:dimensionId', async (request) => dimensionToWire(named(request)))

  app.put('/dimensions/:dimensionId', async (request) => {
    const dimension = changeable(request)
    const body = checkBody(api, request.body, '/components/schemas/DimensionName')
    refuseAll(body.errors)
    const { name } = body.value as { name: string }
    reference.renameDimension(sessions.of(request).company.id, dimension.id, name)
    return { name }
  })

  app.post('/dimensions/:dimensionId/items', async (request) => {
    const dimension = changeable(request)
    const { company } = sessions.of(request)
    const item = stored(itemIn(request), reference.nextItemId(company.id))
    reference.saveItem(company.id, dimension.id, item)
    return itemToWire(item)
  })

  app.put('/dimensions/:dimensionId/items', async (request) => {
    const dimension = changeable(request)
    const given = itemIn(request)
    if (given.id === undefined) refuseAll([blank('id')])
    const found = dimension.items.find(({ id }) => id === given.id)
    if (!found) throw notFound()
    const item = stored(given, found.id)
    reference.saveItem(sessions.of(request).company.id, dimension.id, item)
    return itemToWire(item)
  })
}

function stored({ codeName = '', description = '', status }: WireItem, id: number): DimensionItem {
  return { id, codeName, description, active: status !== 'P' }
}

/** Partial match; that case does not matter is inferred. */
function contains(text: string, part: string | undefined): boolean {
  return part === undefined || text.toLowerCase().includes(part.toLowerCase())
}
