import { cents, type Receipt } from '@tosite/core'
import { expect, test } from 'vitest'
import { changeSince, previewHash } from './preview-hash.ts'

const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const
const receipt = (key: string, amount = 100): Receipt => ({
  key,
  period: { year: 2026, number: 6 },
  date: '2026-06-30',
  correction: false,
  name: 'Palkat',
  rows: amount === 0 ? [] : [{ account: '5000', amount: cents(amount), text: '', vat, lines: [1] }],
  debit: cents(amount),
  credit: cents(0),
  lines: [1],
  vat,
})
const seen = previewHash([receipt('a'), receipt('b'), receipt('c')], 'account')

test('The same receipts for the same account are the same, receipts left out aside', () => {
  expect(changeSince(seen, [receipt('a'), receipt('b'), receipt('c'), receipt('d', 0)], 'account')).toBeNull()
})

test('What changed is named', () => {
  expect(changeSince(seen, [receipt('a'), receipt('b', 101), receipt('d')], 'account')).toEqual({
    account: false,
    changed: ['b'],
    added: ['d'],
    removed: 1,
  })
  expect(changeSince(seen, [receipt('a'), receipt('b'), receipt('c')], 'other')).toMatchObject({ account: true })
})

test('Another order is another content, and a made-up hash is one too', () => {
  expect(changeSince(seen, [receipt('b'), receipt('a'), receipt('c')], 'account')).not.toBeNull()
  expect(changeSince('x', [receipt('a')], 'account')).toMatchObject({ added: ['a'] })
})
