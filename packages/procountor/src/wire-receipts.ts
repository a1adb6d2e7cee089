import { z } from 'zod'

/** Ids are 32-bit integers, unique within one company only. */
const Id = z.int32()
const VatType = z.enum(['PURCHASE', 'SALES'])

/** `value` is an amount, sign included; the values of one dimension sum to the row's `accountingValue`. */
export const DimensionItemValue = z.object({ dimensionId: Id, itemId: Id, value: z.number() })
export type DimensionItemValue = z.infer<typeof DimensionItemValue>

/** A row as answered, other fields kept. `accountingValue`: debit positive, credit negative, at most two decimals. */
export const Transaction = z.looseObject({
  id: Id.nullish(),
  transactionType: z.string(),
  account: z.string(),
  accountingValue: z.number(),
  vatPercent: z.number().nullish(),
  vatType: z.string().nullish(),
  vatStatus: z.int().nullish(),
  vatDeductionPercent: z.number().nullish(),
  description: z.string().nullish(),
  balanceCode: z.string().nullish(),
  dimensionItemValues: z.array(DimensionItemValue).nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
})
export type Transaction = z.infer<typeof Transaction>

const SerialNumber = z.object({ series: z.string().nullish(), number: z.int().nullish() })

const ReceiptHead = {
  id: Id,
  type: z.string(),
  status: z.string().nullish(),
  name: z.string(),
  /** ISO date. */
  receiptDate: z.string(),
  receiptNumber: z.int().nullish(),
  invoiceNumber: z.int().nullish(),
  /** Sweden and Denmark only; such a journal cannot be set unfinished or invalidated. */
  serialNumber: SerialNumber.nullish(),
  /** Date and time without a zone; on PUT it goes back exactly as it came. */
  version: z.string().nullish(),
}

/**
 * A receipt as answered. Other fields are kept, for a replacement must send everything back. A receipt that is not
 * invalidated has rows: without them the answer is half an answer, not a receipt that lost its rows.
 */
export const LedgerReceipt = z
  .looseObject({
    ...ReceiptHead,
    vatType: z.string().nullish(),
    vatStatus: z.int().nullish(),
    vatProcessing: z.string().nullish(),
    invoiceId: Id.nullish(),
    invoiceNotes: z.string().nullish(),
    accountantsNotes: z.string().nullish(),
    transactionDescription: z.string().nullish(),
    transactions: z.array(Transaction).nullish(),
  })
  .refine((receipt) => Array.isArray(receipt.transactions) || receipt.status === 'INVALIDATED', {
    path: ['transactions'],
    error: 'missing',
  })
  .transform((receipt) => ({ ...receipt, transactions: receipt.transactions ?? [] }))
export type LedgerReceipt = z.infer<typeof LedgerReceipt>

/** A row of the search: no rows, no notes. */
export const LedgerReceiptBasicInfo = z.object({
  ...ReceiptHead,
  name: z.string().nullish(),
  created: z.string().nullish(),
})
export type LedgerReceiptBasicInfo = z.infer<typeof LedgerReceiptBasicInfo>

export const LedgerReceiptPage = z.object({
  results: z.array(LedgerReceiptBasicInfo),
  meta: z
    .object({
      pageNumber: z.int().nullish(),
      pageSize: z.int().nullish(),
      resultCount: z.int().nullish(),
      totalCount: z.int().nullish(),
    })
    .nullish(),
})
export type LedgerReceiptPage = z.infer<typeof LedgerReceiptPage>

/** A row to send. Optional fields are left out, never empty: an empty enum and a `vatStatus` of 0 are refused. */
export const TransactionInput = z.strictObject({
  id: Id.optional(),
  transactionType: z.enum(['ENTRY', 'RECONCILIATION_ENTRY', 'REVERSING_ENTRY']),
  account: z.string().min(1),
  accountingValue: z.number(),
  vatPercent: z.number(),
  vatType: VatType.optional(),
  vatStatus: z.int().positive().optional(),
  description: z.string().max(255).optional(),
  dimensionItemValues: z.array(DimensionItemValue).optional(),
})
export type TransactionInput = z.infer<typeof TransactionInput>

/** A journal to create; it always starts UNFINISHED. Amounts are in the company's currency. */
export const LedgerReceiptCreate = z.strictObject({
  type: z.literal('JOURNAL'),
  name: z.string().min(1).max(80),
  receiptDate: z.iso.date(),
  vatType: VatType,
  vatStatus: z.int().positive(),
  vatProcessing: z.string().min(1).optional(),
  invoiceNotes: z.string().max(10_000).optional(),
  accountantsNotes: z.string().max(255).optional(),
  transactionDescription: z.string().max(255).optional(),
  transactions: z.array(TransactionInput).min(1),
})
export type LedgerReceiptCreate = z.infer<typeof LedgerReceiptCreate>

/** A whole receipt to write over the stored one: every field counts, and `version` must be the latest. */
export const LedgerReceiptReplace = z.looseObject({
  ...LedgerReceiptCreate.shape,
  type: z.enum(['JOURNAL', 'SALES_INVOICE', 'PURCHASE_INVOICE', 'TRAVEL_INVOICE', 'BILL_OF_CHARGES']),
  id: Id.optional(),
  version: z.string().min(1),
  transactions: z.array(z.looseObject(TransactionInput.shape)).min(1),
})
export type LedgerReceiptReplace = z.infer<typeof LedgerReceiptReplace>

/** The answer of approve, unfinished and invalidate. */
export const InfoMessage = z.object({ message: z.string().nullish() })
export type InfoMessage = z.infer<typeof InfoMessage>
