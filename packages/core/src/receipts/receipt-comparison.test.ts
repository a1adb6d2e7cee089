import { expect, test } from 'vitest'
import {
  administrationWith,
  juneAndMarch,
  juneJournal,
  mappingWith,
  june as run,
  withCostCenters,
} from '../../test/example.ts'
import type { Journal } from '../journals/journal.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { cents } from '../money/cents.ts'
import { canonicalReceipts } from './canonical-receipts.ts'
import { computeReceipts } from './compute-receipts.ts'
import type { Receipt } from './receipt.ts'
import { cellsOf, compareCells, sumCells } from './receipt-cells.ts'
import { reverseReceipt } from './reverse-receipt.ts'

const leipomoJournal: Journal = {
  transactions: juneJournal.transactions.map((transaction) => ({
    ...transaction,
    entries: transaction.entries.map((entry) => (entry.account === '5000' ? { ...entry, costCenter: '100' } : entry)),
  })),
}

function compute(journal: Journal, own: Partial<Mapping> = {}) {
  return computeReceipts({ run, journal, mapping: mappingWith(own), administration: administrationWith() })
}

function leipomoReceipt(): Receipt {
  const [receipt] = compute(leipomoJournal, withCostCenters).receipts
  if (receipt === undefined) throw new Error('no receipt')
  return receipt
}

function canonicalOf(receipt: Receipt) {
  return canonicalReceipts({ receipts: [receipt] })
}

test('a reversal turns every sign and is named after the reference', () => {
  const receipt = leipomoReceipt()
  const reversal = reverseReceipt(receipt)
  expect(reversal).toMatchObject({
    name: 'Reversal 1-2026-6 Kesäkuu',
    date: '2026-06-30',
    debit: 10_000,
    credit: 10_000,
  })
  expect(reversal.rows.map(({ account, amount }) => [account, amount])).toEqual([
    ['5000', -10_000],
    ['2961', 10_000],
  ])
  expect(reversal.rows[0]?.costCenter).toEqual(receipt.rows[0]?.costCenter)
  expect(reverseReceipt({ ...receipt, name: 'x'.repeat(80) }).name).toBe(`Reversal ${'x'.repeat(71)}`)
})

test('cells are account, items and amount, however the rows are split', () => {
  const receipt = leipomoReceipt()
  expect(cellsOf(receipt)).toEqual({
    date: '2026-06-30',
    cells: [
      { account: '5000', costCenterItemId: 71, amount: 10_000 },
      { account: '2961', amount: -10_000 },
    ],
  })
  const [first, ...rest] = receipt.rows
  if (first === undefined) return expect.fail('no row')
  const split = [{ ...first, amount: cents(12_000) }, { ...first, text: 'b', amount: cents(-2_000) }, ...rest]
  expect(compareCells(cellsOf(receipt), cellsOf({ ...receipt, rows: split }))).toEqual({ equal: true, cells: [] })
})

test('cells that come to zero are none', () => {
  expect(
    sumCells([
      { account: '1', amount: cents(5) },
      { account: '1', amount: cents(-5) },
    ]),
  ).toEqual([])
})

test('every cell that differs is named with both amounts, and the date too', () => {
  const expected = cellsOf(leipomoReceipt())
  const found = {
    date: '2026-06-29',
    cells: [
      { account: '5000', costCenterItemId: 72, amount: cents(10_000) },
      { account: '2961', amount: cents(-10_000) },
    ],
  }
  expect(compareCells(expected, found)).toEqual({
    equal: false,
    cells: [
      { account: '5000', costCenterItemId: 71, expected: 10_000, found: 0 },
      { account: '5000', costCenterItemId: 72, expected: 0, found: 10_000 },
    ],
    date: { expected: '2026-06-30', found: '2026-06-29' },
  })
})

test('an item as cost centre is not the same item as cost unit', () => {
  const amount = cents(1)
  const one = { date: '2026-06-30', cells: [{ account: '5000', costCenterItemId: 71, amount }] }
  const other = { date: '2026-06-30', cells: [{ account: '5000', costUnitItemId: 71, amount }] }
  expect(compareCells(one, other).cells).toHaveLength(2)
})

test.each<[string, (receipt: Receipt) => Receipt]>([
  ['date', (receipt) => ({ ...receipt, date: '2026-06-29' })],
  ['name', (receipt) => ({ ...receipt, name: 'other' })],
  ['VAT', (receipt) => ({ ...receipt, vat: { ...receipt.vat, status: 1 } })],
  ['VAT processing', (receipt) => ({ ...receipt, vatProcessing: 'FINLAND' })],
  ['account', (receipt) => ({ ...receipt, rows: receipt.rows.map((row) => ({ ...row, account: '6110' })) })],
  [
    'amount',
    (receipt) => ({ ...receipt, rows: receipt.rows.map((row) => ({ ...row, amount: cents(row.amount * 2) })) }),
  ],
  ['text', (receipt) => ({ ...receipt, rows: receipt.rows.map((row) => ({ ...row, text: 'other' })) })],
  [
    'row VAT',
    (receipt) => ({ ...receipt, rows: receipt.rows.map((row) => ({ ...row, vat: { ...row.vat, percent: 24 } })) }),
  ],
  ['item', (receipt) => ({ ...receipt, rows: receipt.rows.map(({ costCenter: _, ...row }) => row) })],
  [
    'cost unit',
    (receipt) => ({
      ...receipt,
      rows: receipt.rows.map((row) => ({ ...row, ...(row.costCenter && { costUnit: row.costCenter }) })),
    }),
  ],
  ['order of rows', (receipt) => ({ ...receipt, rows: receipt.rows.toReversed() })],
])('another %s makes another preview', (_, change) => {
  expect(canonicalOf(change(leipomoReceipt()))).not.toBe(canonicalOf(leipomoReceipt()))
})

test('what is not sent does not make another preview', () => {
  const receipt = leipomoReceipt()
  const otherLines = { ...receipt, lines: [8, 9], rows: receipt.rows.map((row) => ({ ...row, lines: [9] })) }
  expect(canonicalOf(otherLines)).toBe(canonicalOf(receipt))
  const { receipts } = compute(juneAndMarch)
  const leftOut = receipts.map((one, at) => (at === 1 ? { ...one, rows: [] } : one))
  expect(canonicalReceipts({ receipts: leftOut })).toBe(canonicalReceipts({ receipts: receipts.slice(0, 1) }))
})
