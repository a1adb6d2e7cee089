import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Receipt } from '../entities.ts'
import { blank, forbidden, invalid, notFound, refuse, refuseAll, type VendorError, withoutRepeats } from '../errors.ts'
import { receiptToWire } from '../format.ts'
import { toLocalTime } from '../local-time.ts'
import { isClosedOn } from '../periods.ts'
import { checkBody, checkQuery } from '../request-check.ts'
import { openBooks } from '../rules/books.ts'
import { checkDimensionValues, readDimensionValues } from '../rules/dimension-rules.ts'
import { checkReceipt, closedPeriod, toDraft } from '../rules/receipt-rules.ts'
import { demandListed } from '../rules/refusals.ts'
import { demandAll, type Session } from '../sessions.ts'
import type { WireDimensionValue, WireReceipt } from '../wire.ts'
import type { ReceiptAccess } from './receipt-access.ts'
import { idIn, type RouteDeps } from './routing.ts'

const schemas = '/components/schemas'

export function receiptWriting(app: FastifyInstance, deps: RouteDeps, access: ReceiptAccess): void {
  const { store, api, sessions } = deps

  const writer = (request: FastifyRequest): Session => {
    const session = sessions.of(request)
    demandAll(session.rights.journalReceipts)
    return session
  }
  const editor = (request: FastifyRequest): Session => {
    const session = writer(request)
    if (session.rights.preventEditingAccountingPage) throw forbidden()
    return session
  }
  const books = ({ company, rights }: Session) => openBooks(store, company, rights)
  const reconciling = (request: FastifyRequest, operationId: string) => {
    const query = checkQuery(api.operation(operationId), request.query as Record<string, unknown>)
    return { errors: query.errors, createReconciliation: query.value.createReconciliation === true }
  }
  const answer = (receipt: Receipt) => receiptToWire(receipt, store.settings.facts())
  const now = () => store.clock().toISOString()

  app.post('/ledgerreceipts', async (request) => {
    const session = writer(request)
    const { errors, createReconciliation } = reconciling(request, 'createLedgerReceipt')
    const body = checkBody(api, request.body, `${schemas}/LedgerReceiptCreate`)
    const receipt = body.value as WireReceipt
    const open = books(session)
    const found = [...errors, ...joined(body.errors, checkReceipt(receipt, open, createReconciliation))]
    demandListed(found)
    refuseAll(found)
    const draft = toDraft(receipt, open, { status: 'UNFINISHED', createReconciliation })
    return answer(store.receipts.add(session.company.id, draft, session.user.id, now()))
  })

  app.put('/ledgerreceipts/:receiptId', async (request) => {
    const session = editor(request)
    const stored = access.named(request)
    const { errors, createReconciliation } = reconciling(request, 'replaceLedgerReceipt')
    const body = checkBody(api, request.body, `${schemas}/LedgerReceiptReplace`, `${schemas}/LedgerReceipt`)
    const receipt = body.value as WireReceipt
    const open = books(session)
    const found = joined(body.errors, [
      ...checkReplacement(stored, receipt, open.fiscalYears, open.facts),
      ...checkReceipt(receipt, open, createReconciliation),
    ])
    refuseAll([...errors, ...withoutRepeats(found)])
    if (receipt.version !== toLocalTime(stored.version, open.facts.timeZone))
      throw refuse(
        open.facts.staleVersionStatus,
        `Value of the 'version' field is invalid: ${receipt.version}`,
        'version',
      )
    const draft = toDraft(receipt, open, { status: stored.status, createReconciliation })
    return answer(store.receipts.replace(session.company.id, stored, draft, now()))
  })

  app.put('/ledgerreceipts/:receiptId/transactions/:transactionId/dimensions', async (request) => {
    const session = editor(request)
    const stored = access.named(request)
    const rowId = idIn(request.params, 'transactionId')
    const row = stored.rows.find(({ id }) => id === rowId)
    if (!row) throw notFound()
    const body = checkBody(api, request.body, `${schemas}/DimensionItemValueList`)
    const given = (body.value as { dimensionItemValues?: readonly WireDimensionValue[] }).dimensionItemValues
    const values = Array.isArray(given) ? given : []
    const open = books(session)
    const closed = isClosedOn(stored.receiptDate, open.fiscalYears, open.facts) ? [closedPeriod] : []
    const rules = body.errors.length > 0 ? [] : checkDimensionValues(values, row.cents, '', open).map(atTop)
    refuseAll([...joined(body.errors, rules), ...closed])
    const rows = stored.rows.map((each) =>
      each.id === rowId ? { ...each, dimensionItemValues: readDimensionValues(values) } : each,
    )
    return answer(store.receipts.change(session.company.id, stored, { rows }, now()))
  })
}

type Years = Parameters<typeof isClosedOn>[1]
type Facts = Parameters<typeof isClosedOn>[2]

/** What a replacement may not do to the receipt that is there. */
function checkReplacement(stored: Receipt, receipt: WireReceipt, years: Years, facts: Facts): VendorError[] {
  const ids = new Set(stored.rows.map(({ id }) => id))
  const strangers = (Array.isArray(receipt.transactions) ? receipt.transactions : []).flatMap((row, index) =>
    row?.id !== undefined && !ids.has(row.id) ? [invalid(`transactions[${index}].id`, row.id)] : [],
  )
  return [
    ...(receipt.type !== undefined && receipt.type !== stored.type ? [invalid('type', receipt.type)] : []),
    ...(stored.status === 'INVALIDATED' ? [invalid('status', stored.status)] : []),
    ...(receipt.version === '' ? [blank('version')] : []),
    ...(isClosedOn(stored.receiptDate, years, facts) ? [closedPeriod] : []),
    ...strangers,
  ]
}

/** Rule errors beside those of the shape, without a second one for a field whose shape is refused already. */
function joined(shape: readonly VendorError[], rules: readonly VendorError[]): VendorError[] {
  const refused = new Set(shape.map(({ field }) => field))
  return [...shape, ...rules.filter(({ field }) => field === undefined || !refused.has(field))]
}

/** Paths of a body that is the list itself begin without a row. */
function atTop(error: VendorError): VendorError {
  return { ...error, field: (error.field ?? '').replace(/^\./, '') }
}
