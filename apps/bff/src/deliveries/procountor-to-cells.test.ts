import { compareCells } from '@tosite/core'
import { expect, test } from 'vitest'
import { type ComparedReceipt, procountorToCells } from './procountor-to-cells.ts'

const ids = { costCenter: 1, costUnit: 2 }
const value = (dimensionId: number, itemId: number, amount: number) => ({ dimensionId, itemId, value: amount })
const receipt = (transactions: ComparedReceipt['transactions'], receiptDate = '2026-06-30'): ComparedReceipt => ({
  receiptDate,
  transactions,
})
const sent = receipt([
  { account: '5000', accountingValue: 100.1, dimensionItemValues: [value(1, 11, 100.1), value(2, 21, 100.1)] },
  { account: '5000', accountingValue: 0.2, dimensionItemValues: [value(1, 11, 0.2)] },
  { account: '2920', accountingValue: -100.3 },
])
const compared = (found: ComparedReceipt) => compareCells(procountorToCells(sent, ids), procountorToCells(found, ids))

test('How rows are split does not matter, nor their order, nor dimensions that nothing was sent in', () => {
  const found = receipt([
    { account: '2920', accountingValue: -100.3, dimensionItemValues: [value(3, 31, -100.3)] },
    { account: '5000', accountingValue: 0.1, dimensionItemValues: [value(1, 11, 0.1)] },
    { account: '5000', accountingValue: 0.1, dimensionItemValues: [value(1, 11, 0.1)] },
    { account: '5000', accountingValue: 100.1, dimensionItemValues: [value(2, 21, 100.1), value(1, 11, 100.1)] },
  ])
  expect(compared(found)).toEqual({ equal: true, cells: [] })
})

test.each<[string, ComparedReceipt]>([
  ['another date', { ...sent, receiptDate: '2026-07-01' }],
  [
    'a cent more',
    receipt([{ ...sent.transactions[0], account: '5000', accountingValue: 100.11 }, ...sent.transactions.slice(1)]),
  ],
  [
    'another item',
    receipt([
      { account: '5000', accountingValue: 100.1, dimensionItemValues: [value(1, 12, 100.1), value(2, 21, 100.1)] },
      ...sent.transactions.slice(1),
    ]),
  ],
  [
    'a row spread over two items',
    receipt([
      {
        account: '5000',
        accountingValue: 100.1,
        dimensionItemValues: [value(1, 11, 50.1), value(1, 12, 50), value(2, 21, 100.1)],
      },
      ...sent.transactions.slice(1),
    ]),
  ],
  [
    'a part without its item',
    receipt(
      [
        sent.transactions[0],
        { account: '5000', accountingValue: 0.2, dimensionItemValues: [value(1, 11, 0.1)] },
        sent.transactions[2],
      ].filter((row) => row !== undefined),
    ),
  ],
  ['a row less', receipt(sent.transactions.slice(1))],
])('%s is a difference', (_, found) => {
  expect(compared(found).equal).toBe(false)
})

test('An amount that is no whole number of cents is not rounded into one', () => {
  expect(() => procountorToCells(receipt([{ account: '1', accountingValue: 0.005 }]), ids)).toThrow(RangeError)
})
