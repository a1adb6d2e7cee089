import { defaultReferencePattern, type Run } from '@tosite/core'
import { expect, test } from 'vitest'
import { referenceSample } from './reference-sample.ts'

const run: Run = {
  companyNumber: '100',
  year: 2026,
  number: 6,
  description: 'June salaries',
  periodStart: 6,
  periodEnd: 6,
  periodType: 'month',
}

test('fills in what it knows and leaves the rest as typed', () => {
  expect(referenceSample(defaultReferencePattern, run)).toBe('100-2026-6 June salaries')
  expect(referenceSample(' {period} {colour} ', run)).toBe('6/2026 {colour}')
})

test('has at most 80 characters', () => {
  expect(referenceSample('{run description}'.repeat(10), run).length).toBeLessThanOrEqual(80)
})
