import type { FastifyPluginAsync } from 'fastify'
import { createAdministrations } from '../administrations/administrations.ts'
import { createEstimates } from '../deliveries/estimates.ts'
import type { Deps } from '../deps.ts'
import { route } from '../http/route.ts'
import { createReceiptStore } from '../receipts/receipt-store.ts'
import { planWithdrawal, withdrawJournal } from './withdraw-journal.ts'
import { createWithdrawalStore } from './withdrawal-store.ts'

// Looking reads Procountor for the sake of a change, so both are for those who may make it.
const change = { right: 'journals', level: 'write', place: 'company' } as const

export function withdrawalRoutes(deps: Deps): FastifyPluginAsync {
  const estimates = createEstimates(deps)
  const withdrawing = {
    store: createWithdrawalStore(deps.db),
    receipts: createReceiptStore(deps.db),
    procountor: deps.procountor,
    administrations: createAdministrations(deps),
    wake: () => deps.worker?.wake(),
  }

  return async (app) => {
    route(app, 'getWithdrawal', change, ({ params }) => planWithdrawal(withdrawing, params.companyId, params.journalId))

    route(app, 'withdrawJournal', change, async ({ params, body, user }) => {
      const actor = { userId: user.id, at: deps.now().toISOString() }
      return estimates.with(await withdrawJournal(withdrawing, params.companyId, params.journalId, body, actor))
    })
  }
}
