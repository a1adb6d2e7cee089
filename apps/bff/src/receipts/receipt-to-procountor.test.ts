import { cents, type Receipt, type ReceiptRow } from '@tosite/core'
import { LedgerReceiptCreate } from '@tosite/procountor'
import { expect, test } from 'vitest'
import { receiptForReading, receiptToProcountor } from './receipt-to-procountor.ts'

const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const
const row = (account: string, amount: number, more: Partial<ReceiptRow> = {}): ReceiptRow => ({
  account,
  amount: cents(amount),
  text: 'Palkat',
  vat,
  lines: [1],
  ...more,
})
const costCenter = { dimensionId: 1, code: '100', itemId: 11, codeName: '100 Leipomo' }
const receipt: Receipt = {
  key: '2026-6/2026-06-30',
  period: { year: 2026, number: 6 },
  date: '2026-06-30',
  correction: false,
  name: '101-2026-6 Kesäkuu',
  rows: [row('5000', 980_029, { costCenter }), row('2920', -980_029, { text: '' })],
  debit: cents(980_029),
  credit: cents(980_029),
  lines: [1, 2],
  vat,
}

test('A receipt goes out with exact amounts, the mark, and nothing that is empty', () => {
  const body = receiptToProcountor(receipt, 'Tosite 1')
  expect(body).toEqual({
    type: 'JOURNAL',
    name: '101-2026-6 Kesäkuu',
    receiptDate: '2026-06-30',
    vatType: 'PURCHASE',
    vatStatus: 12,
    invoiceNotes: 'Tosite 1',
    transactions: [
      {
        transactionType: 'ENTRY',
        account: '5000',
        accountingValue: 9800.29,
        vatPercent: 0,
        description: 'Palkat',
        dimensionItemValues: [{ dimensionId: 1, itemId: 11, value: 9800.29 }],
      },
      { transactionType: 'ENTRY', account: '2920', accountingValue: -9800.29, vatPercent: 0 },
    ],
  })
  expect(LedgerReceiptCreate.parse(body)).toEqual(body)
})

test('VAT stands on a row only where it differs from the header, and the processing only where it is set', () => {
  const rows = [row('5000', 1, { vat: { type: 'SALES', status: 1, percent: 25.5 } }), row('2920', -1)]
  const body = receiptToProcountor({ ...receipt, rows, vatProcessing: 'FINLAND' }, 'm')
  expect(body.vatProcessing).toBe('FINLAND')
  expect(body.transactions[0]).toMatchObject({ vatType: 'SALES', vatStatus: 1, vatPercent: 25.5 })
  expect(Object.keys(body.transactions[1] ?? {})).not.toContain('vatType')
})

test('An item to be created can be read about but not sent', () => {
  const missing = { dimensionId: 1, code: '350', create: true } as const
  const unfinished = { ...receipt, rows: [row('5000', 100, { costCenter: missing })] }
  expect(() => receiptToProcountor(unfinished, 'm')).toThrow('350')
  expect(receiptForReading(unfinished)).toMatchObject({
    transactions: [{ dimensionItemValues: [{ dimensionId: 1, codeName: '350', value: 1 }] }],
  })
})
