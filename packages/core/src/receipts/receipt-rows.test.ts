import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  administrationWith,
  codesOf,
  entries,
  fiscalYear,
  juneAndMarch,
  juneJournal,
  mappingWith,
  monthsClosedUpTo,
  june as run,
} from '../../test/example.ts'
import { createCodeLookup, lookUp } from '../journals/code-lookup.ts'
import type { Journal, JournalEntry } from '../journals/journal.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { computeReceipts } from './compute-receipts.ts'
import { numberRows } from './row-numbers.ts'

function compute(journal: Journal, own: Partial<Mapping> = {}) {
  return computeReceipts({ run, journal, mapping: mappingWith(own), administration: administrationWith() })
}

function journalWith(...of: readonly JournalEntry[]): Journal {
  return { transactions: [{ date: '2026-06-30', period: { year: 2026, number: 6 }, entries: of }] }
}

test('transactions of the same period and date are one receipt', () => {
  const [transaction] = juneJournal.transactions
  const second = {
    date: '2026-06-30',
    period: { year: 2026, number: 6 },
    entries: entries(3, ['5000', 1], ['2961', -1]),
  }
  const { receipts } = compute({
    transactions: transaction ? [transaction, ...juneAndMarch.transactions.slice(1), second] : [],
  })
  expect(receipts.map(({ key, debit }) => [key, debit])).toEqual([
    ['2026-6/2026-06-30', 10_001],
    ['2026-3/2026-03-31', 500],
  ])
})

test('transactions of the same period on other dates are other receipts', () => {
  const second = {
    date: '2026-06-15',
    period: { year: 2026, number: 6 },
    entries: entries(3, ['5000', 1], ['2961', -1]),
  }
  const { receipts } = compute({ transactions: [...juneJournal.transactions, second] })
  expect(receipts.map(({ key }) => key)).toEqual(['2026-6/2026-06-30', '2026-6/2026-06-15'])
})

test('rows come in order of first appearance, and another text is another row', () => {
  const [one, two] = [entries(1, ['5000', 100], ['6110', 50], ['2961', -350]), entries(4, ['5000', 150], ['5000', 50])]
  const other = two.map((entry, at) => (at === 1 ? { ...entry, text: 'Bonus' } : entry))
  const [receipt] = compute(journalWith(...one, ...other)).receipts
  expect(receipt?.rows.map(({ account, amount, text, lines }) => [account, amount, text, lines])).toEqual([
    ['5000', 250, 'Palkat', [1, 4]],
    ['6110', 50, 'Palkat', [2]],
    ['2961', -350, 'Palkat', [3]],
    ['5000', 50, 'Bonus', [5]],
  ])
})

test('texts that are sent alike share a row', () => {
  const [first, second, ...rest] = entries(1, ['5000', 100], ['5000', 100], ['2961', -200])
  if (first === undefined || second === undefined) return expect.fail('entries')
  const same = [{ ...first, text: 'Pałkat' }, { ...second, text: 'Palkat' }, ...rest]
  expect(compute(journalWith(...same)).receipts[0]?.rows[0]).toMatchObject({ text: 'Palkat', amount: 200 })
})

test('a row that comes to zero is left out, its lines are not lost', () => {
  const [receipt] = compute(journalWith(...entries(1, ['5000', 1], ['6110', 70], ['6110', -70], ['2961', -1]))).receipts
  expect(receipt?.rows.map(({ account }) => account)).toEqual(['5000', '2961'])
  expect(receipt?.lines).toEqual([1, 2, 3, 4])
})

test('debit and credit are kept apart if the mapping says so', () => {
  const journal = journalWith(...entries(1, ['5000', 100], ['5000', -30], ['5000', 10], ['2961', -80]))
  expect(compute(journal).receipts[0]).toMatchObject({ debit: 80, credit: 80, rows: [{ amount: 80 }, { amount: -80 }] })
  const apart = compute(journal, { debitAndCreditApart: true }).receipts[0]
  expect(apart?.rows.map(({ amount }) => amount)).toEqual([110, -30, -80])
  expect([apart?.debit, apart?.credit]).toEqual([110, 110])
})

test('a receipt whose rows all cancel is left out with a notice and holds up no other', () => {
  const cancelling = {
    date: '2026-03-31',
    period: { year: 2026, number: 3 },
    entries: entries(3, ['5000', 5], ['5000', -5]),
  }
  const result = compute({ transactions: [...juneJournal.transactions, cancelling] })
  expect(result.receipts.map(({ rows }) => rows.length)).toEqual([2, 0])
  expect(result.findings).toEqual([
    {
      code: 'receipt-left-out',
      severity: 'notice',
      receipt: '2026-3/2026-03-31',
      values: { period: '3/2026', date: '2026-03-31' },
    },
  ])
})

