import type { LedgerReceipt } from '@tosite/procountor'
import { expect, test } from 'vitest'
import { judgeMarked } from './judge-marked.ts'

const receipt = (id: number, status: 'UNFINISHED' | 'INVALIDATED' = 'UNFINISHED'): LedgerReceipt => ({
  ...{ id, status, type: 'JOURNAL', receiptDate: '2026-04-30', name: '101-2026-4', transactions: [] },
})

test('Two that stand are reported, whatever has become of the delivery', () => {
  for (const state of ['verified', 'differs', 'reversed'] as const) {
    expect(judgeMarked(state, receipt(1), [receipt(2)])).toEqual({ kind: 'twice', ids: [1, 2] })
    expect(judgeMarked(state, receipt(1, 'INVALIDATED'), [receipt(2), receipt(3)])).toEqual({
      kind: 'twice',
      ids: [2, 3],
    })
  }
})

test('The one that is left is the receipt from then on, or what its reversal takes back', () => {
  expect(judgeMarked('verified', receipt(1, 'INVALIDATED'), [receipt(2)])).toEqual({
    kind: 'follow',
    receipt: receipt(2),
  })
  expect(judgeMarked('differs', undefined, [receipt(2)])).toEqual({ kind: 'follow', receipt: receipt(2) })
  expect(judgeMarked('reversed', receipt(1, 'INVALIDATED'), [receipt(2)])).toEqual({ kind: 'as-known' })
  expect(judgeMarked('verified', receipt(1), [receipt(2, 'INVALIDATED')])).toEqual({ kind: 'as-known' })
})

test('What stands where nothing should is reported alone too', () => {
  expect(judgeMarked('withdrawn', receipt(1, 'INVALIDATED'), [receipt(2)])).toEqual({ kind: 'still-there', ids: [2] })
  expect(judgeMarked('rejected', undefined, [receipt(2)])).toEqual({ kind: 'still-there', ids: [2] })
  expect(judgeMarked('replaced', undefined, [receipt(2, 'INVALIDATED')])).toEqual({ kind: 'as-known' })
})
