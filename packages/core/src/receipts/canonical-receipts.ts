import type { Receipt, ReceiptRow, ReceiptsResult, RowItem } from './receipt.ts'

/**
 * The text whose SHA-256 stands for a preview: everything of every receipt that would be sent, in order, the delivery
 * mark excepted. Lines of the journal, findings and receipts left out are not sent and do not count.
 */
export function canonicalReceipts({ receipts }: Pick<ReceiptsResult, 'receipts'>): string {
  return ['receipts 1', ...receipts.filter(({ rows }) => rows.length > 0).map(canonicalReceipt)].join('\n')
}

function canonicalReceipt(receipt: Receipt): string {
  const { key, date, name, vat, vatProcessing, rows } = receipt
  const head = JSON.stringify(['receipt', key, date, name, vat.type, vat.status, vat.percent, vatProcessing ?? null])
  return [head, ...rows.map(canonicalRow)].join('\n')
}

/** Everything of a row that is sent: rows of the same text are sent alike. */
export function canonicalRow({ account, costCenter, costUnit, amount, text, vat }: ReceiptRow): string {
  const { type, status, percent } = vat
  return JSON.stringify([account, itemOf(costCenter), itemOf(costUnit), amount, text, type, status, percent])
}

/** An item by its id, one to be created by its code. */
function itemOf(item: RowItem | undefined): readonly (number | string)[] | null {
  if (item === undefined) return null
  return [item.dimensionId, 'create' in item ? item.code : item.itemId]
}
