import { expect, test } from 'vitest'
import { computeDated, datesOf, type GivenDates, journalOf, week26, weekly } from '../../test/dated.ts'
import { codesOf, fiscalYear, juneJournal, june as monthly, monthsClosedUpTo } from '../../test/example.ts'
import type { FiscalYear } from '../administrations/administration.ts'

const elseFirstOpen = 'period-concerned-else-first-open'
test('by default every receipt keeps its own date, a correction that of the period it concerns', () => {
  const { receipts, findings } = computeDated({})
  expect(receipts.map(({ date, correction }) => [date, correction])).toEqual([
    ['2026-06-30', false],
    ['2026-03-31', true],
  ])
  expect(findings).toEqual([])
})

test('a closed fiscal year is a problem', () => {
  const journal = journalOf(['2026-06-30', 2026, 6], ['2025-12-31', 2025, 12])
  const { findings } = computeDated({ journal, fiscalYears: [fiscalYear(2026), fiscalYear(2025, [], false)] })
  expect(findings).toEqual([
    {
      code: 'closed-fiscal-year',
      severity: 'problem',
      receipt: '2025-12/2025-12-31',
      values: { date: '2025-12-31', startDate: '2025-01-01', endDate: '2025-12-31' },
    },
  ])
})

test('a tracking period that is closed or pending is a problem', () => {
  const closed = computeDated({ fiscalYears: [fiscalYear(2026, monthsClosedUpTo(3))] })
  expect(closed.findings).toMatchObject([
    { code: 'closed-period', receipt: '2026-3/2026-03-31', values: { status: 'CLOSED', startDate: '2026-03-01' } },
  ])
  const pending = monthsClosedUpTo(0).map((period) => ({ ...period, status: 'PENDING' as const }))
  expect(codesOf(computeDated({ journal: juneJournal, fiscalYears: [fiscalYear(2026, pending)] }))).toEqual([
    'closed-period',
  ])
})

test('a date that no fiscal year covers is a warning under every policy', () => {
  for (const policy of ['period-concerned', elseFirstOpen, 'own-period'] as const) {
    expect(computeDated({ journal: juneJournal, policy, fiscalYears: [] }).findings).toEqual([
      { code: 'no-fiscal-year', severity: 'warning', receipt: '2026-6/2026-06-30', values: { date: '2026-06-30' } },
    ])
  }
})

test('a closed correction moves to the last day of the first open tracking period after it', () => {
  const { receipts, findings } = computeDated({
    policy: elseFirstOpen,
    fiscalYears: [fiscalYear(2026, monthsClosedUpTo(4))],
  })
  expect(receipts[1]).toMatchObject({
    key: '2026-3/2026-03-31',
    period: { year: 2026, number: 3 },
    date: '2026-05-31',
    correction: true,
    moved: { from: '2026-03-31', reason: 'closed' },
  })
  expect(findings).toEqual([
    {
      code: 'receipt-moved',
      severity: 'notice',
      receipt: '2026-3/2026-03-31',
      values: { from: '2026-03-31', to: '2026-05-31', reason: 'closed' },
    },
  ])
})

test('an open correction stays under that policy', () => {
  expect(datesOf({ policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, monthsClosedUpTo(2))] })).toEqual([
    '2026-06-30',
    '2026-03-31',
  ])
})

test('moved into the run’s own month, a receipt takes its transaction’s date, never the chosen booking date', () => {
  const given: GivenDates = {
    journal: journalOf(['2026-06-25', 2026, 6], ['2026-03-31', 2026, 3]),
    policy: elseFirstOpen,
    booking: { kind: 'payment-date' },
    typed: '2026-06-15',
    fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))],
  }
  expect(datesOf(given)).toEqual(['2026-06-15', '2026-06-25'])
})

test('moved into the run’s own month, a transaction dated elsewhere does not count: it is that month’s last day', () => {
  for (const ownDate of ['2026-05-29', '2026-07-03']) {
    const given: GivenDates = {
      journal: journalOf([ownDate, 2026, 6], ['2026-03-31', 2026, 3]),
      policy: elseFirstOpen,
      fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))],
    }
    expect(datesOf(given)[1]).toBe('2026-06-30')
  }
})

test('a receipt never moves back, not even to a period that was opened again', () => {
  const reopened = monthsClosedUpTo(5).map((period, at) => (at === 0 ? { ...period, status: 'OPEN' as const } : period))
  expect(datesOf({ policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, reopened)] })[1]).toBe('2026-06-30')
})

test('moved into a longer tracking period, a receipt takes the last day of that', () => {
  const quarters: FiscalYear['trackingPeriods'] = [
    { startDate: '2026-04-01', endDate: '2026-06-30', status: 'OPEN' },
    { startDate: '2026-01-01', endDate: '2026-03-31', status: 'CLOSED' },
  ]
  const run = { ...monthly, periodStart: 5, periodEnd: 5 }
  const journal = journalOf(['2026-05-31', 2026, 5], ['2026-03-31', 2026, 3])
  const given: GivenDates = { journal, run, policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, quarters)] }
  expect(datesOf(given)).toEqual(['2026-05-31', '2026-06-30'])
})

