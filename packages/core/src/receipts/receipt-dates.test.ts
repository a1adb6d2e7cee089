import { expect, test } from 'vitest'
import {
  administrationWith,
  codesOf,
  entries,
  fiscalYear,
  juneAndMarch,
  juneJournal,
  mappingWith,
  june as monthly,
  monthsClosedUpTo,
} from '../../test/example.ts'
import type { FiscalYear } from '../administrations/administration.ts'
import type { Journal } from '../journals/journal.ts'
import type { BookingDate, PeriodPolicy } from '../mappings/mapping.ts'
import type { Run } from '../runs/run.ts'
import { computeReceipts } from './compute-receipts.ts'

interface Given {
  readonly journal?: Journal
  readonly run?: Run
  readonly policy?: PeriodPolicy
  readonly booking?: BookingDate
  readonly typed?: string
  readonly fiscalYears?: readonly FiscalYear[]
}

function compute({ journal = juneAndMarch, run = monthly, policy, booking, typed, fiscalYears }: Given) {
  const mapping = mappingWith({ ...(policy && { periodPolicy: policy }), ...(booking && { bookingDate: booking }) })
  const administration = administrationWith({ ...(fiscalYears && { fiscalYears }) })
  return computeReceipts({ run, journal, mapping, administration, ...(typed !== undefined && { bookingDate: typed }) })
}

function datesOf(given: Given) {
  return compute(given).receipts.map(({ date }) => date)
}

function journalOf(...transactions: readonly (readonly [date: string, year: number, number: number])[]): Journal {
  return {
    transactions: transactions.map(([date, year, number], at) => ({
      date,
      period: { year, number },
      entries: entries(at * 2 + 1, ['5000', 100], ['2961', -100]),
    })),
  }
}

const elseFirstOpen = 'period-concerned-else-first-open'
const weekly: Run = { ...monthly, periodType: 'week', periodStart: 26, periodEnd: 26 }
const week26 = journalOf(['2026-06-28', 2026, 26], ['2026-06-21', 2026, 25])

test('by default every receipt keeps its own date, a correction that of the period it concerns', () => {
  const { receipts, findings } = compute({})
  expect(receipts.map(({ date, correction }) => [date, correction])).toEqual([
    ['2026-06-30', false],
    ['2026-03-31', true],
  ])
  expect(findings).toEqual([])
})

test('a closed fiscal year is a problem', () => {
  const journal = journalOf(['2026-06-30', 2026, 6], ['2025-12-31', 2025, 12])
  const { findings } = compute({ journal, fiscalYears: [fiscalYear(2026), fiscalYear(2025, [], false)] })
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
  const closed = compute({ fiscalYears: [fiscalYear(2026, monthsClosedUpTo(3))] })
  expect(closed.findings).toMatchObject([
    { code: 'closed-period', receipt: '2026-3/2026-03-31', values: { status: 'CLOSED', startDate: '2026-03-01' } },
  ])
  const pending = monthsClosedUpTo(0).map((period) => ({ ...period, status: 'PENDING' as const }))
  expect(codesOf(compute({ journal: juneJournal, fiscalYears: [fiscalYear(2026, pending)] }))).toEqual([
    'closed-period',
  ])
})

test('a date that no fiscal year covers is a warning under every policy', () => {
  for (const policy of ['period-concerned', elseFirstOpen, 'own-period'] as const) {
    expect(compute({ journal: juneJournal, policy, fiscalYears: [] }).findings).toEqual([
      { code: 'no-fiscal-year', severity: 'warning', receipt: '2026-6/2026-06-30', values: { date: '2026-06-30' } },
    ])
  }
})

test('a closed correction moves to the last day of the first open tracking period after it', () => {
  const { receipts, findings } = compute({
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
  const given: Given = {
    journal: journalOf(['2026-06-25', 2026, 6], ['2026-03-31', 2026, 3]),
    policy: elseFirstOpen,
    booking: { kind: 'payment-date' },
    typed: '2026-06-15',
    fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))],
  }
  expect(datesOf(given)).toEqual(['2026-06-15', '2026-06-25'])
})

test('moved into a longer tracking period, a receipt takes the last day of that', () => {
  const quarters: FiscalYear['trackingPeriods'] = [
    { startDate: '2026-04-01', endDate: '2026-06-30', status: 'OPEN' },
    { startDate: '2026-01-01', endDate: '2026-03-31', status: 'CLOSED' },
  ]
  const run = { ...monthly, periodStart: 5, periodEnd: 5 }
  const journal = journalOf(['2026-05-31', 2026, 5], ['2026-03-31', 2026, 3])
  const given: Given = { journal, run, policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, quarters)] }
  expect(datesOf(given)).toEqual(['2026-05-31', '2026-06-30'])
})

test('several receipts moved to one period stay receipts of their own', () => {
  const given: Given = {
    journal: journalOf(['2026-06-30', 2026, 6], ['2026-01-31', 2026, 1], ['2026-02-28', 2026, 2]),
    policy: elseFirstOpen,
    fiscalYears: [fiscalYear(2026, monthsClosedUpTo(5))],
  }
  expect(compute(given).receipts.map(({ key, date }) => [key, date])).toEqual([
    ['2026-6/2026-06-30', '2026-06-30'],
    ['2026-1/2026-01-31', '2026-06-30'],
    ['2026-2/2026-02-28', '2026-06-30'],
  ])
})

test('finding no open period is a problem for a person', () => {
  const given: Given = { policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, monthsClosedUpTo(12))] }
  expect(codesOf(compute(given))).toEqual(['no-open-period', 'no-open-period'])
  expect(datesOf(given)).toEqual(['2026-06-30', '2026-03-31'])
})

