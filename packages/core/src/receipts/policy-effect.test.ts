import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeDated, journalOf } from '../../test/dated.ts'
import { fiscalYear, june, monthsClosedUpTo } from '../../test/example.ts'
import { lastDayOfMonth, periodPolicies } from '../index.ts'
import { policyEffects } from './policy-effect.ts'

const closedToApril = [fiscalYear(2026, monthsClosedUpTo(4)), fiscalYear(2025, [], false)]
const dates = ['2026-05-31', '2026-04-30', '2025-12-31']
const effects = (policy: (typeof periodPolicies)[number]) =>
  policyEffects(dates, { policy, fiscalYears: closedToApril, run: june })
const told = (policy: (typeof periodPolicies)[number]) =>
  effects(policy).map(({ status, lands, findings }) => [status, lands, findings.map(({ code }) => code)])

test('in the period concerned, what is closed is a problem', () => {
  expect(told('period-concerned')).toEqual([
    ['open', '2026-05-31', []],
    ['closed-period', undefined, ['closed-period']],
    ['closed-fiscal-year', undefined, ['closed-fiscal-year']],
  ])
})

test('else in the first open one, but never across a fiscal year', () => {
  expect(told('period-concerned-else-first-open')).toEqual([
    ['open', '2026-05-31', []],
    ['closed-period', '2026-05-31', ['receipt-moved']],
    ['closed-fiscal-year', undefined, ['crosses-fiscal-year']],
  ])
})

test('in the run’s own period all of a fiscal year meet', () => {
  expect(told('own-period')).toEqual([
    ['open', '2026-06-30', ['receipt-moved']],
    ['closed-period', '2026-06-30', ['receipt-moved']],
    ['closed-fiscal-year', undefined, ['crosses-fiscal-year']],
  ])
})

test('a preview of the policy is what the receipts do', () => {
  const month = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(
      month,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(...periodPolicies),
      (number, closed, policy) => {
        const fiscalYears = [fiscalYear(2026, monthsClosedUpTo(closed))]
        const date = lastDayOfMonth(2026, number)
        const { receipts, findings } = computeDated({
          policy,
          fiscalYears,
          journal: journalOf(['2026-06-30', 2026, 6], [date, 2026, number]),
        })
        const [effect] = policyEffects([date], { policy, fiscalYears, run: june, ownTransactionDate: '2026-06-30' })
        const ofCorrection = findings.filter(({ receipt }) => receipt === receipts[1]?.key)
        expect(effect?.findings.map(({ code, values }) => ({ code, values }))).toEqual(
          ofCorrection.map(({ code, values }) => ({ code, values })),
        )
        if (effect?.lands !== undefined) expect(effect.lands).toBe(receipts[1]?.date)
      },
    ),
  )
})
