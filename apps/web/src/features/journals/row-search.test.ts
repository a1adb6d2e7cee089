import type { PreviewReceipt } from '@tosite/contract'
import { expect, test } from 'vitest'
import { createFormat } from '../../shared/format.ts'
import { searchRows } from './row-search.ts'

type Row = PreviewReceipt['rows'][number]

const row = (own: Partial<Row>): Row => ({
  account: '5000',
  accountName: 'Palkat',
  debit: 0,
  credit: 0,
  text: '',
  entryCount: 1,
  firstLine: 1,
  ...own,
})
const bakery = { dimension: 'Kustannuspaikka', code: '0100', codeName: '100 Leipomo', willBeCreated: false }

const receipts = () => [
  {
    key: 'june',
    rows: [
      row({ debit: 123_450, costCenter: bakery, text: 'Bruttopalkat' }),
      row({ account: '2961', accountName: 'Palkkavelka', credit: 123_450, text: 'Netto' }),
      row({ account: '6110', accountName: 'Eläkekulut', debit: 5, text: 'TyEL' }),
    ],
  },
  { key: 'may', rows: [row({ debit: 100, text: 'Netto' })] },
]

const found = (search: string, language: 'en' | 'fi' = 'fi') =>
  Object.fromEntries(searchRows(receipts(), search, createFormat(language)))

test.each([
  ['6110', { june: [2] }],
  ['eläke', { june: [2] }],
  ['leipomo', { june: [0] }],
  ['0100', { june: [0] }],
  ['NETTO', { june: [1], may: [0] }],
  ['palkat leipomo', { june: [0] }],
  ['palkat velka', {}],
  ['nothing', {}],
])('%s is found in account, name, item or text', (search, expected) => {
  expect(found(search)).toEqual(expected)
})

test.each(['1234,5', '1 234,50', '1,234.50', '1234.50', '1.234,50', '1234', '-1 234,50', '1 234'])(
  'the amount may be typed as %s',
  (search) => {
    expect(found(search)).toEqual({ june: [0, 1] })
  },
)

test('an amount below one is found too, and thousands are no decimals', () => {
  expect(found('0,05')).toEqual({ june: [2] })
  expect(found('1,234')).toEqual({ june: [0, 1] })
  expect(found('1.23')).toEqual({})
})

test('an amount is found as it stands on the screen in the language shown', () => {
  expect(found('1,234.50', 'en')).toEqual({ june: [0, 1] })
})
