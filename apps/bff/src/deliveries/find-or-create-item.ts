import { createItemIndex, type DimensionItem as Item, type ItemBinding, itemName } from '@tosite/core'
import type { DimensionItem as VendorItem } from '@tosite/procountor'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob, MissingItem } from './delivery-job.ts'
import {
  afterItemNotFound,
  firstItemLookMs,
  type ItemKey,
  type ItemRequest,
  type ItemTimes,
  waitBeforeLook,
} from './item-request.ts'
import { LeaseLost } from './lease.ts'
import { ofAnother } from './of-another.ts'
import { didNothing, forPerson, whileItemSettles } from './outcomes.ts'
import { ownError } from './own-error.ts'
import type { StepDeps } from './step-deps.ts'

type Mapped = DeliveryJob & { readonly mappingId: string }

/**
 * The item of a code, bound; or what its receipt waits for. That Procountor is asked to create one is on disk before the
 * request leaves. A lost answer is looked for until it is certain that the request made none; only then another leaves.
 * One at a time for each item.
 * @throws LeaseLost, and what looking throws
 */
export async function findOrCreateItem(
  deps: StepDeps,
  job: Mapped,
  item: MissingItem,
): Promise<ItemBinding | DeliveryChange> {
  const { items, moment } = deps
  const { kind, dimensionId, code } = item
  const key = { administrationId: job.administrationId, dimensionId, code }
  const bound = await items.bindingOf(job.mappingId, kind, code)
  if (bound !== null) return bound

  // What counts is when the looking began: the request may land while the answer is on its way.
  const request = await items.request(key)
  const times = timesOf(deps, key, request)
  if (request !== null) {
    if (request.givenUpAt === null) return giveUp(deps, job, key)
    const ms = waitBeforeLook(request, times)
    if (ms > 0) return whileItemSettles(job, ms, moment())
  }
  const found = await look(deps, job, item)
  if (found === 'unclear') {
    const message = `It is not clear which item the code ${code} means: bind it in the mapping.`
    return forPerson(job, [ownError('ambiguous-item', message)])
  }
  if (found !== null) return bind(deps, job, item, found)

  const next = afterItemNotFound(request, times)
  if (next.kind === 'create') return create(deps, job, item)
  const notFoundAt = next.counts ? moment().now.toISOString() : null
  if (request?.notFoundAt !== notFoundAt) await items.noteNotFound(key, notFoundAt)
  timesOf(deps, key, { givenUpAt: request?.givenUpAt ?? null, notFoundAt })
  return whileItemSettles(job, next.ms, moment())
}

async function look({ call }: StepDeps, job: Mapped, { dimensionId, code }: MissingItem) {
  const dimensions = await call(job.accountId, (client) => client.dimensions())
  const items = dimensions.find(({ id }) => id === dimensionId)?.items ?? []
  const named = createItemIndex(items.map(toItem)).namedBy(code)
  const active = named.filter((item) => item.active)
  const exact = active.filter((item) => itemName(item) === code)
  const [found, another] = exact.length > 0 ? exact : active
  // Making one beside an inactive item of that name would give the code two items.
  if (another !== undefined || (found === undefined && named.length > 0)) return 'unclear'
  return found ?? null
}

async function create(deps: StepDeps, job: Mapped, item: MissingItem): Promise<ItemBinding | DeliveryChange> {
  const { items, call, moment, term } = deps
  const { kind, dimensionId, code } = item
  const key = { administrationId: job.administrationId, dimensionId, code }
  const description = await items.descriptionOf(job.companyId, kind, code)
  const body = { codeName: code, ...(description === '' ? {} : { description }) }
  let isAsked = false
  const ask = async () => {
    if (!(await items.ask(key, job.companyId, term, moment().now.toISOString()))) throw new LeaseLost()
    isAsked = true
  }
  let created: VendorItem
  try {
    created = await call(job.accountId, (client) => client.createDimensionItem(dimensionId, body), ask)
    if (itemName(toItem(created)) !== code.trim().normalize('NFC'))
      throw ofAnother('createDimensionItem', 'POST', '/dimensions/{id}/items')
  } catch (error) {
    // What was asked for and not answered is found on disk by whoever sends now.
    if (error instanceof LeaseLost || !isAsked) throw error
    if (!didNothing(error)) return giveUp(deps, job, key, error)
    await items.withdraw(key, term)
    throw error
  }
  return bind(deps, job, item, created)
}

async function bind(
  { items, moment }: StepDeps,
  { mappingId, companyId, administrationId }: Mapped,
  { kind, dimensionId, code }: MissingItem,
  { id, codeName }: Pick<Item, 'id' | 'codeName'>,
): Promise<ItemBinding> {
  const binding = { code, itemId: id, codeName }
  const key = { administrationId, dimensionId, code }
  await items.bind(key, { mappingId, companyId, kind }, binding, moment().now.toISOString())
  return binding
}

/** Nobody waits for the answer any more: `lost` is why, where this process did. */
async function giveUp(deps: StepDeps, job: Mapped, key: ItemKey, lost?: unknown): Promise<DeliveryChange> {
  const { items, moment, term } = deps
  const givenUpAt = moment().now.toISOString()
  await items.giveUp(key, job.companyId, givenUpAt, lost === undefined ? undefined : term)
  if (lost !== undefined) deps.givenUp.gaveUp({ id: `${idOf(key)} given up`, givenUpAt })
  timesOf(deps, key, { givenUpAt, notFoundAt: null })
  return whileItemSettles(job, firstItemLookMs, moment(), lost)
}

function idOf({ administrationId, dimensionId, code }: ItemKey): string {
  return `item ${administrationId}/${dimensionId}/${code}`
}

function timesOf({ givenUp, moment }: StepDeps, key: ItemKey, request: ItemRequest | null): ItemTimes {
  const { settleMs } = moment()
  const gone = { id: `${idOf(key)} given up`, givenUpAt: request?.givenUpAt ?? null }
  const missing = { id: `${idOf(key)} not found`, givenUpAt: request?.notFoundAt ?? null }
  return {
    sinceGivenUpMs: gone.givenUpAt === null ? 0 : givenUp.elapsed(gone),
    settlesInMs: gone.givenUpAt === null ? settleMs : givenUp.untilSettled(gone, settleMs),
    sinceNotFoundMs: missing.givenUpAt === null ? 0 : givenUp.elapsed(missing),
  }
}

/** Procountor: `status` is absent while the item is active and `P` when it is not. */
function toItem({ id, codeName, description, status }: VendorItem): Item {
  return { id, codeName, description: description ?? '', active: status !== 'P' }
}
