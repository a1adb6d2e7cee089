import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyJournal } from '../../test/arbitraries.ts'
import { juneAndMarch } from '../../test/example.ts'
import { cents } from '../money/cents.ts'
import { canonicalJournal } from './canonical-journal.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { compareSums, sumsByPeriodAndAccount } from './journal-sums.ts'
import { deserializeJournal, serializeJournal } from './journal-text.ts'

const plain: JournalEntry = { line: 1, account: '5000', amount: cents(100), text: 'a' }

function journalOf(entry: JournalEntry): Journal {
  return { transactions: [{ date: '2026-06-30', period: { year: 2026, number: 6 }, entries: [entry] }] }
}

test('a stored journal is read back as it was', () => {
  fc.assert(
    fc.property(anyJournal, (journal) => {
      expect(deserializeJournal(serializeJournal(journal))).toEqual(journal)
    }),
  )
})

test('a stored journal names each text once', () => {
  const stored = serializeJournal(juneAndMarch)
  expect(stored.split('5000').length - 1).toBe(1)
})

test('a text that is no stored journal is refused', () => {
  expect(() => deserializeJournal('{"version":2}')).toThrow('known version')
  expect(() => deserializeJournal('null')).toThrow('known version')
  const [good, cut] = [serializeJournal(juneAndMarch), { version: 1, texts: [''], transactions: [{ entries: [1, 5] }] }]
  expect(deserializeJournal(good)).toEqual(juneAndMarch)
  expect(() => deserializeJournal(JSON.stringify(cut))).toThrow()
})

test('the hashed text is equal only where the journals are, line numbers apart', () => {
  fc.assert(
    fc.property(anyJournal, anyJournal, (one, other) => {
      const same = canonicalJournal(one) === canonicalJournal(other)
      expect(same).toBe(JSON.stringify(withoutLines(one)) === JSON.stringify(withoutLines(other)))
    }),
  )
})

test('line numbers do not enter the hashed text', () => {
  expect(canonicalJournal(journalOf({ ...plain, line: 9 }))).toBe(canonicalJournal(journalOf(plain)))
})

test.each<[string, JournalEntry]>([
  ['account', { ...plain, account: '05000' }],
  ['amount', { ...plain, amount: cents(-100) }],
  ['text', { ...plain, text: 'a ' }],
  ['cost centre', { ...plain, costCenter: 'a' }],
  ['cost unit', { ...plain, costUnit: 'a' }],
  ['a quoted text', { ...plain, text: 'a" "b' }],
])('another %s makes another hashed text', (_, entry) => {
  expect(canonicalJournal(journalOf(entry))).not.toBe(canonicalJournal(journalOf(plain)))
})

test('a line break in a text cannot pass for another line', () => {
  const forged = journalOf({ ...plain, text: 'a"\n100 "5000" "" "" "a' })
  const [transaction] = journalOf(plain).transactions
  const twice = { transactions: transaction ? [{ ...transaction, entries: [plain, plain] }] : [] }
  expect(canonicalJournal(forged)).not.toBe(canonicalJournal(twice))
})

test('sums are per period and account', () => {
  expect(sumsByPeriodAndAccount(juneAndMarch)).toEqual([
    { period: { year: 2026, number: 3 }, account: '2961', amount: -500 },
    { period: { year: 2026, number: 3 }, account: '5000', amount: 500 },
    { period: { year: 2026, number: 6 }, account: '2961', amount: -10_000 },
    { period: { year: 2026, number: 6 }, account: '5000', amount: 10_000 },
  ])
})

test('sums that agree give no finding, however lines are split', () => {
  const [transaction] = journalOf(plain).transactions
  const halves = [1, 2].map((line) => ({ ...plain, line, amount: cents(50), costCenter: String(line) }))
  const split = { transactions: transaction ? [{ ...transaction, entries: halves }] : [] }
  expect(compareSums(sumsByPeriodAndAccount(split), sumsByPeriodAndAccount(journalOf(plain)))).toEqual([])
})

test('every period and account that differs is named', () => {
  const found = sumsByPeriodAndAccount(juneAndMarch)
  const expected = sumsByPeriodAndAccount({ transactions: juneAndMarch.transactions.slice(0, 1) })
  expect(compareSums(found, expected)).toEqual([
    {
      code: 'sums-differ',
      severity: 'problem',
      values: { period: '3/2026', account: '2961', found: -500, expected: 0 },
    },
    {
      code: 'sums-differ',
      severity: 'problem',
      values: { period: '3/2026', account: '5000', found: 500, expected: 0 },
    },
  ])
})

function withoutLines({ transactions }: Journal) {
  return transactions.map(({ date, period, entries }) => [
    date,
    period.year,
    period.number,
    entries.map(({ account, costCenter = '', costUnit = '', amount, text }) => [
      account,
      costCenter,
      costUnit,
      amount,
      text,
    ]),
  ])
}
