import type { FastifyPluginAsync } from 'fastify'
import { createEstimates } from '../deliveries/estimates.ts'
import type { Deps } from '../deps.ts'
import { route } from '../http/route.ts'
import { createJournalStore } from '../journals/journal-store.ts'
import type { AdministrationsInUse } from './administration-in-use.ts'
import { createBookedReceiptsStore } from './booked-receipts-store.ts'
import { correctPeriod } from './correct-period.ts'
import { previewBodies, previewJournal } from './preview-journal.ts'
import { createReceiptStore } from './receipt-store.ts'
import { rowEntries } from './row-entries.ts'
import { sendJournal } from './send-journal.ts'

const look = { right: 'journals', level: 'read', place: 'company' } as const
const change = { right: 'journals', level: 'write', place: 'company' } as const

export function receiptRoutes(deps: Deps, administrations: AdministrationsInUse): FastifyPluginAsync {
  const store = createReceiptStore(deps.db)
  const booked = createBookedReceiptsStore(deps.db)
  const journals = createJournalStore(deps.db, deps.newId)
  const sending = { store, administrations, newId: deps.newId, wake: () => deps.worker?.wake() }
  const estimates = createEstimates(deps)
  const actor = (user: { readonly id: string }) => ({ userId: user.id, at: deps.now().toISOString() })

  return async (app) => {
    route(app, 'getPreview', look, async ({ params: { companyId, journalId } }) =>
      estimates.withPreview(await previewJournal({ store, administrations }, companyId, journalId)),
    )

    route(app, 'getPreviewJson', look, async ({ params: { companyId, journalId } }) => ({
      receipts: await previewBodies({ store, administrations }, companyId, journalId),
    }))

    route(app, 'listRowEntries', look, ({ params: { companyId, journalId }, query }) =>
      rowEntries({ store, administrations }, companyId, journalId, query),
    )

    route(app, 'getCorrection', look, ({ params: { companyId, journalId, ...period } }) =>
      correctPeriod({ store, administrations, booked }, companyId, journalId, period),
    )

    route(app, 'setPaymentDate', change, async ({ params: { companyId, journalId }, body, user }) => {
      await journals.setPaymentDate(companyId, journalId, body.date, actor(user))
      return estimates.withPreview(await previewJournal({ store, administrations }, companyId, journalId))
    })

    route(app, 'sendJournal', change, async ({ params: { companyId, journalId }, body, user }) =>
      estimates.with(await sendJournal(sending, companyId, journalId, body, actor(user))),
    )
  }
}
