import { expect, test } from 'vitest'
import { computeDated, datesOf, journalOf, week26, weekly } from '../../test/dated.ts'
import { codesOf, june as monthly } from '../../test/example.ts'
import type { BookingDate } from '../mappings/mapping.ts'

test('of a stand-alone retroactive run every receipt is a correction, and no booking date applies', () => {
  const run = { ...monthly, periodStart: 1 }
  const { receipts, findings } = computeDated({ run, booking: { kind: 'payment-date' } })
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
  expect(computeDated({ journal, booking: { kind: 'last-day' } }).receipts.map(({ key, date }) => [key, date])).toEqual(
    [
      ['2026-6/2026-06-15', '2026-06-30'],
      ['2026-6/2026-06-30', '2026-06-30'],
    ],
  )
})

test('a payment date has to be typed and to exist', () => {
  const booking = { kind: 'payment-date' } as const
  expect(computeDated({ booking }).findings).toEqual([
    { code: 'booking-date-needed', severity: 'problem', values: { period: '6/2026' } },
  ])
  expect(computeDated({ booking, typed: '2026-06-31' }).findings).toEqual([
    { code: 'bad-date', severity: 'problem', values: { text: '2026-06-31' } },
  ])
  expect(computeDated({ booking, journal: journalOf(['2026-03-31', 2026, 3]) }).findings).toEqual([])
})

test('weeks allow only the journal’s date and a typed one', () => {
  for (const booking of [{ kind: 'last-day' }, { kind: 'payment-day', day: 15 }] as const) {
    expect(computeDated({ journal: week26, run: weekly, booking }).findings).toEqual([
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
  expect(codesOf(computeDated({ booking: { kind: 'payment-day', day: 0 } }))).toEqual(['booking-date-not-allowed'])
})

test('a receipt for a later period than the run’s own keeps its date', () => {
  const journal = journalOf(['2026-06-30', 2026, 6], ['2026-07-31', 2026, 7])
  expect(datesOf({ journal, policy: 'own-period', booking: { kind: 'payment-day', day: 1 } })).toEqual([
    '2026-06-01',
    '2026-07-31',
  ])
})
