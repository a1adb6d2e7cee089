import type { MappingRules } from '@tosite/contract'
import { expect, test } from 'vitest'
import { checkRules, type RulesContext } from './check-rules.ts'
import { newRules } from './stored-mapping.ts'

const rules: MappingRules = {
  ...newRules,
  costCenterDimension: { dimensionId: 1 },
  costUnitDimension: null,
  costCenterBindings: [],
  costUnitBindings: [],
  accountOverrides: [],
}
const dimension = {
  id: 1,
  name: 'Kustannuspaikka',
  items: [
    { id: 11, codeName: '100 Leipomo', description: '', active: true },
    { id: 12, codeName: '200 Vanha', description: '', active: false },
  ],
}
const context: RulesContext = {
  administration: {
    accounts: [{ code: '5000', name: 'Palkat', active: true }],
    dimensions: [dimension],
    vatStatuses: [],
    vatPercents: [],
    fiscalYears: [],
  },
  costCenterDimension: dimension,
  costUnitDimension: null,
  periodType: 'month',
}
const refusedPaths = (changed: Partial<MappingRules>, given: Partial<RulesContext> = {}) =>
  checkRules({ ...rules, ...changed }, { ...context, ...given }).map(({ path }) => path)

test('The rules of a new mapping are fine', () => {
  expect(refusedPaths({})).toEqual([])
})

test('Everything that cannot work is named at once', () => {
  const override = (nmbrsAccount: string, procountorAccount: string) => ({ nmbrsAccount, procountorAccount })
  expect(
    refusedPaths({
      accountMasks: ['[4-9][0-9]', '[4-'],
      accountOverrides: [override('1', '5000'), override('1', '5000'), override('2', '9')],
      fallbackAccount: '8',
      vatByAccount: [{ account: '7', type: 'PURCHASE', status: 12, percent: 0 }],
      costCenterBindings: [
        { code: '100', itemId: 11 },
        { code: '200', itemId: 12 },
        { code: '300', itemId: null },
        { code: '100', itemId: 11 },
      ],
    }),
  ).toEqual([
    'accountMasks.1',
    'accountOverrides.2.procountorAccount',
    'vatByAccount.0.account',
    'fallbackAccount',
    'accountOverrides.1.nmbrsAccount',
    'costCenterBindings.1.itemId',
    'costCenterBindings.3.code',
  ])
})

test.each([
  [{ kind: 'last-day' } as const, ['bookingDate.kind']],
  [{ kind: 'payment-day', day: 15 } as const, ['bookingDate.kind']],
  [{ kind: 'payment-date' } as const, []],
  [{ kind: 'as-in-journal' } as const, []],
])('A weekly company and booking date %j', (bookingDate, refused) => {
  expect(refusedPaths({ bookingDate }, { periodType: 'week' })).toEqual(refused)
  expect(refusedPaths({ bookingDate }, { periodType: 'month' })).toEqual([])
})

test('A start period must be one of the company', () => {
  expect(refusedPaths({ startPeriod: { year: 2026, number: 13 } })).toEqual(['startPeriod.number'])
  expect(refusedPaths({ startPeriod: { year: 2026, number: 13 } }, { periodType: 'four-weeks' })).toEqual([])
})
