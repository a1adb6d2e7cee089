import type { FastifyInstance } from 'fastify'
import { found } from './control-books.ts'
import type { Receipt, ReceiptRow } from './entities.ts'
import { receiptToWire } from './format.ts'
import type { ProcountorStore } from './store.ts'

type RowChange = { readonly id: number } & Partial<
  Pick<ReceiptRow, 'account' | 'cents' | 'description' | 'dimensionItemValues'>
>
type Change = Partial<Pick<Receipt, 'name' | 'receiptDate' | 'status' | 'invoiceNotes' | 'serialNumber'>> & {
  readonly rows?: readonly RowChange[]
}

const strict = { type: 'object', additionalProperties: false } as const
const text = { type: 'string' } as const
const whole = { type: 'integer' } as const

const rowSchema = {
  ...strict,
  required: ['id'],
  properties: {
    id: whole,
    account: text,
    cents: whole,
    description: text,
    dimensionItemValues: {
      type: 'array',
      items: {
        ...strict,
        required: ['dimensionId', 'itemId', 'cents'],
        properties: { dimensionId: whole, itemId: whole, cents: whole },
      },
    },
  },
}
const changeSchema = {
  ...strict,
  properties: {
    name: text,
    receiptDate: text,
    status: { enum: ['UNFINISHED', 'APPROVED', 'INVALIDATED'] },
    invoiceNotes: text,
    serialNumber: { ...strict, properties: { series: text, number: whole } },
    rows: { type: 'array', items: rowSchema },
  },
}

/** Receipts as they are stored, and what a person may do to one in Procountor's own screens, rules not asked. */
export function controlReceipts(app: FastifyInstance, store: ProcountorStore): void {
  app.get('/companies/:companyId/receipts', async ({ params }) => {
    const { companyId } = params as { companyId: string }
    const facts = { ...store.settings.facts(), invalidatedLosesRows: false, omitVatPercent: false }
    const receipts = store.receipts.list({ companyId: Number(companyId) }).toReversed()
    return {
      receipts: receipts.map((receipt) => ({ ...receiptToWire(receipt, facts), created: receipt.created })),
    }
  })

  app.post('/companies/:companyId/receipts/:receiptId/alter', { schema: { body: changeSchema } }, async (request) => {
    const { companyId, receiptId } = request.params as { companyId: string; receiptId: string }
    const receipt = found(store.receipts.find(Number(companyId), Number(receiptId)), `receipt ${receiptId}`)
    const { rows: changes = [], ...header } = request.body as Change
    for (const { id } of changes)
      found(
        receipt.rows.find((row) => row.id === id),
        `row ${id}`,
      )
    const rows = receipt.rows.map((row) => ({ ...row, ...changes.find(({ id }) => id === row.id) }))
    const changed = store.receipts.change(Number(companyId), receipt, { ...header, rows }, store.clock().toISOString())
    return receiptToWire(changed, store.settings.facts())
  })
}
