import { expect, test } from 'vitest'
import {
  administrationWith,
  codesOf,
  findingOf,
  item,
  mappingWith,
  june as run,
  withCostCenters,
} from '../../test/example.ts'
import type { DimensionItem } from '../administrations/administration.ts'
import type { Journal } from '../journals/journal.ts'
import type { ItemBinding, Mapping } from '../mappings/mapping.ts'
import { cents } from '../money/cents.ts'
import { bindCreatedItems } from './bind-created-items.ts'
import { computeReceipts } from './compute-receipts.ts'

/** 1.00 on 5000 for each cost centre, paid from 2961, which has none. */
function journalWith(...costCenters: readonly string[]): Journal {
  const period = { year: 2026, number: 6 }
  const debits = costCenters.map((costCenter, at) => ({
    line: at + 1,
    account: '5000',
    costCenter,
    amount: cents(100),
    text: '',
  }))
  const amount = cents(-100 * costCenters.length)
  const entries = [...debits, { line: debits.length + 1, account: '2961', amount, text: '' }]
  return { transactions: [{ date: '2026-06-30', period, entries }] }
}

function compute(journal: Journal, own: Partial<Mapping> = {}, items: readonly DimensionItem[] = leipomo) {
  const administration = administrationWith({ dimensions: [{ id: 7, name: 'Kustannuspaikka', items }] })
  return computeReceipts({ run, journal, mapping: mappingWith({ ...withCostCenters, ...own }), administration })
}

function boundTo(...bindings: readonly ItemBinding[]): Partial<Mapping> {
  return { costCenters: { dimensionId: 7, bindings } }
}

function firstItem(result: ReturnType<typeof compute>) {
  return result.receipts[0]?.rows[0]?.costCenter
}

const leipomo = [item(71, '100 Leipomo'), item(72, '200 Myymälä')]

test('a code is bound on first use to the item whose name starts with it', () => {
  const result = compute(journalWith('100'))
  expect(result.findings).toEqual([])
  expect(firstItem(result)).toEqual({ dimensionId: 7, code: '100', itemId: 71, codeName: '100 Leipomo' })
  expect(result.receipts[0]?.rows[1]).not.toHaveProperty('costCenter')
  expect(result.newBindings).toEqual({
    costCenters: [{ code: '100', itemId: 71, codeName: '100 Leipomo' }],
    costUnits: [],
  })
})

test('a space or a hyphen ends the code', () => {
  expect(firstItem(compute(journalWith('100'), {}, [item(1, '100-Leipomo'), item(2, '1000 Pulla')]))).toMatchObject({
    itemId: 1,
  })
  expect(codesOf(compute(journalWith('100'), {}, [item(1, '100: Leipomo')]))).toEqual(['unknown-item'])
})

test('an item of exactly that code wins over longer ones', () => {
  const result = compute(journalWith('100'), {}, [item(1, '100 Leipomo'), item(2, '100'), item(3, '100-1 Pulla')])
  expect(firstItem(result)).toMatchObject({ itemId: 2 })
})

test('several items a code could mean are a problem with the candidates', () => {
  const result = compute(journalWith('100', '100'), {}, [item(1, '100 Leipomo'), item(2, '100-1 Pulla')])
  expect(result.findings).toEqual([
    {
      code: 'ambiguous-item',
      severity: 'problem',
      values: {
        side: 'costCenters',
        dimension: 'Kustannuspaikka',
        code: '100',
        candidates: ['100 Leipomo', '100-1 Pulla'],
        lines: ['1', '2'],
        count: 2,
      },
    },
  ])
  expect(result.newBindings.costCenters).toEqual([])
})

test('a code without an item is a problem, with what might have been meant', () => {
  const [finding] = compute(journalWith('0200')).findings
  expect(finding).toMatchObject({ code: 'unknown-item', values: { code: '0200', candidates: ['200 Myymälä'] } })
})

test('codes without an item keep rows of their own', () => {
  expect(compute(journalWith('x', 'y', 'x')).receipts[0]?.rows.map(({ lines }) => lines)).toEqual([[1, 3], [2], [4]])
})

test('a code that only an inactive item has is a problem, and no second item is made', () => {
  const items = [item(1, '100 Leipomo', false)]
  expect(codesOf(compute(journalWith('100'), {}, items))).toEqual(['inactive-item'])
  expect(codesOf(compute(journalWith('100'), { missingItem: 'create' }, items))).toEqual(['inactive-item'])
})

test('an inactive item does not make an active one ambiguous', () => {
  expect(firstItem(compute(journalWith('100'), {}, [item(1, '100', false), item(2, '100 Uusi')]))).toMatchObject({
    itemId: 2,
  })
})

test('a binding goes by the id; a new name of the item is a notice', () => {
  const result = compute(journalWith('100'), boundTo({ code: '100', itemId: 72, codeName: '300 Konttori' }))
  expect(firstItem(result)).toMatchObject({ itemId: 72, codeName: '200 Myymälä' })
  expect(result.newBindings.costCenters).toEqual([])
  expect(result.findings).toMatchObject([
    { code: 'renamed-item', severity: 'notice', values: { code: '100', from: '300 Konttori', to: '200 Myymälä' } },
  ])
})