test('several receipts moved to one period stay receipts of their own', () => {
  const given: GivenDates = {
    journal: journalOf(['2026-06-30', 2026, 6], ['2026-01-31', 2026, 1], ['2026-02-28', 2026, 2]),
    policy: elseFirstOpen,
    fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))],
  }
  expect(computeDated(given).receipts.map(({ key, date }) => [key, date])).toEqual([
    ['2026-6/2026-06-30', '2026-06-30'],
    ['2026-1/2026-01-31', '2026-06-30'],
    ['2026-2/2026-02-28', '2026-06-30'],
  ])
})

test('finding no open period is a problem for a person', () => {
  const given: GivenDates = { policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, monthsClosedUpTo(12))] }
  expect(codesOf(computeDated(given))).toEqual(['no-open-period', 'no-open-period'])
  expect(datesOf(given)).toEqual(['2026-06-30', '2026-03-31'])
})

test('so is an open period only in another fiscal year, be it of calendar months', () => {
  const journal = journalOf(['2026-11-30', 2026, 11])
  const fiscalYears = [fiscalYear(2027), fiscalYear(2026, [], false)]
  const { receipts, findings } = computeDated({ journal, policy: elseFirstOpen, fiscalYears })
  expect(findings).toEqual([
    {
      code: 'crosses-fiscal-year',
      severity: 'problem',
      receipt: '2026-11/2026-11-30',
      values: { from: '2026-11-30', to: '2027-01-31' },
    },
  ])
  expect(receipts[0]).not.toHaveProperty('moved')
})

test('calendar months are cut to a fiscal year that ends within one', () => {
  const journal = journalOf(['2026-11-30', 2026, 11])
  const short = { ...fiscalYear(2027), startDate: '2027-01-10', endDate: '2027-01-20' }
  const { findings } = computeDated({
    journal,
    policy: elseFirstOpen,
    fiscalYears: [fiscalYear(2026, [], false), short],
  })
  expect(findings[0]?.values).toEqual({ from: '2026-11-30', to: '2027-01-20' })
})

test('under the own-period policy corrections take the own transaction’s date', () => {
  const journal = journalOf(['2026-03-31', 2026, 3], ['2026-06-25', 2026, 6])
  const { receipts, findings } = computeDated({ journal, policy: 'own-period', booking: { kind: 'last-day' } })
  expect(receipts.map(({ date, moved }) => [date, moved])).toEqual([
    ['2026-06-25', { from: '2026-03-31', reason: 'own-period' }],
    ['2026-06-30', undefined],
  ])
  expect(codesOf({ findings })).toEqual(['receipt-moved'])
})

test('of several own transactions corrections take the latest date', () => {
  const journal = journalOf(['2026-06-30', 2026, 6], ['2026-06-15', 2026, 6], ['2026-03-31', 2026, 3])
  expect(datesOf({ journal, policy: 'own-period' })).toEqual(['2026-06-30', '2026-06-15', '2026-06-30'])
  const other = journalOf(['2026-06-15', 2026, 6], ['2026-06-30', 2026, 6], ['2026-03-31', 2026, 3])
  expect(datesOf({ journal: other, policy: 'own-period' })).toEqual(['2026-06-15', '2026-06-30', '2026-06-30'])
})

test('without an own transaction they take the last day of the own month', () => {
  expect(datesOf({ journal: journalOf(['2026-03-31', 2026, 3]), policy: 'own-period' })).toEqual(['2026-06-30'])
})

test('for weeks and four weeks that day is unknown', () => {
  const journal = journalOf(['2026-06-21', 2026, 25])
  expect(computeDated({ journal, run: weekly, policy: 'own-period' }).findings).toEqual([
    {
      code: 'own-period-date-unknown',
      severity: 'problem',
      receipt: '2026-25/2026-06-21',
      values: { period: '26/2026' },
    },
  ])
  expect(datesOf({ journal: week26, run: weekly, policy: 'own-period' })).toEqual(['2026-06-28', '2026-06-28'])
})

test('moving to the own period does not cross a fiscal year', () => {
  const run = { ...monthly, year: 2027, periodStart: 1, periodEnd: 1 }
  const journal = journalOf(['2027-01-31', 2027, 1], ['2026-12-31', 2026, 12])
  const { findings } = computeDated({
    journal,
    run,
    policy: 'own-period',
    fiscalYears: [fiscalYear(2026), fiscalYear(2027)],
  })
  expect(findings).toMatchObject([
    { code: 'crosses-fiscal-year', receipt: '2026-12/2026-12-31', values: { from: '2026-12-31', to: '2027-01-31' } },
  ])
})

test('an own period that is closed is a problem for what moves there', () => {
  const { findings } = computeDated({ policy: 'own-period', fiscalYears: [fiscalYear(2026, monthsClosedUpTo(6))] })
  expect(findings.map(({ code, receipt }) => [code, receipt])).toEqual([
    ['closed-period', '2026-6/2026-06-30'],
    ['receipt-moved', '2026-3/2026-03-31'],
    ['closed-period', '2026-3/2026-03-31'],
  ])
})

test('a move to the own period is told also where no fiscal year is known', () => {
  expect(codesOf(computeDated({ policy: 'own-period', fiscalYears: [] }))).toEqual([
    'no-fiscal-year',
    'receipt-moved',
    'no-fiscal-year',
  ])
})
