import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyJournal } from '../../test/arbitraries.ts'
import { cents } from '../money/cents.ts'
import type { Journal } from './journal.ts'
import { journalChanges } from './journal-changes.ts'

const entry = { line: 1, account: '5000', costCenter: '100', text: 'Palkat' }
const journal = (amount: number, own: Partial<Journal['transactions'][number]> = {}): Journal => ({
  transactions: [
    { date: '2026-06-30', period: { year: 2026, number: 6 }, entries: [{ ...entry, amount: cents(amount) }], ...own },
  ],
})

test('a change is told per period, account, cost centre and cost unit', () => {
  expect(journalChanges(journal(100), journal(150))).toEqual([
    { period: { year: 2026, number: 6 }, account: '5000', costCenter: '100', was: 100, is: 150 },
  ])
})

test('what moves to another period is gone from the one and new in the other, in order of periods', () => {
  const moved = journalChanges(journal(100), journal(100, { period: { year: 2026, number: 5 } }))
  expect(moved.map(({ period, was, is }) => [period.number, was, is])).toEqual([
    [5, 0, 100],
    [6, 100, 0],
  ])
})

test('texts, dates and splitting of lines change no amounts', () => {
  const entries = [40, 60].map((amount) => ({ ...entry, text: 'Muu', amount: cents(amount) }))
  expect(journalChanges(journal(100), journal(0, { date: '2026-06-29', entries }))).toEqual([])
})

test('nothing changes between a journal and itself, and back is the change with its sides exchanged', () => {
  fc.assert(
    fc.property(anyJournal, anyJournal, (one, other) => {
      expect(journalChanges(one, one)).toEqual([])
      const there = journalChanges(one, other)
      const back = journalChanges(other, one)
      expect(back.map(({ was, is, ...place }) => ({ ...place, was: is, is: was }))).toEqual(there)
    }),
  )
})
