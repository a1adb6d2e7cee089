import type { LedgerReceiptCreate } from '../src/index.ts'

/** A small journal to create: two rows, one with a cost centre. */
export const journal: LedgerReceiptCreate = {
  type: 'JOURNAL',
  name: '1-2026-6 Kesäkuu',
  receiptDate: '2026-06-30',
  vatType: 'PURCHASE',
  vatStatus: 12,
  invoiceNotes: 'mark-1',
  transactions: [
    {
      transactionType: 'ENTRY',
      account: '5000',
      accountingValue: 4321.09,
      vatPercent: 0,
      description: 'Salainen palkka',
      dimensionItemValues: [{ dimensionId: 1, itemId: 11, value: 4321.09 }],
    },
    { transactionType: 'ENTRY', account: '2961', accountingValue: -4321.09, vatPercent: 0 },
  ],
}

/** The same journal as Procountor answers it, with the nulls and extra fields that answers carry. */
export const savedJournal = {
  ...journal,
  id: 70_001,
  status: 'UNFINISHED',
  version: '2026-07-01T10:00:00',
  receiptNumber: null,
  serialNumber: null,
  attachments: [],
  transactions: journal.transactions.map((row, index) => ({
    ...row,
    id: 900 + index,
    balanceCode: null,
    allocations: null,
  })),
}
