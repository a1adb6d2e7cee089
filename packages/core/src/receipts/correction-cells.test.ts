import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyInput } from '../../test/arbitraries.ts'
import { cents } from '../money/cents.ts'
import { computeReceipts } from './compute-receipts.ts'
import { correctionCells } from './correction-cells.ts'
import type { Receipt, ReceiptRow, RowItem } from './receipt.ts'
import { reverseReceipt } from './reverse-receipt.ts'

const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const
const bakery: RowItem = { dimensionId: 7, code: '100', itemId: 71, codeName: '100 Leipomo' }

function row(account: string, amount: number, costCenter?: RowItem): ReceiptRow {
  return { account, amount: cents(amount), text: '', vat, lines: [], ...(costCenter && { costCenter }) }
}

test('what was booked, what changes and what it becomes, per account and items', () => {
  const may = { rows: [row('5000', 10_000, bakery), row('6110', 500), row('2961', -10_500)] }
  const correction = { rows: [row('5000', 1_200, bakery), row('2961', -1_200)] }
  expect(correctionCells([may], [correction])).toEqual([
    { account: '5000', costCenter: bakery, before: 10_000, change: 1_200, after: 11_200 },
    { account: '2961', before: -10_500, change: -1_200, after: -11_700 },
    { account: '6110', before: 500, change: 0, after: 500 },
  ])
})

test('earlier corrections of the period were booked too', () => {
  const booked = [{ rows: [row('5000', 100)] }, { rows: [row('5000', -30)] }]
  expect(correctionCells(booked, [{ rows: [row('5000', -70)] }])).toEqual([
    { account: '5000', before: 70, change: -70, after: 0 },
  ])
})

test('what cancels itself is no change, and what is nothing altogether is not there', () => {
  const changing = [{ rows: [row('5000', 100), row('6110', 5)] }, { rows: [row('5000', -100), row('6110', -5)] }]
  expect(correctionCells([{ rows: [row('5000', 40)] }], changing)).toEqual([
    { account: '5000', before: 40, change: 0, after: 40 },
  ])
})

test('an item by whatever code is one item, and one that was to be created is the one that was made', () => {
  const byOtherCode = { ...bakery, code: '0100' }
  const toBeCreated: RowItem = { dimensionId: 7, code: '350', create: true }
  const created: RowItem = { dimensionId: 7, code: '350', itemId: 73, codeName: '350' }
  const booked = { rows: [row('5000', 100, byOtherCode), row('5000', 7, toBeCreated)] }
  const changing = { rows: [row('5000', 1, bakery), row('5000', 2, created)] }
  expect(correctionCells([booked], [changing])).toEqual([
    { account: '5000', costCenter: bakery, before: 100, change: 1, after: 101 },
    { account: '5000', costCenter: created, before: 7, change: 2, after: 9 },
  ])
})

test('the same id in another dimension is another item', () => {
  const other = { ...bakery, dimensionId: 8 }
  const cells = correctionCells([{ rows: [row('5000', 100, other)] }], [{ rows: [row('5000', 1, bakery)] }])
  expect(cells.map(({ before, change }) => [before, change])).toEqual([
    [0, 1],
    [100, 0],
  ])
})

const sumOf = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const totalOf = (receipts: readonly Receipt[]) =>
  sumOf(receipts.flatMap(({ rows }) => rows).map(({ amount }) => amount))

test('before and change make after, and each column sums to what its receipts do', () => {
  fc.assert(
    fc.property(anyInput, fc.nat({ max: 5 }), (input, cut) => {
      const { receipts } = computeReceipts(input)
      const [booked, changing] = [receipts.slice(0, cut), receipts.slice(cut)]
      const cells = correctionCells(booked, changing)
      for (const { before, change, after } of cells) expect(before + change).toBe(after)
      expect(sumOf(cells.map(({ before }) => before))).toBe(totalOf(booked))
      expect(sumOf(cells.map(({ change }) => change))).toBe(totalOf(changing))
      expect(sumOf(cells.map(({ after }) => after))).toBe(totalOf(receipts))
      expect(cells.every(({ before, change }) => before !== 0 || change !== 0)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a receipt corrected by its reversal comes to nothing in every cell', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { receipts } = computeReceipts(input)
      const reversals = receipts.map((receipt) => reverseReceipt(receipt))
      expect(correctionCells(receipts, reversals).every(({ after }) => after === 0)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
