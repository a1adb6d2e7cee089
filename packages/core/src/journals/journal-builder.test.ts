import { expect, test } from 'vitest'
import { createJournalBuilder, type JournalResult, type RawLine } from './journal-builder.ts'

interface RawTransaction {
  readonly date?: string
  readonly period?: string
  readonly lines: readonly RawLine[]
}

const debit = { account: '5000', value: '12.50', side: 'debit' }
const credit = { account: '2961', value: '12.50', side: 'credit' }

function build(...transactions: readonly RawTransaction[]): JournalResult {
  const builder = createJournalBuilder()
  for (const { date = '20260630', period = '6/2026', lines } of transactions) {
    builder.openTransaction()
    builder.setDate(date)
    builder.setPeriod(period)
    for (const line of lines) builder.addLine(line)
    builder.closeTransaction()
  }
  return builder.finish()
}

test('a line becomes an entry, debit positive and credit negative', () => {
  const text = 'Bruttopalkat'
  expect(build({ lines: [{ ...debit, costCenter: '02000', costUnit: 'P-01', text }, credit] })).toEqual({
    ok: true,
    journal: {
      transactions: [
        {
          date: '2026-06-30',
          period: { year: 2026, number: 6 },
          entries: [
            { line: 1, account: '5000', costCenter: '02000', costUnit: 'P-01', amount: 1250, text },
            { line: 2, account: '2961', amount: -1250, text: '' },
          ],
        },
      ],
    },
  })
})

test('absent, empty and blank dimensions are the same', () => {
  const absent = build({ lines: [debit] })
  expect(build({ lines: [{ ...debit, costCenter: '', costUnit: '', text: '' }] })).toEqual(absent)
  expect(build({ lines: [{ ...debit, costCenter: ' \n ', costUnit: '\t', text: '  ' }] })).toEqual(absent)
})

test('white space around a value does not count', () => {
  const spaced = { account: ' 5000 ', value: '\n12.50 ', side: ' Debit', text: ' Palkat ' }
  expect(build({ date: ' 20260630 ', period: ' 6/2026\n', lines: [spaced] })).toEqual(
    build({ lines: [{ ...debit, text: 'Palkat' }] }),
  )
})

test('codes and texts are composed', () => {
  expect(build({ lines: [{ ...debit, text: 'Tyo\u0308' }] })).toEqual(build({ lines: [{ ...debit, text: 'Työ' }] }))
})

test('a negative value flips the side', () => {
  const negativeDebit = { account: '2961', value: '-12.50', side: 'debit' }
  const negativeCredit = { account: '5000', value: '-12.50', side: 'credit' }
  expect(build({ lines: [negativeCredit, negativeDebit] })).toEqual(build({ lines: [debit, credit] }))
})

test('zero has no sign', () => {
  const result = build({ lines: [{ ...credit, value: '0.00' }] })
  expect(result.ok && Object.is(result.journal.transactions[0]?.entries[0]?.amount, 0)).toBe(true)
})

test('a line without an account is kept for the receipts to report', () => {
  const result = build({ lines: [{ value: '1.00', side: 'debit' }] })
  expect(result.ok && result.journal.transactions[0]?.entries[0]?.account).toBe('')
})

test('lines are counted across transactions', () => {
  const result = build({ lines: [debit, credit] }, { date: '20260331', period: '3/2026', lines: [credit, debit] })
  const lines = result.ok && result.journal.transactions.flatMap(({ entries }) => entries.map(({ line }) => line))
  expect(lines).toEqual([1, 2, 3, 4])
})

test('the header may follow the lines', () => {
  const builder = createJournalBuilder()
  builder.openTransaction()
  builder.addLine(debit)
  builder.setPeriod('6/2026')
  builder.setDate('20260630')
  builder.closeTransaction()
  expect(builder.finish()).toEqual(build({ lines: [debit] }))
})

test('everything that is wrong is named at once, by line, vendor id and text', () => {
  const result = build(
    {
      lines: [
        { ...debit, id: '0', value: '12.505' },
        { ...credit, id: '1', side: 'kredit' },
      ],
    },
    { date: '20260231', period: '54/2026', lines: [{ ...debit, id: '0', value: '' }, credit] },
    { date: '', period: '', lines: [] },
  )
  expect(result).toEqual({
    ok: false,
    findings: [
      { code: 'bad-amount', severity: 'problem', line: 1, values: { transaction: 1, lineId: '0', text: '12.505' } },
      { code: 'bad-side', severity: 'problem', line: 2, values: { transaction: 1, lineId: '1', text: 'kredit' } },
      { code: 'bad-amount', severity: 'problem', line: 3, values: { transaction: 2, lineId: '0', text: '' } },
      { code: 'bad-date', severity: 'problem', line: 3, values: { transaction: 2, text: '20260231' } },
      { code: 'bad-period', severity: 'problem', line: 3, values: { transaction: 2, text: '54/2026' } },
      { code: 'bad-date', severity: 'problem', values: { transaction: 3, text: '' } },
      { code: 'bad-period', severity: 'problem', values: { transaction: 3, text: '' } },
    ],
  })
})

test('a journal without lines is empty', () => {
  const empty = { ok: false, findings: [{ code: 'empty-journal', severity: 'problem', values: {} }] }
  expect(build()).toEqual(empty)
  expect(build({ lines: [] })).toEqual(empty)
})

test('amounts that together are too large to count cents are refused', () => {
  const large = { ...debit, value: '6000000000000.00' }
  expect(build({ lines: [large, { ...large, side: 'credit' }] })).toMatchObject({
    ok: false,
    findings: [{ code: 'bad-amount', line: 2 }],
  })
})

test('transactions are opened and closed in turn', () => {
  const builder = createJournalBuilder()
  expect(() => builder.addLine(debit)).toThrow('no transaction is open')
  builder.openTransaction()
  expect(() => builder.openTransaction()).toThrow('open already')
  expect(() => builder.finish()).toThrow('still open')
})
