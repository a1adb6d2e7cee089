import type { FastifyRequest } from 'fastify'
import type { Receipt } from '../entities.ts'
import { notFound } from '../errors.ts'
import { demandView } from '../sessions.ts'
import { idIn, type RouteDeps } from './routing.ts'

export type ReceiptAccess = ReturnType<typeof createReceiptAccess>

/** The receipts that the user behind a request may see. */
export function createReceiptAccess({ store, sessions }: RouteDeps) {
  /** A user limited to personal receipts finds only their own. */
  const ownOnly = (request: FastifyRequest): number | undefined => {
    const { user, rights } = sessions.of(request)
    demandView(rights.journalReceiptSearch)
    return rights.personalJournalReceiptsOnly ? user.id : undefined
  }
  const find = (request: FastifyRequest, id: number): Receipt | undefined => {
    const own = ownOnly(request)
    const receipt = store.receipts.find(sessions.of(request).company.id, id)
    return own === undefined || receipt?.createdBy === own ? receipt : undefined
  }
  return {
    ownOnly,
    find,
    named: (request: FastifyRequest): Receipt => {
      const receipt = find(request, idIn(request.params, 'receiptId'))
      if (!receipt) throw notFound()
      return receipt
    },
  }
}
