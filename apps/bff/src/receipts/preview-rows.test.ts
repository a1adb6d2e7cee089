import { type Preview, type PreviewAnswer, readPreview } from '@tosite/contract'
import { type Administration, cents, type ReceiptRow } from '@tosite/core'
import { expect, test } from 'vitest'
import { administrationNames } from './administration-names.ts'
import { createPreviewRows } from './preview-rows.ts'

const administration: Pick<Administration, 'accounts' | 'dimensions'> = {
  accounts: [{ code: '5000', name: 'Palkat', active: true }],
  dimensions: [{ id: 7, name: 'Kustannuspaikka', items: [] }],
}
const bakery = { dimensionId: 7, itemId: 70, code: '100', codeName: '100 Leipomo' }
const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const

const row = (account: string, amount: number, lines: readonly number[], own: Partial<ReceiptRow> = {}): ReceiptRow => ({
  account,
  amount: cents(amount),
  text: 'Lisa',
  vat,
  lines,
  ...own,
})

/** Receipts of such rows, packed together and read as the browser reads them. */
function carried(receipts: readonly (readonly ReceiptRow[])[], entryTexts: readonly string[]) {
  const names = administrationNames(administration as Administration)
  const packing = createPreviewRows(names, entryTexts)
  const answer = { receipts: receipts.map((rows) => ({ rows: packing.columnsOf(rows) })), words: packing.words }
  const travelled: unknown = JSON.parse(JSON.stringify(answer))
  return { answer, read: (readPreview(travelled as PreviewAnswer) as Preview).receipts.map(({ rows }) => rows) }
}

test('rows come out as they went in, with names, both sides and what was adapted', () => {
  const rows = [
    row('5000', 1250, [1, 2], { costCenter: bakery }),
    row('9999', -1250, [3], { costUnit: { dimensionId: 7, code: '8', create: true } }),
  ]
  const { read } = carried([rows], ['', 'Lisa', 'Lisä', 'Lisa'])
  expect(read).toEqual([
    [
      {
        account: '5000',
        accountName: 'Palkat',
        costCenter: { dimension: 'Kustannuspaikka', code: '100', codeName: '100 Leipomo', willBeCreated: false },
        debit: 1250,
        credit: 0,
        text: 'Lisa',
        adapted: [{ from: 'Lisä', replaced: [], shortened: false }],
        entryCount: 2,
        firstLine: 1,
      },
      {
        account: '9999',
        accountName: '',
        costUnit: { dimension: 'Kustannuspaikka', code: '8', codeName: '8', willBeCreated: true },
        debit: 0,
        credit: 1250,
        text: 'Lisa',
        entryCount: 1,
        firstLine: 3,
      },
    ],
  ])
})

test('what rows of several receipts share is said once', () => {
  const one = [row('5000', 1, [1], { costCenter: bakery }), row('5000', -1, [2], { costCenter: bakery })]
  const { answer, read } = carried([one, one], ['', 'Lisa', 'Lisa'])
  expect(answer.words).toMatchObject({ accounts: [{ code: '5000' }], items: [{ code: '100' }], texts: ['Lisa'] })
  expect(read[1]).toEqual(read[0])
})

test('an item known by another name at another time keeps both', () => {
  const renamed = { ...bakery, codeName: '100 Konditoria' }
  const { read } = carried(
    [[row('5000', 1, [1], { costCenter: bakery })], [row('5000', 1, [1], { costCenter: renamed })]],
    [],
  )
  expect(read.flat().map(({ costCenter }) => costCenter?.codeName)).toEqual(['100 Leipomo', '100 Konditoria'])
})

test('a column of items is left out where no row has any', () => {
  const { answer } = carried([[row('5000', 1, [1])]], [])
  expect(Object.keys(answer.receipts[0]?.rows ?? {})).not.toContain('costCenter')
})
