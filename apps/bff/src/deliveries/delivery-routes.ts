import type { FastifyPluginAsync } from 'fastify'
import { createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { route } from '../http/route.ts'
import { createAdministrationsInUse } from '../receipts/administration-in-use.ts'
import { createReceiptStore } from '../receipts/receipt-store.ts'
import { createSweeper } from '../sweeps/sweeper.ts'
import { checkDeliveries } from './check-deliveries.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createEstimates } from './estimates.ts'
import { listDeliveries } from './list-deliveries.ts'
import { replaceDelivery } from './replace-delivery.ts'

export function deliveryRoutes(deps: Deps): FastifyPluginAsync {
  const store = createReceiptStore(deps.db)
  const estimates = createEstimates(deps)
  const sweeper = createSweeper({ ...deps, random: Math.random })
  const replacing = {
    store,
    queue: createDeliveryStore(deps.db),
    administrations: createAdministrationsInUse(createAdministrations(deps), deps.now),
    newId: deps.newId,
    wake: () => deps.worker?.wake(),
    sweep: (accountId: string) => sweeper.run(accountId),
  }

  return async (app) => {
    route(app, 'listDeliveries', { right: 'journals', level: 'read', place: 'company' }, async ({ params }) =>
      estimates.with(await listDeliveries(store, params.companyId, params.journalId)),
    )

    // Looking asks Procountor and changes what is shown, so it is for those who may put it right.
    route(app, 'checkDeliveries', { right: 'journals', level: 'write', place: 'company' }, async ({ params }) =>
      estimates.with(await checkDeliveries(replacing, params.companyId, params.journalId)),
    )

    route(app, 'replaceDelivery', { right: 'journals', level: 'write', place: 'company' }, async ({ params, user }) => {
      const actor = { userId: user.id, at: deps.now().toISOString() }
      return estimates.with(await replaceDelivery(replacing, params.companyId, params.deliveryId, actor))
    })
  }
}
