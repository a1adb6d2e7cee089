import type { Administration } from '@tosite/core'
import { expect, test } from 'vitest'
import { newRules, type StoredMapping } from '../mappings/stored-mapping.ts'
import { type CopyTarget, copiedRules } from './copied-rules.ts'

const item = (id: number, codeName: string, active = true) => ({ id, codeName, description: '', active })
const account = (code: string, name: string, active = true) => ({ code, name, active })
const administration = (own: Partial<Administration> = {}): Administration => ({
  accounts: [account('5000', 'Palkat'), account('6110', 'Kulut')],
  dimensions: [{ id: 1, name: 'Kustannuspaikka', items: [item(11, '100 Leipomo'), item(12, '200 Myymälä')] }],
  vatStatuses: [{ status: 12, sales: true, purchase: true }],
  vatPercents: [],
  fiscalYears: [],
  ...own,
})
const mapping = (own: Partial<StoredMapping> = {}): StoredMapping => ({
  id: 'm',
  version: 1,
  companyId: 1,
  accountId: 'a',
  costCenterDimensionId: null,
  costUnitDimensionId: null,
  costCenterBindings: [],
  costUnitBindings: [],
  accountOverrides: [],
  rules: newRules,
  createdAt: '',
  ...own,
})
const elsewhere = administration({
  accounts: [account('5000', 'Palkat'), account('6999', ' KULUT '), account('7000', 'Vanha', false)],
  dimensions: [{ id: 9, name: 'kustannuspaikka', items: [item(91, '100 Leipomo'), item(92, '200 Myymälä', false)] }],
})
const source = mapping({
  costCenterDimensionId: 1,
  costCenterBindings: [
    { code: '100', itemId: 11, codeName: '100 Leipomo' },
    { code: '200', itemId: 12, codeName: '200 Myymälä' },
  ],
  accountOverrides: [
    { nmbrsAccount: '1', procountorAccount: '5000' },
    { nmbrsAccount: '2', procountorAccount: '6110' },
  ],
  rules: {
    ...newRules,
    periodPolicy: 'own-period',
    fallbackAccount: '8888',
    startPeriod: { year: 2026, number: 3 },
    bookingDate: { kind: 'last-day' },
  },
})
const copied = (to: Partial<CopyTarget> = {}, from = source) =>
  copiedRules(
    { mapping: from, administration: administration() },
    { mapping: mapping(), administration: elsewhere, periodType: 'month', ...to },
  )

test('dimensions and items go over by equal names, accounts by code or else by an equal name', () => {
  const { rules, matched } = copied()
  expect(rules).toMatchObject({
    costCenterDimension: { dimensionId: 9 },
    costCenterBindings: [{ code: '100', itemId: 91 }],
    accountOverrides: [
      { nmbrsAccount: '1', procountorAccount: '5000' },
      { nmbrsAccount: '2', procountorAccount: '6999' },
    ],
    periodPolicy: 'own-period',
    bookingDate: { kind: 'last-day' },
  })
  expect(matched).toEqual([
    { rule: 'costCenterDimension', from: 'Kustannuspaikka', to: 'kustannuspaikka' },
    { rule: 'costCenterBindings', from: '100: 100 Leipomo', to: '100 Leipomo' },
    { rule: 'accountOverrides', from: '6110 Kulut', to: '6999  KULUT ' },
  ])
})

test('what this administration lacks, and what is each company’s own, is named and stays as it is here', () => {
  const { rules, leftOut, changed } = copied()
  expect(leftOut).toEqual([
    { rule: 'costCenterBindings', value: '200: 200 Myymälä', reason: 'no-such-item' },
    { rule: 'fallbackAccount', value: '8888', reason: 'no-such-account' },
    { rule: 'startPeriod', value: '3/2026', reason: 'own' },
  ])
  expect(rules).toMatchObject({ fallbackAccount: null, startPeriod: null })
  expect([...changed].sort()).toEqual([
    'accountOverrides',
    'bookingDate',
    'costCenterBindings',
    'costCenterDimension',
    'periodPolicy',
  ])
})

test('codes bound here stay bound as they are', () => {
  const here = mapping({
    costCenterDimensionId: 9,
    costCenterBindings: [{ code: '100', itemId: 95, codeName: 'Muu' }],
  })
  expect(copied({ mapping: here }).rules.costCenterBindings).toEqual([{ code: '100', itemId: 95 }])
})

test('several of an equal name are for a person to choose from', () => {
  const doubled = administration({
    accounts: [account('1', 'Kulut'), account('2', 'Kulut'), account('5000', 'Palkat')],
    dimensions: [...elsewhere.dimensions, { id: 10, name: 'KUSTANNUSPAIKKA', items: [] }],
  })
  const { rules, leftOut } = copied({ administration: doubled })
  expect(leftOut.filter(({ reason }) => reason === 'several')).toEqual([
    { rule: 'costCenterDimension', value: 'Kustannuspaikka', reason: 'several' },
    { rule: 'accountOverrides', value: '6110 Kulut', reason: 'several' },
  ])
  expect(rules.costCenterDimension).toBeNull()
})

test('a dimension that this company has for its cost units is not taken for its cost centres', () => {
  const here = mapping({ costUnitDimensionId: 9 })
  const from = mapping({ costCenterDimensionId: 1, costUnitDimensionId: 5 })
  const { rules, leftOut } = copied({ mapping: here }, from)
  expect(rules).toMatchObject({ costCenterDimension: null, costUnitDimension: { dimensionId: 9 } })
  expect(leftOut.map(({ reason }) => reason)).toContain('dimension-taken')
})

test('a company of weeks keeps its booking date where the other’s needs months', () => {
  const { rules, leftOut } = copied({ periodType: 'week' })
  expect(rules.bookingDate).toEqual({ kind: 'as-in-journal' })
  expect(leftOut).toContainEqual({ rule: 'bookingDate', value: 'last-day', reason: 'period-type' })
})

test('a VAT status that is not there stays behind', () => {
  const from = mapping({ rules: { ...newRules, vat: { type: 'SALES', status: 33, percent: 0 } } })
  const { rules, leftOut } = copied({}, from)
  expect(rules.vat).toEqual(newRules.vat)
  expect(leftOut).toEqual([{ rule: 'vat', value: 'SALES 33', reason: 'no-such-vat' }])
})

test('a company’s own rules change nothing', () => {
  const own = { mapping: source, administration: administration() }
  expect(copied(own)).toMatchObject({ changed: [], leftOut: [{ rule: 'fallbackAccount' }] })
})
