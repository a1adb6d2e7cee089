import type { RulesMaterial } from '@tosite/contract'
import { expect, test } from 'vitest'
import { policyDates } from './policy-dates.ts'

const run = { number: 2, year: 2026, description: 'Helmikuu', periodStart: 2, periodEnd: 2, companyNumber: '1' }
const material: RulesMaterial = { periodType: 'month', accounts: [], runs: [run], dates: [] }
const at = (year: number, number: number, date: string) => ({ year, number, date })

test('without journals, the months before the newest run’s own, over the turn of the year', () => {
  expect(policyDates(material)).toMatchObject({
    ownDate: '2026-02-28',
    dates: ['2026-01-31', '2025-12-31', '2025-11-30', '2025-10-31', '2025-09-30', '2025-08-31'],
  })
})

test('what journals correct is asked about with its own date, older months too', () => {
  const dates = [at(2026, 2, '2026-02-27'), at(2025, 12, '2025-12-30'), at(2025, 5, '2025-05-31')]
  const found = policyDates({ ...material, dates })
  expect(found?.ownDate).toBe('2026-02-27')
  expect(found?.dates.slice(0, 3)).toEqual(['2026-01-31', '2025-12-30', '2025-11-30'])
  expect(found?.dates.at(-1)).toBe('2025-05-31')
})

test('weeks know their dates from journals alone', () => {
  const weekly = { ...material, periodType: 'week' as const }
  expect(policyDates(weekly)).toMatchObject({ ownDate: undefined, dates: [] })
  const dates = [at(2026, 2, '2026-01-11'), at(2026, 1, '2025-12-31')]
  expect(policyDates({ ...weekly, dates })).toMatchObject({ ownDate: '2026-01-11' })
})

test('without a run there is nothing to ask about', () => {
  expect(policyDates({ ...material, runs: [] })).toBeUndefined()
})
