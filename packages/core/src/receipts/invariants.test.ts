import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyInput, anyJournal, periodText } from '../../test/arbitraries.ts'
import { administrationWith, june, mappingWith } from '../../test/example.ts'
import type { Journal } from '../journals/journal.ts'
import { cents } from '../money/cents.ts'
import { isWindows1252 } from '../texts/windows-1252.ts'
import { canonicalReceipts } from './canonical-receipts.ts'
import { computeReceipts } from './compute-receipts.ts'
import type { Receipt } from './receipt.ts'
import { cellsOf, compareCells, sumCells } from './receipt-cells.ts'
import { reverseReceipt } from './reverse-receipt.ts'

function property(check: (input: Parameters<typeof computeReceipts>[0]) => void) {
  fc.assert(fc.property(anyInput, check), { numRuns: 300 })
}

function entriesOf({ transactions }: Journal) {
  return transactions.flatMap(({ entries }) => entries)
}

/** What each account (with the items' ids and codes) comes to in each receipt. */
function amountsOf(receipts: readonly Receipt[]): Record<string, number> {
  const amounts: Record<string, number> = {}
  for (const { key, rows } of receipts) {
    for (const { account, costCenter, costUnit, amount } of rows) {
      const cell = [key, account, costCenter, costUnit].map((part) => JSON.stringify(identityOf(part))).join()
      amounts[cell] = (amounts[cell] ?? 0) + amount
    }
  }
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0))
}

function identityOf(part: Receipt['rows'][number]['costCenter'] | string) {
  if (part === undefined || typeof part === 'string') return part ?? ''
  return 'create' in part ? [part.dimensionId, part.code] : [part.dimensionId, part.itemId]
}

test('all entries of a journal end up in exactly one receipt, and one receipt per period and date', () => {
  property((input) => {
    const { receipts } = computeReceipts(input)
    const lines = receipts.flatMap((receipt) => receipt.lines)
    expect(lines.toSorted((a, b) => a - b)).toEqual(entriesOf(input.journal).map(({ line }) => line))
    const wanted = input.journal.transactions.map(({ period, date }) => `${period.year}-${period.number}/${date}`)
    expect(receipts.map(({ key }) => key)).toEqual([...new Set(wanted)])
    for (const { rows, lines: all } of receipts) {
      const inRows = rows.flatMap((row) => row.lines)
      expect(new Set(inRows).size).toBe(inRows.length)
      expect(inRows.every((line) => all.includes(line))).toBe(true)
    }
  })
})

test('each receipt is zero, or refused with the difference', () => {
  property((input) => {
    const { receipts, findings } = computeReceipts(input)
    for (const { key, rows, debit, credit } of receipts) {
      const total = rows.reduce((sum, { amount }) => sum + amount, 0)
      const refused = findings.filter(({ code, receipt }) => code === 'unbalanced' && receipt === key)
      expect(debit - credit).toBe(total)
      expect(rows.every(({ amount }) => amount !== 0)).toBe(true)
      expect(refused.map(({ values }) => values.difference)).toEqual(total === 0 ? [] : [total])
    }
  })
})

test('the order of lines does not change amounts', () => {
  const reordered = anyInput.chain((input) =>
    fc.record({
      input: fc.constant(input),
      transactions: fc.tuple(
        ...input.journal.transactions.map(({ entries, ...transaction }) =>
          fc
            .shuffledSubarray([...entries], { minLength: entries.length })
            .map((shuffled) => ({ ...transaction, entries: shuffled })),
        ),
      ),
    }),
  )
  fc.assert(
    fc.property(reordered, ({ input, transactions }) => {
      const [one, other] = [input, { ...input, journal: { transactions } }].map(computeReceipts)
      expect(amountsOf(other?.receipts ?? [])).toEqual(amountsOf(one?.receipts ?? []))
      expect(other?.receipts.map(({ date, debit, credit }) => [date, debit - credit])).toEqual(
        one?.receipts.map(({ date, debit, credit }) => [date, debit - credit]),
      )
    }),
    { numRuns: 300 },
  )
})

