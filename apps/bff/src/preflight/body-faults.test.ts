import { cents, type Receipt } from '@tosite/core'
import { expect, test } from 'vitest'
import { bodyFaults, faultsOf } from './body-faults.ts'

const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const
const item = { dimensionId: 1, code: '100', itemId: 11, codeName: '100 Leipomo' }
const receipt: Receipt = {
  key: '2026-6/2026-06-30',
  period: { year: 2026, number: 6 },
  date: '2026-06-30',
  correction: false,
  name: 'Palkat',
  rows: [
    { account: '5000', amount: cents(10_029), text: 'Palkat', vat, lines: [1], costCenter: item },
    { account: '2920', amount: cents(-10_029), text: '', vat, lines: [2] },
  ],
  debit: cents(10_029),
  credit: cents(10_029),
  lines: [1, 2],
  vat,
}

test('a receipt as it is computed has no fault, an item to be created included', () => {
  expect(bodyFaults([receipt])).toEqual([])
  const [first, second] = receipt.rows
  const created = { dimensionId: 1, code: '350', create: true } as const
  const rows = first === undefined || second === undefined ? [] : [{ ...first, costCenter: created }, second]
  expect(bodyFaults([{ ...receipt, rows }])).toEqual([])
})

test('a receipt without rows goes nowhere, so nothing of it can be wrong', () => {
  expect(bodyFaults([{ ...receipt, name: '', rows: [] }])).toEqual([])
})

test('what is wrong is named with its receipt, its field and its value', () => {
  expect(bodyFaults([{ ...receipt, name: 'Łódź' }])).toEqual([{ receipt: receipt.key, field: 'name', value: 'Łódź' }])
})

const row = { transactionType: 'ENTRY', account: '5000', accountingValue: 1, vatPercent: 0 }
const body = {
  type: 'JOURNAL',
  name: 'Palkat',
  receiptDate: '2026-06-30',
  vatType: 'PURCHASE',
  vatStatus: 12,
  transactions: [row, { ...row, accountingValue: -1 }],
}
const value = (amount: number, itemId = 11) => ({ dimensionId: 1, itemId, value: amount })

test.each<[string, object, readonly string[]]>([
  ['a name of blanks', { name: ' ' }, ['name']],
  ['a name that is too long', { name: 'x'.repeat(81) }, ['name']],
  ['a field that is none of a journal’s', { forecast: true }, ['forecast']],
  ['no rows', { transactions: [] }, ['transactions']],
  ['a cent out of balance', { transactions: [row] }, ['transactions']],
  ['three decimals', { transactions: [{ ...row, accountingValue: 1.001 }] }, ['transactions[0].accountingValue']],
  [
    'a dimension that comes to less',
    { transactions: [{ ...row, dimensionItemValues: [value(0.5)] }, body.transactions[1]] },
    ['transactions[0].dimensionItemValues'],
  ],
  [
    'two items of one dimension',
    { transactions: [{ ...row, dimensionItemValues: [value(1), value(1, 12)] }, body.transactions[1]] },
    ['transactions[0].dimensionItemValues'],
  ],
])('%s is found', (_, change, fields) => {
  expect(faultsOf({ ...body, ...change }).map(({ field }) => field)).toEqual(fields)
})