test('a receipt that is left out holds up nobody by a closed period either', () => {
  const cancelling = {
    date: '2026-03-31',
    period: { year: 2026, number: 3 },
    entries: entries(3, ['5000', 5], ['5000', -5]),
  }
  const fiscalYears = [fiscalYear(2026, monthsClosedUpTo(3))]
  const result = computeReceipts({
    run,
    journal: { transactions: [...juneJournal.transactions, cancelling] },
    mapping: mappingWith(),
    administration: administrationWith({ fiscalYears }),
  })
  expect(codesOf(result)).toEqual(['receipt-left-out'])
})

test('a journal of nothing but such receipts is not sent', () => {
  const result = compute(journalWith(...entries(1, ['5000', 5], ['5000', -5])))
  expect(codesOf(result)).toEqual(['receipt-left-out', 'nothing-to-send'])
  expect(codesOf(compute({ transactions: [] }))).toEqual(['nothing-to-send'])
})

test('a receipt out of balance is refused with the difference in cents, the others are named too', () => {
  const [june, march] = juneAndMarch.transactions.map((transaction) => ({
    ...transaction,
    entries: transaction.entries.slice(0, 1),
  }))
  const result = compute({ transactions: june && march ? [june, march] : [] })
  expect(result.findings).toEqual([
    {
      code: 'unbalanced',
      severity: 'problem',
      receipt: '2026-6/2026-06-30',
      values: { difference: 10_000, debit: 10_000, credit: 0 },
    },
    {
      code: 'unbalanced',
      severity: 'problem',
      receipt: '2026-3/2026-03-31',
      values: { difference: 500, debit: 500, credit: 0 },
    },
  ])
})

test('a text that does not fit is listed once, replaced or shortened', () => {
  const long = 'ž'.repeat(260)
  const of = entries(1, ['5000', 1], ['5000', 1], ['5000', 1], ['2961', -3]).map((entry, at) => ({
    ...entry,
    text: ['Pałkat', 'Pałkat', long, ''][at] ?? '',
  }))
  const result = compute(journalWith(...of))
  expect(result.findings).toEqual([
    { code: 'text-replaced', severity: 'notice', values: { text: 'Pałkat', sent: 'Palkat', characters: ['ł'] } },
    { code: 'text-shortened', severity: 'notice', values: { text: long, sent: long.slice(0, 255), length: 255 } },
  ])
})

test('a period that the company cannot have is a problem', () => {
  const odd = { date: '2026-06-30', period: { year: 2026, number: 13 }, entries: entries(3, ['5000', 1], ['2961', -1]) }
  const { findings } = compute({ transactions: [...juneJournal.transactions, odd] })
  expect(findings).toEqual([
    {
      code: 'bad-period',
      severity: 'problem',
      receipt: '2026-13/2026-06-30',
      values: { text: '13/2026', periodType: 'month' },
    },
  ])
})

test('amounts too large to stay exact are never summed, not even where the loss would not show', () => {
  const large = Number.MAX_SAFE_INTEGER
  expect(() => compute(journalWith(...entries(1, ['5000', large], ['5000', 5], ['2961', -large])))).toThrow(RangeError)
  const cancelling = entries(1, ['5000', large], ['5000', 2], ['5000', -large], ['2961', -2])
  expect(() => compute(journalWith(...cancelling))).toThrow(RangeError)
})

test('rows are numbered as a map of joined keys would, whether combinations are few or many', () => {
  const keysUpTo = (max: number) => {
    const key = fc.integer({ min: 0, max })
    return fc.array(fc.tuple(key, key, key), { maxLength: 3000, size: 'max' })
  }
  fc.assert(
    fc.property(fc.oneof(keysUpTo(3), keysUpTo(40), keysUpTo(1_000_000)), (all) => {
      const column = (at: 0 | 1 | 2) => Int32Array.from(all, (keys) => keys[at])
      const { rowOfEntry, firstEntries } = numberRows({
        kindsAndSides: column(0),
        costCenters: column(1),
        costUnits: column(2),
      })
      const expected = new Map<string, number>()
      for (const [at, keys] of all.entries()) {
        const joined = keys.join()
        const row = expected.get(joined) ?? expected.set(joined, expected.size).size - 1
        expect(rowOfEntry[at]).toBe(row)
        expect(all[firstEntries[row] ?? -1]?.join()).toBe(joined)
      }
      expect(firstEntries).toHaveLength(expected.size)
      expect(firstEntries).toEqual(firstEntries.toSorted((one, other) => one - other))
    }),
    { numRuns: 30 },
  )
})

test('a code lookup asks once per code, whatever the codes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (codes) => {
      const asked: string[] = []
      const lookup = createCodeLookup((code) => {
        asked.push(code)
        return { code }
      })
      expect(codes.map((code) => lookUp(lookup, code).code)).toEqual(codes)
      expect(asked).toEqual([...new Set(codes)])
    }),
  )
})