test('per account, items and period, receipts equal the journal', () => {
  const codes = ['100', '200', '02000', 'P-01', 'P-1', 'x']
  const administration = administrationWith({
    accounts: ['2961', '5000', '5010', '6110', '9999', '02000'].map((code) => ({ code, name: '', active: true })),
    dimensions: [7, 8].map((id) => ({
      id,
      name: '',
      items: codes.map((codeName, at) => ({ id: id * 10 + at, codeName, description: '', active: true })),
    })),
  })
  const mapping = mappingWith({
    costCenters: { dimensionId: 7, bindings: [] },
    costUnits: { dimensionId: 8, bindings: [] },
  })
  fc.assert(
    fc.property(anyJournal, fc.boolean(), (journal, debitAndCreditApart) => {
      const input = { run: june, journal, mapping: { ...mapping, debitAndCreditApart }, administration }
      const journalCells: Record<string, number> = {}
      for (const { period, entries } of journal.transactions) {
        for (const { account, costCenter = '', costUnit = '', amount } of entries) {
          const cell = [periodText(period), account, costCenter, costUnit].join()
          journalCells[cell] = (journalCells[cell] ?? 0) + amount
        }
      }
      for (const { period, rows } of computeReceipts(input).receipts) {
        for (const { account, costCenter, costUnit, amount } of rows) {
          const cell = [periodText(period), account, costCenter?.code ?? '', costUnit?.code ?? ''].join()
          journalCells[cell] = (journalCells[cell] ?? 0) - amount
        }
      }
      expect(Object.values(journalCells).every((amount) => amount === 0)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a receipt plus its reversal is zero', () => {
  property((input) => {
    for (const receipt of computeReceipts(input).receipts) {
      const reversal = reverseReceipt(receipt)
      expect(sumCells([...cellsOf(receipt).cells, ...cellsOf(reversal).cells])).toEqual([])
      expect(amountsOf([{ ...receipt, rows: [...receipt.rows, ...reversal.rows] }])).toEqual({})
      expect(reversal.name.length).toBeLessThanOrEqual(80)
      expect([reversal.date, reversal.debit, reversal.credit]).toEqual([receipt.date, receipt.credit, receipt.debit])
    }
  })
})

test('computing twice gives the same bytes', () => {
  property((input) => {
    const [one, other] = [input, structuredClone(input)].map(computeReceipts)
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    expect(other && canonicalReceipts(other)).toBe(one && canonicalReceipts(one))
  })
})

test('every text can be sent: Windows-1252 and within its length', () => {
  property((input) => {
    for (const { name, rows } of computeReceipts(input).receipts) {
      expect(isWindows1252(name) && name.length > 0 && name.length <= 80).toBe(true)
      expect(rows.every(({ text }) => isWindows1252(text) && text.length <= 255)).toBe(true)
    }
  })
})

test('all receipts of a run carry the same reference', () => {
  property((input) => {
    const names = new Set(computeReceipts(input).receipts.map(({ name }) => name))
    expect(names.size).toBe(input.journal.transactions.length === 0 ? 0 : 1)
  })
})

test('a moved receipt says so, and no other changes its date for being closed', () => {
  property((input) => {
    const { receipts, findings } = computeReceipts(input)
    for (const { key, date, moved } of receipts) {
      if (moved === undefined) continue
      expect(moved.from).not.toBe(date)
      expect(findings.some(({ receipt }) => receipt === key)).toBe(true)
    }
  })
})

test('a receipt compared with itself is equal, and with one cent elsewhere is not', () => {
  property((input) => {
    for (const receipt of computeReceipts(input).receipts) {
      const cells = cellsOf(receipt)
      expect(compareCells(cells, cellsOf(receipt))).toEqual({ equal: true, cells: [] })
      const other = { ...cells, cells: [...cells.cells, { account: 'elsewhere', amount: cents(1) }] }
      expect(compareCells(cells, other)).toEqual({
        equal: false,
        cells: [{ account: 'elsewhere', expected: 0, found: 1 }],
      })
    }
  })
})