test('a bound item that is deleted or inactive is a problem, also where missing items are created', () => {
  const gone = boundTo({ code: '100', itemId: 99, codeName: '100 Leipomo' })
  expect(compute(journalWith('100'), { ...gone, missingItem: 'create' }).findings).toMatchObject([
    { code: 'deleted-item', severity: 'problem', values: { code: '100', item: '100 Leipomo' } },
  ])
  const inactive = boundTo({ code: '100', itemId: 1, codeName: '100' })
  expect(codesOf(compute(journalWith('100'), inactive, [item(1, '100', false)]))).toEqual(['inactive-item'])
})

test('a missing item is created once per code, if the mapping says so', () => {
  const result = compute(journalWith('300', '300', '400'), { missingItem: 'create' })
  expect(result.receipts[0]?.rows.map(({ costCenter }) => costCenter)).toEqual([
    { dimensionId: 7, code: '300', create: true },
    { dimensionId: 7, code: '400', create: true },
    undefined,
  ])
  expect(result.findings.map(({ code, severity, values }) => [code, severity, values.code])).toEqual([
    ['item-will-be-created', 'notice', '300'],
    ['item-will-be-created', 'notice', '400'],
  ])
  expect(result.newBindings.costCenters).toEqual([])
})

test('items created since take the place of those to be created', () => {
  const [receipt] = compute(journalWith('300', '100'), { missingItem: 'create' }).receipts
  if (receipt === undefined) return expect.fail('no receipt')
  const created = { costCenters: [{ code: '300', itemId: 73, codeName: '300' }], costUnits: [] }
  expect(bindCreatedItems(receipt, created).rows.map(({ costCenter }) => costCenter)).toEqual([
    { dimensionId: 7, code: '300', itemId: 73, codeName: '300' },
    { dimensionId: 7, code: '100', itemId: 71, codeName: '100 Leipomo' },
    undefined,
  ])
})

test('codes bound to one item share its rows', () => {
  const bindings = boundTo(
    { code: 'a', itemId: 71, codeName: '100 Leipomo' },
    { code: 'b', itemId: 71, codeName: '100 Leipomo' },
  )
  expect(compute(journalWith('a', 'b'), bindings).receipts[0]?.rows[0]).toMatchObject({ amount: 200, lines: [1, 2] })
})

test('codes are ignored where the dimension is switched off', () => {
  const mapping = mappingWith()
  const result = computeReceipts({ run, journal: journalWith('x', 'y'), mapping, administration: administrationWith() })
  expect(result.findings).toEqual([])
  expect(result.receipts[0]?.rows.map(({ amount }) => amount)).toEqual([200, -200])
})

test('codes are ignored on accounts outside the masks, after overrides', () => {
  const accountMasks = ['[4-9][0-9][0-9][0-9]']
  const accountOverrides = [{ nmbrsAccount: '5000', procountorAccount: '2941' }]
  expect(firstItem(compute(journalWith('100'), { accountMasks }))).toMatchObject({ itemId: 71 })
  const overridden = compute(journalWith('unknown'), { accountMasks, accountOverrides })
  expect(overridden.findings).toEqual([])
  expect(firstItem(overridden)).toBeUndefined()
})

test('masks hold for cost units too', () => {
  const [transaction] = journalWith('100').transactions
  const entries = transaction?.entries.map((entry) => ({ ...entry, costUnit: 'P-01' })) ?? []
  const journal = { transactions: transaction ? [{ ...transaction, entries }] : [] }
  const mapping = mappingWith({ costUnits: { dimensionId: 8, bindings: [] }, accountMasks: ['[4-9][0-9][0-9][0-9]'] })
  const { receipts } = computeReceipts({ run, journal, mapping, administration: administrationWith() })
  expect(receipts[0]?.rows.map(({ account, costUnit }) => [account, costUnit?.code])).toEqual([
    ['5000', 'P-01'],
    ['2961', undefined],
  ])
})

test('a mask that is none is a problem', () => {
  const result = compute(journalWith('100'), { accountMasks: ['[4-9', '5000'] })
  expect(findingOf(result, 'bad-account-mask')).toEqual([
    { code: 'bad-account-mask', severity: 'problem', values: { mask: '[4-9' } },
  ])
  expect(firstItem(result)).toMatchObject({ itemId: 71 })
})

test('a mapped dimension that is gone is a problem', () => {
  const result = compute(journalWith('100'), { costCenters: { dimensionId: 9, bindings: [] } })
  expect(result.findings).toEqual([
    { code: 'unknown-dimension', severity: 'problem', values: { side: 'costCenters', dimensionId: 9 } },
  ])
})

test('cost centres and cost units need different dimensions', () => {
  expect(codesOf(compute(journalWith('100'), { costUnits: { dimensionId: 7, bindings: [] } }))).toEqual([
    'same-dimension-twice',
  ])
})

test('cost units become items of their own dimension', () => {
  const [transaction] = journalWith('100').transactions
  const entries = transaction?.entries.map((entry) => (entry.line === 1 ? { ...entry, costUnit: 'P-02' } : entry)) ?? []
  const journal = { transactions: transaction ? [{ ...transaction, entries }] : [] }
  const mapping = mappingWith({ ...withCostCenters, costUnits: { dimensionId: 8, bindings: [] } })
  const result = computeReceipts({ run, journal, mapping, administration: administrationWith() })
  expect(result.receipts[0]?.rows[0]).toMatchObject({
    costCenter: { itemId: 71 },
    costUnit: { dimensionId: 8, itemId: 82 },
  })
  expect(result.newBindings.costUnits).toEqual([{ code: 'P-02', itemId: 82, codeName: 'P-02 Uusi' }])
})