test('so is an open period only in another fiscal year, be it of calendar months', () => {
  const journal = journalOf(['2026-11-30', 2026, 11])
  const fiscalYears = [fiscalYear(2027), fiscalYear(2026, [], false)]
  const { receipts, findings } = compute({ journal, policy: elseFirstOpen, fiscalYears })
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
  const { findings } = compute({ journal, policy: elseFirstOpen, fiscalYears: [fiscalYear(2026, [], false), short] })
  expect(findings[0]?.values).toEqual({ from: '2026-11-30', to: '2027-01-20' })
})

test('under the own-period policy corrections take the own transaction’s date', () => {
  const journal = journalOf(['2026-03-31', 2026, 3], ['2026-06-25', 2026, 6])
  const { receipts, findings } = compute({ journal, policy: 'own-period', booking: { kind: 'last-day' } })
  expect(receipts.map(({ date, moved }) => [date, moved])).toEqual([
    ['2026-06-25', { from: '2026-03-31', reason: 'own-period' }],
    ['2026-06-30', undefined],
  ])
  expect(codesOf({ findings })).toEqual(['receipt-moved'])
})

test('without an own transaction they take the last day of the own month', () => {
  expect(datesOf({ journal: journalOf(['2026-03-31', 2026, 3]), policy: 'own-period' })).toEqual(['2026-06-30'])
})

test('for weeks and four weeks that day is unknown', () => {
  const journal = journalOf(['2026-06-21', 2026, 25])
  expect(compute({ journal, run: weekly, policy: 'own-period' }).findings).toEqual([
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
  const { findings } = compute({
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
  const { findings } = compute({ policy: 'own-period', fiscalYears: [fiscalYear(2026, monthsClosedUpTo(6))] })
  expect(findings.map(({ code, receipt }) => [code, receipt])).toEqual([
    ['closed-period', '2026-6/2026-06-30'],
    ['closed-period', '2026-3/2026-03-31'],
  ])
})

test('of a stand-alone retroactive run every receipt is a correction, and no booking date applies', () => {
  const run = { ...monthly, periodStart: 1 }
  const { receipts, findings } = compute({ run, booking: { kind: 'payment-date' } })
  expect(receipts.map(({ correction, date }) => [correction, date])).toEqual([
    [true, '2026-06-30'],
    [true, '2026-03-31'],
  ])
  expect(findings).toEqual([])
})

test.each<[BookingDate, string | undefined, string]>([
  [{ kind: 'as-in-journal' }, undefined, '2026-06-25'],
  [{ kind: 'as-in-journal' }, '2026-07-01', '2026-06-25'],
  [{ kind: 'last-day' }, undefined, '2026-06-30'],
  [{ kind: 'payment-day', day: 15 }, undefined, '2026-06-15'],
  [{ kind: 'payment-day', day: 31 }, undefined, '2026-06-30'],
  [{ kind: 'payment-date' }, '2026-07-01', '2026-07-01'],
])('booking date %j, typed %s, books the own period on %s and leaves corrections alone', (booking, typed, expected) => {
  const journal = journalOf(['2026-06-25', 2026, 6], ['2026-03-31', 2026, 3])
  expect(datesOf({ journal, booking, ...(typed && { typed }) })).toEqual([expected, '2026-03-31'])
})

test('booking dates never join receipts', () => {
  const journal = journalOf(['2026-06-15', 2026, 6], ['2026-06-30', 2026, 6])
  expect(compute({ journal, booking: { kind: 'last-day' } }).receipts.map(({ key, date }) => [key, date])).toEqual([
    ['2026-6/2026-06-15', '2026-06-30'],
    ['2026-6/2026-06-30', '2026-06-30'],
  ])
})

test('a payment date has to be typed and to exist', () => {
  const booking = { kind: 'payment-date' } as const
  expect(compute({ booking }).findings).toEqual([
    { code: 'booking-date-needed', severity: 'problem', values: { period: '6/2026' } },
  ])
  expect(compute({ booking, typed: '2026-06-31' }).findings).toEqual([
    { code: 'bad-date', severity: 'problem', values: { text: '2026-06-31' } },
  ])
  expect(compute({ booking, journal: journalOf(['2026-03-31', 2026, 3]) }).findings).toEqual([])
})

test('weeks allow only the journal’s date and a typed one', () => {
  for (const booking of [{ kind: 'last-day' }, { kind: 'payment-day', day: 15 }] as const) {
    expect(compute({ journal: week26, run: weekly, booking }).findings).toEqual([
      {
        code: 'booking-date-not-allowed',
        severity: 'problem',
        values: { bookingDate: booking.kind, periodType: 'week' },
      },
    ])
  }
  expect(datesOf({ journal: week26, run: weekly, booking: { kind: 'payment-date' }, typed: '2026-07-03' })).toEqual([
    '2026-07-03',
    '2026-06-21',
  ])
})

test('a payment day before the first is refused', () => {
  expect(codesOf(compute({ booking: { kind: 'payment-day', day: 0 } }))).toEqual(['booking-date-not-allowed'])
})

test('a receipt for a later period than the run’s own keeps its date', () => {
  const journal = journalOf(['2026-06-30', 2026, 6], ['2026-07-31', 2026, 7])
  expect(datesOf({ journal, policy: 'own-period', booking: { kind: 'payment-day', day: 1 } })).toEqual([
    '2026-06-01',
    '2026-07-31',
  ])
})
