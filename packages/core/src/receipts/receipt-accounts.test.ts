import { expect, test } from 'vitest'
import {
  administrationWith,
  codesOf,
  entries,
  findingOf,
  juneAndMarch,
  juneJournal,
  mappingWith,
  june as run,
} from '../../test/example.ts'
import type { Administration } from '../administrations/administration.ts'
import type { Journal } from '../journals/journal.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { computeReceipts } from './compute-receipts.ts'

function compute(journal: Journal, own: Partial<Mapping> = {}, administration: Partial<Administration> = {}) {
  return computeReceipts({
    run,
    journal,
    mapping: mappingWith(own),
    administration: administrationWith(administration),
  })
}

function journalWith(...rows: readonly (readonly [account: string, amount: number])[]): Journal {
  return { transactions: [{ date: '2026-06-30', period: { year: 2026, number: 6 }, entries: entries(1, ...rows) }] }
}

function accountsOf(result: ReturnType<typeof compute>) {
  return result.receipts.flatMap(({ rows }) => rows.map(({ account }) => account))
}

test('a code means itself', () => {
  const result = compute(juneJournal)
  expect(result.findings).toEqual([])
  expect(result.receipts).toEqual([
    {
      key: '2026-6/2026-06-30',
      period: { year: 2026, number: 6 },
      date: '2026-06-30',
      correction: false,
      name: '1-2026-6 Kesäkuu',
      rows: [
        {
          account: '5000',
          amount: 10_000,
          text: 'Palkat',
          vat: { type: 'PURCHASE', status: 12, percent: 0 },
          lines: [1],
        },
        {
          account: '2961',
          amount: -10_000,
          text: 'Palkat',
          vat: { type: 'PURCHASE', status: 12, percent: 0 },
          lines: [2],
        },
      ],
      debit: 10_000,
      credit: 10_000,
      lines: [1, 2],
      vat: { type: 'PURCHASE', status: 12, percent: 0 },
    },
  ])
})

test('several codes may be overridden to one account and are summed there', () => {
  const accountOverrides = ['1', '2'].map((nmbrsAccount) => ({ nmbrsAccount, procountorAccount: '5000' }))
  const result = compute(journalWith(['1', 300], ['2', 200], ['2961', -500]), { accountOverrides })
  expect(result.findings).toEqual([])
  expect(result.receipts[0]?.rows[0]).toMatchObject({ account: '5000', amount: 500, lines: [1, 2] })
})

test('an unknown account is named once, with its lines', () => {
  const result = compute(journalWith(['7000', 100], ['7000', 200], ['2961', -300]))
  expect(result.findings).toEqual([
    {
      code: 'unknown-account',
      severity: 'problem',
      values: { nmbrsAccount: '7000', account: '7000', amount: 300, lines: ['1', '2'], count: 2 },
    },
  ])
  expect(accountsOf(result)).toEqual(['7000', '2961'])
})

test('an override to an account that is not there is a problem too', () => {
  const accountOverrides = [{ nmbrsAccount: '5000', procountorAccount: '5999' }]
  expect(findingOf(compute(juneJournal, { accountOverrides }), 'unknown-account')[0]?.values).toMatchObject({
    nmbrsAccount: '5000',
    account: '5999',
  })
})

test('an inactive account is a problem', () => {
  const accounts = ['5000', '2961'].map((code) => ({ code, name: '', active: code !== '5000' }))
  expect(codesOf(compute(juneJournal, {}, { accounts }))).toEqual(['inactive-account'])
})

test('the fallback takes the codes that the chart does not have, after overrides, and says so', () => {
  const accountOverrides = [{ nmbrsAccount: '7000', procountorAccount: '6110' }]
  const own = { accountOverrides, fallbackAccount: '5000' }
  const result = compute(journalWith(['7000', 100], ['8000', 100], ['2961', -200]), own)
  expect(accountsOf(result)).toEqual(['6110', '5000', '2961'])
  expect(result.findings).toMatchObject([
    {
      code: 'fallback-account-used',
      severity: 'warning',
      values: { nmbrsAccount: '8000', account: '5000', lines: ['2'] },
    },
  ])
})

test('a fallback that is not in the chart is no help', () => {
  const result = compute(journalWith(['7000', 100], ['2961', -100]), { fallbackAccount: '7001' })
  expect(codesOf(result)).toEqual(['fallback-account-used', 'unknown-account'])
})

test('a line without an account stays a problem, line by line, even with a fallback', () => {
  const result = compute(journalWith(['', 100], ['5000', 100], ['', -200]), { fallbackAccount: '5000' })
  expect(result.findings).toEqual([
    { code: 'missing-account', severity: 'problem', line: 1, values: {} },
    { code: 'missing-account', severity: 'problem', line: 3, values: {} },
  ])
  expect(accountsOf(result)).toEqual(['', '5000'])
})

test('use of the difference account is a warning with its amount', () => {
  const result = compute(journalWith(['5000', 7500], ['2941', -7500]), { differenceAccount: '2941' })
  expect(result.findings).toMatchObject([
    { code: 'difference-account-used', severity: 'warning', values: { account: '2941', amount: -7500, lines: ['2'] } },
  ])
})

test('a message names the first hundred lines and counts all', () => {
  const rows = Array.from({ length: 150 }, () => ['7000', 1] as const)
  const [finding] = compute(journalWith(...rows, ['2961', -150])).findings
  expect(finding?.values.lines).toHaveLength(100)
  expect(finding?.values.count).toBe(150)
})

test('VAT follows the mapping, for all or per account', () => {
  const own = { account: '5000', type: 'PURCHASE', status: 12, percent: 25.5 } as const
  const [receipt] = compute(juneJournal, { vatByAccount: [own], vatProcessing: 'FINLAND' }).receipts
  expect(receipt?.vat).toEqual({ type: 'PURCHASE', status: 12, percent: 0 })
  expect(receipt?.vatProcessing).toBe('FINLAND')
  expect(receipt?.rows.map(({ vat }) => vat)).toEqual([
    { type: 'PURCHASE', status: 12, percent: 25.5 },
    { type: 'PURCHASE', status: 12, percent: 0 },
  ])
})

test('VAT that the company does not use is a problem, once', () => {
  const salesOnly = { vatStatuses: [{ status: 12, sales: true, purchase: false }] }
  expect(compute(juneAndMarch, {}, salesOnly).findings).toEqual([
    { code: 'unusable-vat', severity: 'problem', values: { account: '', type: 'PURCHASE', status: 12, percent: 0 } },
  ])
  const vat = { type: 'PURCHASE', status: 12, percent: 14 } as const
  const perAccount = {
    vatByAccount: [
      { account: '5000', ...vat },
      { account: '6110', ...vat },
    ],
  }
  expect(compute(juneAndMarch, perAccount).findings).toEqual([
    { code: 'unusable-vat', severity: 'problem', values: { account: '5000', ...vat } },
  ])
  const sales = { type: 'SALES', status: 1, percent: 25.5 } as const
  const inUse = { vatStatuses: [{ status: 1, sales: true, purchase: false }] }
  expect(codesOf(compute(juneJournal, { vat: sales }, inUse))).toEqual([])
  // Both are in use, and exclude each other.
  expect(codesOf(compute(juneJournal, { vat: { ...sales, status: 12 } }))).toEqual(['unusable-vat'])
})
