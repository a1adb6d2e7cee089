import type { Bindings, ItemBinding } from '@tosite/core'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { missingItems } from './delivery-job.ts'
import { findOrCreateItem } from './find-or-create-item.ts'
import { forPerson } from './outcomes.ts'
import { ownError } from './own-error.ts'
import type { StepDeps } from './step-deps.ts'

export type MadeItems =
  | { readonly ok: true; readonly items: Bindings }
  /** The receipt cannot be sent now: it waits. */
  | { readonly ok: false; readonly change: DeliveryChange }

/**
 * Items for the codes that have none yet: the bound one, else the one that Procountor has, else a new one.
 * @throws LeaseLost, and what looking for them throws; what was made until then is bound
 */
export async function makeItems(deps: StepDeps, job: DeliveryJob): Promise<MadeItems> {
  const missing = missingItems(job.receipt)
  const items = { costCenters: [] as ItemBinding[], costUnits: [] as ItemBinding[] }
  if (missing.length === 0) return { ok: true, items }
  const { mappingId, administrationId } = job
  if (mappingId === null) {
    const message = 'The company is no longer mapped to this account.'
    return { ok: false, change: forPerson(job, [ownError('not-mapped', message)]) }
  }

  for (const item of missing) {
    // Many receipts may need the item at once, of several accounts too: the first makes it, the others find it.
    const made = await deps.inTurn(`${administrationId}/${item.dimensionId}`, () =>
      findOrCreateItem(deps, { ...job, mappingId }, item),
    )
    if (!('itemId' in made)) return { ok: false, change: made }
    items[item.kind === 'cost-center' ? 'costCenters' : 'costUnits'].push(made)
  }
  return { ok: true, items }
}
