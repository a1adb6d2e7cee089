import type { MappingCodes } from '@tosite/contract'
import { expect, test } from 'vitest'
import { sampleMapping } from '../../../test/sample-mapping.ts'
import { isFilledIn, parsePeriodText, rulesOfValues, valuesOfMapping } from './mapping-form-values.ts'

const dimensions = [{ id: 11, name: 'Kustannuspaikka', items: [] }]
const codes: MappingCodes['codes'] = [
  { kind: 'cost-center', code: '100', description: 'Leipomo', bound: null, candidates: [] },
  { kind: 'cost-center', code: '200', description: 'Myymälä', bound: null, candidates: [] },
]

test('a form that nobody touched saves the rules as they were', () => {
  const values = valuesOfMapping(sampleMapping, codes)
  expect(rulesOfValues(values, dimensions)).toEqual(sampleMapping.rules)
})

test('a code that Nmbrs no longer has keeps its row, so that its binding can be seen and taken away', () => {
  const { bindings } = valuesOfMapping(sampleMapping, codes)
  expect(bindings.map(({ code, itemId }) => [code, itemId])).toEqual([
    ['100', '1'],
    ['200', null],
    ['999', '5'],
  ])
})

test('a dimension switched off takes its bindings with it', () => {
  const values = valuesOfMapping(sampleMapping, codes)
  const rules = rulesOfValues({ ...values, costCenters: { ...values.costCenters, on: false } }, dimensions)
  expect(rules).toMatchObject({ costCenterDimension: null, costCenterBindings: [] })
})

test('blank lines and blanks around masks are not masks', () => {
  const values = { ...valuesOfMapping(sampleMapping, []), accountMasks: '\n [4-9]000 \n\n1700\n' }
  expect(rulesOfValues(values, dimensions).accountMasks).toEqual(['[4-9]000', '1700'])
})

test.each([
  ['6/2026', { number: 6, year: 2026 }],
  [' 53 / 2026 ', { number: 53, year: 2026 }],
  ['0/2026', undefined],
  ['54/2026', undefined],
  ['2026-06', undefined],
  ['', undefined],
])('the period %j is read as %j', (text, period) => {
  expect(parsePeriodText(text)).toEqual(period)
})

test.each([
  [{}, true],
  [{ accountOverrides: [{ nmbrsAccount: '1', procountorAccount: null }] }, false],
  [{ accountOverrides: [{ nmbrsAccount: ' ', procountorAccount: '5000' }] }, false],
  [{ referencePattern: ' ' }, false],
  [{ paymentDay: '' as const }, false],
  [{ costUnits: { on: true, dimension: { text: '', id: null } } }, false],
  [{ vat: { type: 'PURCHASE' as const, status: '' as const, percent: 0 } }, false],
])('with %j filled in as they are, all is filled in: %s', (changed, filled) => {
  const values = { ...valuesOfMapping(sampleMapping, codes), ...changed }
  expect(isFilledIn(rulesOfValues(values, dimensions))).toBe(filled)
})
