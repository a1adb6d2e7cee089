import { compareCells } from '@tosite/core'
import type { LedgerReceipt, LedgerReceiptCreate, Transaction, TransactionInput } from '@tosite/procountor'
import { type DimensionIds, procountorToCells } from '../deliveries/procountor-to-cells.ts'

export interface ReversalHead {
  readonly name: string
  /** ISO date on which it is booked. */
  readonly date: string
  readonly mark: string
}

/**
 * The receipt that takes another back, as Procountor takes it: every sign turned of what is booked there now. Where that
 * is what was sent, it is the body that was sent, turned; where somebody changed it, the rows are as they were read.
 */
export function reversalBody(
  sent: LedgerReceiptCreate,
  read: LedgerReceipt,
  ids: DimensionIds,
  { name, date, mark }: ReversalHead,
): LedgerReceiptCreate {
  const { equal } = compareCells(procountorToCells(sent, ids), procountorToCells(read, ids))
  const rows = equal ? sent.transactions : read.transactions.map(rowAsRead)
  return {
    ...sent,
    name,
    receiptDate: date,
    invoiceNotes: mark,
    transactions: rows.filter(({ accountingValue }) => accountingValue !== 0).map(turned),
  }
}

function turned({ dimensionItemValues, ...row }: TransactionInput): TransactionInput {
  return {
    ...row,
    accountingValue: -row.accountingValue,
    ...(dimensionItemValues === undefined
      ? {}
      : { dimensionItemValues: dimensionItemValues.map((item) => ({ ...item, value: -item.value })) }),
  }
}

/** Fields that Procountor answers empty are left out: it refuses them empty. */
function rowAsRead(row: Transaction): TransactionInput {
  const { account, accountingValue, vatPercent, vatType, vatStatus, description, dimensionItemValues } = row
  const values = dimensionItemValues ?? []
  return {
    transactionType: 'ENTRY',
    account,
    accountingValue,
    vatPercent: vatPercent ?? 0,
    ...(vatType === 'PURCHASE' || vatType === 'SALES' ? { vatType } : {}),
    ...(vatStatus === undefined || vatStatus === null || vatStatus <= 0 ? {} : { vatStatus }),
    ...(description === undefined || description === null || description === '' ? {} : { description }),
    ...(values.length === 0 ? {} : { dimensionItemValues: values }),
  }
}
