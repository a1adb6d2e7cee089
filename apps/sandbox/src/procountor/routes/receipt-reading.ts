import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Receipt } from '../entities.ts'
import { invalid, notFound, refuseAll } from '../errors.ts'
import { receiptToBasicInfo, receiptToJournal, receiptToWire } from '../format.ts'
import { checkQuery } from '../request-check.ts'
import type { ReceiptAccess } from './receipt-access.ts'
import { checkSearch, pageOf, type SearchParameters, toQuery } from './receipt-search.ts'
import type { RouteDeps } from './routing.ts'

const idsPerRequest = 200

export function receiptReading(app: FastifyInstance, deps: RouteDeps, access: ReceiptAccess): void {
  const { store, api, sessions } = deps

  const searched = (request: FastifyRequest, operationId: string): { search: SearchParameters; found: Receipt[] } => {
    const own = access.ownOnly(request)
    const query = checkQuery(api.operation(operationId), request.query as Record<string, unknown>)
    const search = query.value as SearchParameters
    refuseAll([...query.errors, ...checkSearch(search)])
    const facts = store.settings.facts()
    const listedUntil = new Date(store.clock().getTime() - facts.listedAfterMs).toISOString()
    const found = store.receipts
      .list({
        ...toQuery(search, sessions.of(request).company.id, facts),
        ...(own === undefined ? {} : { createdBy: own }),
      })
      .filter(({ created }) => facts.listedAfterMs === 0 || created <= listedUntil)
    return { search, found }
  }

  app.get('/ledgerreceipts', async (request) => {
    const { search, found } = searched(request, 'searchLedgerReceipts')
    const facts = store.settings.facts()
    const { results, meta } = pageOf(found, search)
    return { results: results.map((receipt) => receiptToBasicInfo(receipt, facts)), meta }
  })

  app.get('/ledgerreceipts/:receiptId', async (request) => {
    const { receiptId } = request.params as { receiptId: string }
    if (!/^\d{1,10}(,\d{1,10})*$/.test(receiptId)) refuseAll([invalid('receiptId', receiptId)])
    const ids = [...new Set(receiptId.split(',').map(Number))].toSorted((a, b) => a - b)
    if (receiptId.split(',').length > idsPerRequest) refuseAll([invalid('receiptId', `${idsPerRequest} ids at most`)])

    const facts = store.settings.facts()
    const found = ids.flatMap((id) => access.find(request, id) ?? []).map((receipt) => receiptToWire(receipt, facts))
    if (found.length === 0) throw notFound()
    return receiptId.includes(',') ? found : found[0]
  })

  app.get('/journals', async (request) => {
    const { found } = searched(request, 'searchJournals')
    const facts = store.settings.facts()
    const journals = found.filter(({ type }) => type === 'JOURNAL').map((receipt) => receiptToJournal(receipt, facts))
    if (facts.journalsAnswerList) return journals
    if (!journals[0]) throw notFound()
    return journals[0]
  })
}
