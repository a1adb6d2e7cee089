import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Receipt } from '../entities.ts'
import { invalid, Refusal, refuse, refuseAll } from '../errors.ts'
import { isClosedOn } from '../periods.ts'
import { closedPeriod } from '../rules/receipt-rules.ts'
import { demandAll } from '../sessions.ts'
import type { ReceiptAccess } from './receipt-access.ts'
import type { RouteDeps } from './routing.ts'

/**
 * The three state changes of a journal. For approving, the vendor declares 403 for a wrong status; for the other two it
 * declares 403 for a closed year or a missing right, so that a wrong status is taken to be the 400.
 */
export function receiptStates(app: FastifyInstance, { store, sessions }: RouteDeps, access: ReceiptAccess): void {
  const move = (request: FastifyRequest, receipt: Receipt, status: string) => {
    store.receipts.change(sessions.of(request).company.id, receipt, { status }, store.clock().toISOString())
    return { message: `Ledger receipt ${receipt.id} is now ${status}.` }
  }
  const changeable = (request: FastifyRequest): Receipt => {
    demandAll(sessions.of(request).rights.journalReceipts)
    return access.named(request)
  }
  const demandOpen = (request: FastifyRequest, { receiptDate }: Receipt): void => {
    const years = store.reference.fiscalYears(sessions.of(request).company.id)
    if (isClosedOn(receiptDate, years, store.settings.facts())) throw new Refusal([{ ...closedPeriod, status: 403 }])
  }
  const demandJournal = ({ type, serialNumber }: Receipt): void => {
    if (type !== 'JOURNAL') refuseAll([invalid('type', type)])
    if (serialNumber) refuseAll([invalid('serialNumber', serialNumber)])
  }

  app.put('/ledgerreceipts/:receiptId/approve', async (request) => {
    const receipt = changeable(request)
    if (receipt.type !== 'JOURNAL' || receipt.status !== 'UNFINISHED')
      throw refuse(403, `Value of the 'status' field is invalid: ${receipt.status}`, 'status')
    return move(request, receipt, 'APPROVED')
  })

  app.put('/ledgerreceipts/:receiptId/unfinished', async (request) => {
    const receipt = changeable(request)
    demandJournal(receipt)
    if (receipt.status !== 'APPROVED') refuseAll([invalid('status', receipt.status)])
    demandOpen(request, receipt)
    return move(request, receipt, 'UNFINISHED')
  })

  app.put('/ledgerreceipts/:receiptId/invalidate', async (request) => {
    const receipt = changeable(request)
    demandJournal(receipt)
    if (receipt.status !== 'UNFINISHED') refuseAll([invalid('status', receipt.status)])
    demandOpen(request, receipt)
    return move(request, receipt, 'INVALIDATED')
  })
}
