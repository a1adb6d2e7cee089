import { decimalNumber, type Receipt, type ReceiptRow, type RowItem } from '@tosite/core'
import type { DimensionItemValue, LedgerReceiptCreate, TransactionInput } from '@tosite/procountor'

/**
 * The receipt as Procountor takes it. Optional fields are left out, never null or empty: Procountor refuses those.
 * @throws Error where an item is still to be created: a receipt goes out with all its items or not at all
 */
export function receiptToProcountor(receipt: Receipt, mark: string): LedgerReceiptCreate {
  return {
    ...headOf(receipt),
    invoiceNotes: mark,
    transactions: receipt.rows.map((row) => rowToProcountor(row, receipt.vat, itemValue)),
  }
}

/** The same for people to read, before the mark is made; an item to be created stands there by its code. */
export function receiptForReading(receipt: Receipt): unknown {
  return {
    ...headOf(receipt),
    transactions: receipt.rows.map((row) => rowToProcountor(row, receipt.vat, itemForReading)),
  }
}

function headOf({ name, date, vat, vatProcessing }: Receipt) {
  return {
    type: 'JOURNAL',
    name,
    receiptDate: date,
    vatType: vat.type,
    vatStatus: vat.status,
    ...(vatProcessing === undefined ? {} : { vatProcessing }),
  } as const
}

function rowToProcountor<Value>(
  { account, amount, vat, text, costCenter, costUnit }: ReceiptRow,
  header: Receipt['vat'],
  itemOf: (item: RowItem, value: number) => Value,
): Omit<TransactionInput, 'dimensionItemValues'> & { dimensionItemValues?: Value[] } {
  const accountingValue = decimalNumber(amount)
  const values = [costCenter, costUnit]
    .filter((item) => item !== undefined)
    .map((item) => itemOf(item, accountingValue))
  return {
    transactionType: 'ENTRY',
    account,
    accountingValue,
    vatPercent: vat.percent,
    ...(vat.type === header.type ? {} : { vatType: vat.type }),
    ...(vat.status === header.status ? {} : { vatStatus: vat.status }),
    ...(text === '' ? {} : { description: text }),
    ...(values.length === 0 ? {} : { dimensionItemValues: values }),
  }
}

function itemValue(item: RowItem, value: number): DimensionItemValue {
  if ('create' in item) throw new Error(`item ${item.code} of dimension ${item.dimensionId} was not created`)
  return { dimensionId: item.dimensionId, itemId: item.itemId, value }
}

function itemForReading(item: RowItem, value: number): unknown {
  if ('create' in item) return { dimensionId: item.dimensionId, codeName: item.code, value }
  return itemValue(item, value)
}
