import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fiscalYear, monthsClosedUpTo } from '../../test/example.ts'
import { cents } from '../money/cents.ts'
import type { Period } from '../runs/run.ts'
import { blockingRun, type SentRun } from './blocking-run.ts'
import { newestFirst, type WithdrawalRules, withdrawalAct } from './plan-withdrawal.ts'
import { type KnownReceipt, receiptChange } from './receipt-change.ts'
import type { SeenReceipt, WithdrawalAct } from './withdrawal.ts'

const may: SeenReceipt = {
  date: '2026-05-31',
  cells: [
    { account: '5000', amount: cents(100_00) },
    { account: '2961', amount: cents(-100_00) },
  ],
  status: 'UNFINISHED',
  version: '2026-06-01T10:00:00',
  hasSerialNumber: false,
}
const open: WithdrawalRules = { fiscalYears: [fiscalYear(2026)], policy: 'period-concerned' }
const mayClosed: WithdrawalRules = { ...open, fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))] }

test.each<[string, Partial<SeenReceipt> | null, WithdrawalRules, WithdrawalAct]>([
  ['open', {}, open, { kind: 'invalidate' }],
  ['approved and open', { status: 'APPROVED' }, open, { kind: 'invalidate' }],
  ['in no fiscal year that is known', { date: '2031-05-31' }, open, { kind: 'invalidate' }],
  ['invalidated already', { status: 'INVALIDATED' }, mayClosed, { kind: 'already-invalidated' }],
  ['gone', null, open, { kind: 'impossible', reason: 'missing' }],
  ['numbered', { hasSerialNumber: true }, open, { kind: 'reverse', reason: 'serial-number', date: '2026-05-31' }],
  ['in a closed period', {}, mayClosed, { kind: 'reverse', reason: 'closed-period', date: '2026-06-30' }],
  [
    'in a closed period, and the policy is the own period',
    {},
    { ...mayClosed, policy: 'own-period', ownDate: '2026-08-15' },
    { kind: 'reverse', reason: 'closed-period', date: '2026-08-15' },
  ],
  [
    'in a closed period, and so is the own one',
    {},
    { ...mayClosed, policy: 'own-period', ownDate: '2026-05-31' },
    { kind: 'reverse', reason: 'closed-period', date: '2026-06-30' },
  ],
  [
    'in a year whose periods are all closed',
    {},
    { ...open, fiscalYears: [fiscalYear(2026, monthsClosedUpTo(12))] },
    { kind: 'impossible', reason: 'no-open-period' },
  ],
  [
    'in a closed year, and only the next one is open',
    {},
    { ...open, fiscalYears: [fiscalYear(2026, [], false), fiscalYear(2027)] },
    { kind: 'impossible', reason: 'crosses-fiscal-year' },
  ],
])('a receipt that is %s', (_what, own, rules, expected) => {
  expect(withdrawalAct(own === null ? null : { ...may, ...own }, 'invalidate', rules)).toEqual(expected)
})

test('whoever chooses to reverse gets a reversal in the same open period', () => {
  expect(withdrawalAct(may, 'reverse', open)).toEqual({ kind: 'reverse', reason: 'chosen', date: '2026-05-31' })
})

test('a reversal is never booked into a closed period, another fiscal year or an earlier date', () => {
  const anyMonth = fc.integer({ min: 1, max: 12 })
  fc.assert(
    fc.property(anyMonth, fc.nat({ max: 12 }), fc.boolean(), anyMonth, (month, closed, isOwn, own) => {
      const dateOf = (of: number) => `2026-${String(of).padStart(2, '0')}-28`
      const rules: WithdrawalRules = {
        fiscalYears: [fiscalYear(2026, monthsClosedUpTo(closed)), fiscalYear(2027)],
        policy: isOwn ? 'own-period' : 'period-concerned',
        ownDate: dateOf(own),
      }
      const act = withdrawalAct({ ...may, date: dateOf(month) }, 'invalidate', rules)
      if (month > closed) expect(act).toEqual({ kind: 'invalidate' })
      else if (closed === 12) expect(act).toEqual({ kind: 'impossible', reason: 'crosses-fiscal-year' })
      else {
        if (act.kind !== 'reverse') throw new Error(`${act.kind} in a closed period`)
        expect(Number(act.date.slice(5, 7))).toBeGreaterThan(closed)
        expect(act.date > dateOf(month)).toBe(true)
        expect(act.date.startsWith('2026')).toBe(true)
      }
    }),
  )
})

test('receipts are taken back newest period first', () => {
  const at = (year: number, number: number, date: string) => ({ period: { year, number }, date })
  const receipts = [at(2025, 12, '2025-12-31'), at(2026, 2, '2026-02-10'), at(2026, 10, 'x'), at(2026, 2, '2026-02-28')]
  expect(receipts.toSorted(newestFirst).map(({ period, date }) => `${period.number} ${date}`)).toEqual([
    '10 x',
    '2 2026-02-28',
    '2 2026-02-10',
    '12 2025-12-31',
  ])
})

const known: KnownReceipt = { date: may.date, cells: may.cells, status: may.status, version: may.version }
const cell = { account: '5000', amount: cents(100_01) }

test.each<[string, Partial<SeenReceipt>, ReturnType<typeof receiptChange>]>([
  ['nothing', {}, null],
  [
    'an approval',
    { status: 'APPROVED', version: 'x' },
    { status: { from: 'UNFINISHED', to: 'APPROVED' }, cells: [], edited: false },
  ],
  ['an invalidation', { status: 'INVALIDATED', cells: [], version: 'x' }, null],
  ['a text', { version: 'x' }, { cells: [], edited: true }],
  [
    'a date',
    { date: '2026-05-30', version: 'x' },
    { date: { from: '2026-05-31', to: '2026-05-30' }, cells: [], edited: false },
  ],
  [
    'an amount',
    { cells: [cell, ...may.cells.slice(1)], version: 'x' },
    { cells: [{ account: '5000', expected: cents(100_00), found: cents(100_01) }], edited: false },
  ],
])('what somebody did to a receipt is told: %s', (_what, now, expected) => {
  expect(receiptChange(known, { ...may, ...now })).toEqual(expected)
})

test('taking an approval back is no change, and a version that is not known is not compared', () => {
  expect(receiptChange({ ...known, status: 'APPROVED' }, may)).toBeNull()
  const { version: _, ...unknown } = known
  expect(receiptChange(unknown, { ...may, version: 'x' })).toBeNull()
})

const period = (number: number): Period => ({ year: 2026, number })
const run = (number: number, ...corrected: number[]): SentRun => ({
  period: period(number),
  number,
  receipts: [
    { period: period(number), correction: false },
    ...corrected.map((of) => ({ period: period(of), correction: true })),
  ],
})

test('a later sent run that corrects one of the periods stands in the way, the latest of several first', () => {
  const [later, latest] = [run(7, 5), run(8, 6)]
  expect(blockingRun(run(6, 5), [later, latest])).toBe(latest)
  expect(blockingRun(run(6, 5), [later])).toBe(later)
  expect(blockingRun(run(6), [later])).toBeUndefined()
})

test('neither earlier runs nor later ones without such a correction stand in the way', () => {
  expect(blockingRun(run(6), [run(5, 4), run(7), run(9, 8)])).toBeUndefined()
  // A second run of the same period corrects nothing.
  expect(blockingRun(run(6), [{ ...run(6), number: 60 }])).toBeUndefined()
})
