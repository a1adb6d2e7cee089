import { type Bindings, createItemIndex, type DimensionItem as Item, type ItemBinding, itemName } from '@tosite/core'
import type { ProcountorClient, DimensionItem as VendorItem } from '@tosite/procountor'
import type { DeliveryJob, ItemKind, MissingItem } from './delivery-job.ts'
import { missingItems } from './delivery-job.ts'
import type { DeliveryError } from './delivery-view.ts'
import { type OwnCode, ownError } from './own-error.ts'

export interface MakeItemsDeps {
  bindingOf(mappingId: string, kind: ItemKind, code: string): Promise<ItemBinding | null>
  descriptionOf(companyId: number, kind: ItemKind, code: string): Promise<string>
  bind(mappingId: string, kind: ItemKind, binding: ItemBinding, companyId: number, at: string): Promise<void>
  /** One call to Procountor in the name of the job's account. */
  call<T>(work: (client: ProcountorClient) => Promise<T>): Promise<T>
  /** Work at one dimension of the account, one after the other. */
  inTurn<T>(dimensionId: number, work: () => Promise<T>): Promise<T>
  readonly at: string
}

export type MadeItems =
  | { readonly ok: true; readonly items: Bindings }
  | { readonly ok: false; readonly errors: DeliveryError[] }

/**
 * Items for the codes that have none yet: the bound one, else the one that Procountor has, else a new one. Looking comes
 * before making every time, so that a lost answer makes no second item.
 * @throws what the calls throw; what was made until then is bound
 */
export async function makeItems(deps: MakeItemsDeps, job: DeliveryJob): Promise<MadeItems> {
  const missing = missingItems(job.receipt)
  const items = { costCenters: [] as ItemBinding[], costUnits: [] as ItemBinding[] }
  if (missing.length === 0) return { ok: true, items }
  const { mappingId, companyId } = job
  if (mappingId === null) return refused('not-mapped', 'The company is no longer mapped to this account.')

  for (const item of missing) {
    // Many receipts may need the item at once: the first makes it, the others find it bound.
    const binding = await deps.inTurn(item.dimensionId, async () => {
      const bound = await deps.bindingOf(mappingId, item.kind, item.code)
      if (bound !== null) return bound
      const made = await findOrCreate(deps, item, companyId)
      if (made !== 'unclear') await deps.bind(mappingId, item.kind, made, companyId, deps.at)
      return made
    })
    if (binding === 'unclear') {
      return refused(
        'ambiguous-item',
        `It is not clear which item the code ${item.code} means: bind it in the mapping.`,
      )
    }
    items[item.kind === 'cost-center' ? 'costCenters' : 'costUnits'].push(binding)
  }
  return { ok: true, items }
}

async function findOrCreate(
  { call, descriptionOf }: MakeItemsDeps,
  { kind, dimensionId, code }: MissingItem,
  companyId: number,
): Promise<ItemBinding | 'unclear'> {
  const dimensions = await call((client) => client.dimensions())
  const items = dimensions.find(({ id }) => id === dimensionId)?.items ?? []
  const named = createItemIndex(items.map(toItem)).namedBy(code)
  const active = named.filter((item) => item.active)
  const exact = active.filter((item) => itemName(item) === code)
  const [found, another] = exact.length > 0 ? exact : active
  // Making one beside an inactive item of that name would give the code two items.
  if (another !== undefined || (found === undefined && named.length > 0)) return 'unclear'
  if (found !== undefined) return { code, itemId: found.id, codeName: found.codeName }

  const description = await descriptionOf(companyId, kind, code)
  const item = { codeName: code, ...(description === '' ? {} : { description }) }
  const created = await call((client) => client.createDimensionItem(dimensionId, item))
  return { code, itemId: created.id, codeName: created.codeName }
}

/** Procountor: `status` is absent while the item is active and `P` when it is not. */
function toItem({ id, codeName, description, status }: VendorItem): Item {
  return { id, codeName, description: description ?? '', active: status !== 'P' }
}

function refused(code: OwnCode, message: string): MadeItems {
  return { ok: false, errors: [ownError(code, message)] }
}
