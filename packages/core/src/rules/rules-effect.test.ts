import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  administrationWith,
  fiscalYear,
  june,
  juneAndMarch,
  mappingWith,
  monthsClosedUpTo,
  withCostCenters,
} from '../../test/example.ts'
import { computeReceipts, type Mapping, periodPolicies } from '../index.ts'
import { type Computed, isAffected, rulesEffect } from './rules-effect.ts'

const administration = administrationWith({ fiscalYears: [fiscalYear(2026, monthsClosedUpTo(4))] })
const computed = (mapping: Mapping): Computed =>
  computeReceipts({ run: june, journal: juneAndMarch, mapping, administration })
const effect = (before: Partial<Mapping>, after: Partial<Mapping>) =>
  rulesEffect(computed(mappingWith(before)), computed(mappingWith(after)))

test('the same rules change nothing', () => {
  expect(effect({}, {})).toEqual({ receipts: [], solved: [], raised: [] })
})

test('an override changes the rows of that account in every receipt, and nothing else', () => {
  const { receipts, solved, raised } = effect(
    {},
    { accountOverrides: [{ nmbrsAccount: '5000', procountorAccount: '6110' }] },
  )
  expect(
    receipts.map(({ change, rows, rowsDiffer, date, name }) => ({ change, rows, rowsDiffer, date, name })),
  ).toEqual([
    { change: 'changed', rows: { was: 2, is: 2 }, rowsDiffer: 1, date: undefined, name: undefined },
    { change: 'changed', rows: { was: 2, is: 2 }, rowsDiffer: 1, date: undefined, name: undefined },
  ])
  expect([solved, raised]).toEqual([[], []])
})

test('another period policy solves the closed period and moves the correction', () => {
  const { receipts, solved, raised } = effect({}, { periodPolicy: 'period-concerned-else-first-open' })
  expect(receipts).toMatchObject([
    { receipt: { key: '2026-3/2026-03-31' }, rowsDiffer: 0, date: { was: '2026-03-31', is: '2026-05-31' } },
  ])
  expect(solved).toMatchObject([{ code: 'closed-period', receipt: '2026-3/2026-03-31' }])
  expect(raised).toEqual([])
})

test('an override to an account that is not there raises a problem', () => {
  const { raised } = effect({}, { accountOverrides: [{ nmbrsAccount: '5000', procountorAccount: '9' }] })
  expect(raised).toMatchObject([{ code: 'unknown-account', values: { account: '9' } }])
})

test('a reference is another in every receipt', () => {
  const { receipts } = effect({}, { referencePattern: '{year}-{run number}' })
  expect(receipts.map(({ name }) => name)).toEqual(Array(2).fill({ was: '1-2026-6 Kesäkuu', is: '2026-6' }))
})

test('accounts that meet on one cancel a receipt, which is then no longer sent', () => {
  const overrides = ['5000', '2961'].map((nmbrsAccount) => ({ nmbrsAccount, procountorAccount: '6110' }))
  const { receipts, raised } = effect({}, { accountOverrides: overrides })
  expect(receipts.map(({ change, rows }) => [change, rows])).toEqual(Array(2).fill(['removed', { was: 2, is: 0 }]))
  expect(raised.map(({ code }) => code)).toEqual(['nothing-to-send'])
})

const anyMapping = fc.record({
  accountOverrides: fc.subarray([
    { nmbrsAccount: '5000', procountorAccount: '6110' },
    { nmbrsAccount: '2961', procountorAccount: '9' },
  ]),
  periodPolicy: fc.constantFrom(...periodPolicies),
  referencePattern: fc.constantFrom('{year}', '{run number}'),
  debitAndCreditApart: fc.boolean(),
  vat: fc.record({ type: fc.constant('PURCHASE' as const), status: fc.constantFrom(12, 13), percent: fc.constant(0) }),
})

test('what rules change, the rules of before take back: solved and raised, was and is change places', () => {
  fc.assert(
    fc.property(anyMapping, anyMapping, (one, other) => {
      const there = effect({ ...withCostCenters, ...one }, { ...withCostCenters, ...other })
      const back = effect({ ...withCostCenters, ...other }, { ...withCostCenters, ...one })
      expect(back.solved).toEqual(there.raised)
      expect(back.raised).toEqual(there.solved)
      expect(back.receipts.map(({ rowsDiffer }) => rowsDiffer)).toEqual(
        there.receipts.map(({ rowsDiffer }) => rowsDiffer),
      )
      expect(isAffected(back)).toBe(isAffected(there))
    }),
  )
})

test('nothing is affected exactly where the receipts to be sent and what stands against them are the same', () => {
  fc.assert(
    fc.property(anyMapping, anyMapping, (one, other) => {
      const [before, after] = [computed(mappingWith(one)), computed(mappingWith(other))]
      const isEqual = (part: (of: Computed) => unknown) => JSON.stringify(part(before)) === JSON.stringify(part(after))
      const sent = ({ receipts }: Computed) =>
        receipts.filter(({ rows }) => rows.length > 0).map((receipt) => ({ ...receipt, moved: null }))
      const told = ({ findings }: Computed) => findings.filter(({ severity }) => severity !== 'notice')
      expect(isAffected(rulesEffect(before, after))).toBe(!(isEqual(sent) && isEqual(told)))
    }),
  )
})
