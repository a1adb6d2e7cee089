import { toCents } from '../decimals.ts'
import type { ReceiptExtras, TransactionType, VatType } from '../entities.ts'
import { blank, invalid, refuse, type VendorError } from '../errors.ts'
import { isClosedOn } from '../periods.ts'
import type { ReceiptDraft, RowDraft } from '../store/receipt-store.ts'
import type { WireReceipt, WireRow } from '../wire.ts'
import type { Books } from './books.ts'
import { readDimensionValues } from './dimension-rules.ts'
import { checkRows, rowsOf, sumOf } from './row-rules.ts'
import { isVatStatusEnabled } from './vat-rules.ts'

export const closedPeriod: VendorError = { status: 400, message: 'CLOSED_FISCAL_PERIOD' }

/** Every rule that a receipt breaks beyond the shape of the body. */
export function checkReceipt(receipt: WireReceipt, books: Books, createReconciliation: boolean): VendorError[] {
  return [
    ...checkHeader(receipt, books),
    ...checkRows(receipt, books),
    ...checkBalance(receipt, books, createReconciliation),
  ]
}

function checkHeader(receipt: WireReceipt, { company, facts, fiscalYears, ...books }: Books): VendorError[] {
  const { name, receiptDate, vatType, vatStatus, vatProcessing, periodStartDate, periodEndDate, partnerId } = receipt
  const errors: VendorError[] = []
  if (name?.trim?.() === '') errors.push(blank('name'))
  if (receiptDate !== undefined && isClosedOn(receiptDate, fiscalYears, facts)) errors.push(closedPeriod)
  if (vatStatus !== undefined && !isVatStatusEnabled(vatStatus, vatType, { company, facts, fiscalYears, ...books }))
    errors.push(invalid('vatStatus', vatStatus))
  // Another country's VAT needs a right that nobody here has.
  if (vatProcessing !== undefined && vatProcessing !== company.country)
    errors.push(invalid('vatProcessing', vatProcessing))
  if (periodStartDate !== undefined && periodEndDate !== undefined && periodStartDate > periodEndDate)
    errors.push(invalid('periodEndDate', periodEndDate))
  // There is no business partner register here, so no id of one exists.
  if (partnerId !== undefined) errors.push(invalid('partnerId', partnerId))
  if (receipt.serialNumber !== undefined && !['SWEDEN', 'DENMARK'].includes(company.country))
    errors.push(invalid('serialNumber', receipt.serialNumber))
  return errors
}

/** That an unbalanced receipt is refused is inferred; the text follows the vendor's other ones. */
function checkBalance(receipt: WireReceipt, { facts }: Books, createReconciliation: boolean): VendorError[] {
  const rows = rowsOf(receipt)
  const sum = sumOf(rows)
  if (sum === 0) return []
  if (createReconciliation)
    return rows.some((row) => row.transactionType === 'RECONCILIATION_ENTRY')
      ? [invalid('transactions', sum / 100)]
      : []
  return facts.refuseUnbalanced ? [invalid('transactions', sum / 100)] : []
}

/** For a receipt that passed. `status` is the one it will have. */
export function toDraft(
  receipt: WireReceipt,
  { company }: Books,
  options: { readonly status: string; readonly createReconciliation: boolean },
): ReceiptDraft {
  const rows = rowsOf(receipt)
  const sum = sumOf(rows)
  const drafts = rows.map(toRowDraft)
  if (options.createReconciliation && sum !== 0) {
    const account = company.reconciliationAccount
    if (account === undefined) throw refuse(501, 'createReconciliation is not imitated for this company.')
    drafts.push({
      transactionType: 'RECONCILIATION_ENTRY',
      account,
      cents: -sum,
      vatPercent: 0,
      dimensionItemValues: [],
    })
  }
  return {
    ...extrasOf(receipt),
    type: receipt.type ?? 'JOURNAL',
    status: options.status,
    name: receipt.name ?? '',
    receiptDate: receipt.receiptDate ?? '',
    vatType: receipt.vatType as VatType,
    vatStatus: receipt.vatStatus ?? 0,
    rows: drafts,
  }
}

function toRowDraft(row: WireRow): RowDraft {
  const { transactionType, account = '', accountingValue = 0, vatPercent = 0, vatType, dimensionItemValues = [] } = row
  const { id, vatStatus, vatDeductionPercent, description, balanceCode, partnerId, startDate, endDate } = row
  return {
    ...present({ id, vatStatus, vatDeductionPercent, description, balanceCode, partnerId, startDate, endDate }),
    ...present({ vatType: vatType as VatType | undefined }),
    transactionType: transactionType as TransactionType,
    account,
    cents: toCents(accountingValue) ?? 0,
    vatPercent,
    dimensionItemValues: readDimensionValues(dimensionItemValues),
  }
}

function extrasOf(receipt: WireReceipt): ReceiptExtras {
  const { vatProcessing, invoiceNotes, accountantsNotes, transactionDescription, receiptValidity } = receipt
  const { periodStartDate, periodEndDate, partnerId, partnerCode, serialNumber, depreciation, vatDate } = receipt
  return {
    ...present({ vatProcessing, invoiceNotes, accountantsNotes, transactionDescription, receiptValidity }),
    ...present({ periodStartDate, periodEndDate, partnerId, partnerCode, serialNumber, depreciation, vatDate }),
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
