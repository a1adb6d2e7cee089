import { expect, test } from 'vitest'
import {
  type Administration,
  compareSums,
  computeReceipts,
  deserializeJournal,
  type Finding,
  formatPeriod,
  type Mapping,
  type Run,
  serializeJournal,
  sumsByPeriodAndAccount,
} from '../src/index.ts'
import { administrationWith, fiscalYear, item, mappingWith } from './example.ts'
import { readSample } from './read-sample.ts'

const accounts = [
  '0295',
  '2941',
  '2943',
  '2945',
  '2947',
  '2961',
  '2965',
  '5000',
  '5300',
  '6110',
  '6300',
  '6320',
  '9999',
]
const administration: Administration = administrationWith({
  accounts: accounts.map((code) => ({ code, name: code, active: true })),
  dimensions: [
    {
      id: 7,
      name: 'Kustannuspaikka',
      items: ['10', '100', '200', '02000', '03000', 'R&D'].map((code, id) => item(id + 1, `${code} Nimi`)),
    },
    { id: 8, name: 'Projekti', items: [item(1, 'P-01'), item(2, 'P-02')] },
  ],
  fiscalYears: [fiscalYear(2027), fiscalYear(2026)],
})
const mapping = mappingWith({
  costCenters: { dimensionId: 7, bindings: [] },
  costUnits: { dimensionId: 8, bindings: [] },
  differenceAccount: '9999',
})

function monthRun(year: number, period: number): Run {
  return {
    companyNumber: '1',
    year,
    number: period,
    description: 'Palkat',
    periodStart: period,
    periodEnd: period,
    periodType: 'month',
  }
}

function compute(name: string, run: Run, own: Partial<Mapping> = {}) {
  const result = readSample(name)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.findings)}`)
  const { receipts, findings } = computeReceipts({
    run,
    journal: result.journal,
    mapping: { ...mapping, ...own },
    administration,
  })
  return { receipts, findings, summary: receipts.map(summary) }
}

/** Period, date, correction, number of rows, debit in cents. */
function summary({ period, date, correction, rows, debit }: ReturnType<typeof computeReceipts>['receipts'][number]) {
  return [formatPeriod(period), date, correction, rows.length, debit]
}

function problemsOf(findings: readonly Finding[]) {
  return findings
    .filter(({ severity }) => severity === 'problem')
    .map(({ code, line, values }) => ({ code, line, values }))
}

test('01: one period of ledger accounts only', () => {
  const { summary: receipts, findings } = compute('01-company-level-normal', monthRun(2026, 5))
  expect(receipts).toEqual([['5/2026', '2026-05-31', false, 11, 2_440_292]])
  expect(findings).toEqual([])
})

test('02: a June run with corrections of January to May gives six receipts under one reference', () => {
  const { receipts, summary: summaries, findings } = compute('02-june-with-corrections-jan-may', monthRun(2026, 6))
  expect(findings).toEqual([])
  expect(summaries.map(([period, date, correction]) => [period, date, correction])).toEqual([
    ['6/2026', '2026-06-30', false],
    ['1/2026', '2026-01-31', true],
    ['2/2026', '2026-02-28', true],
    ['3/2026', '2026-03-31', true],
    ['4/2026', '2026-04-30', true],
    ['5/2026', '2026-05-31', true],
  ])
  expect(new Set(receipts.map(({ name }) => name))).toEqual(new Set(['1-2026-6 Palkat']))
  expect(receipts.every(({ debit, credit }) => debit === credit && debit > 0)).toBe(true)
  expect(receipts[0]?.rows[0]).toMatchObject({
    account: '5000',
    amount: 980_000,
    costCenter: { itemId: 2, codeName: '100 Nimi' },
    costUnit: { itemId: 1, codeName: 'P-01' },
  })
})

test('03: cost moved between cost centres nets to zero per account but not per item', () => {
  const {
    receipts,
    summary: receiptSummaries,
    findings,
  } = compute('03-retroactive-cost-centre-move', { ...monthRun(2026, 6), periodStart: 4 })
  expect(receiptSummaries).toEqual([['4/2026', '2026-04-30', true, 4, 365_149]])
  expect(receipts[0]?.rows.map(({ account, costCenter, amount }) => [account, costCenter?.code, amount])).toEqual([
    ['5000', '200', 310_000],
    ['5000', '100', -310_000],
    ['6110', '200', 55_149],
    ['6110', '100', -55_149],
  ])
  expect(findings).toEqual([])
})

test('03: without cost centres nothing is left to book', () => {
  const { costCenters: _, ...without } = mapping
  const result = readSample('03-retroactive-cost-centre-move')
  if (!result.ok) return expect.fail('not read')
  const { findings } = computeReceipts({
    run: monthRun(2026, 4),
    journal: result.journal,
    mapping: without,
    administration,
  })
  expect(findings.map(({ code }) => code)).toEqual(['receipt-left-out', 'nothing-to-send'])
})

test('04: codes keep their leading zeros', () => {
  const { receipts, findings } = compute('04-leading-zero-codes', monthRun(2026, 5))
  expect(receipts[0]?.rows.map(({ account, costCenter }) => [account, costCenter?.code])).toEqual([
    ['5000', '02000'],
    ['5000', '03000'],
    ['0295', undefined],
  ])
  expect(findings).toEqual([])
})

test('05: a weekly company has a period 53', () => {
  const weekly: Run = { ...monthRun(2026, 53), periodType: 'week' }
  const { summary: receipts, findings } = compute('05-weekly-company-period-53', weekly)
  expect(receipts).toEqual([['53/2026', '2026-12-31', false, 3, 231_075]])
  expect(findings).toEqual([])
  expect(problemsOf(compute('05-weekly-company-period-53', monthRun(2026, 12)).findings)).toMatchObject([
    { code: 'bad-period' },
  ])
})

test('06: the other date form, and texts with escapes', () => {
  const { receipts, findings } = compute('06-iso-datetime-and-escapes', monthRun(2026, 5))
  expect(receipts[0]?.date).toBe('2026-05-31')
  expect(receipts[0]?.rows.map(({ text, costCenter }) => [text, costCenter?.code])).toEqual([
    ['Palkat & palkkiot <testi>', 'R&D'],
    ['Nettopalkat "erä 2"', undefined],
  ])
  expect(findings).toEqual([])
})

test('07: a posting on the difference account is a warning', () => {
  const { findings } = compute('07-difference-account', monthRun(2026, 5))
  expect(findings).toMatchObject([{ code: 'difference-account-used', severity: 'warning', values: { amount: -7500 } }])
})

test('08: a line without a ledger account is refused by its line', () => {
  const { findings } = compute('08-defect-missing-ledger-account', monthRun(2026, 5), { fallbackAccount: '5000' })
  expect(problemsOf(findings)).toEqual([{ code: 'missing-account', line: 2, values: {} }])
})

test('09: one cent out of balance is refused', () => {
  const { findings } = compute('09-defect-out-of-balance', monthRun(2026, 5))
  expect(problemsOf(findings)).toEqual([
    { code: 'unbalanced', line: undefined, values: { difference: 1, debit: 250_000, credit: 249_999 } },
  ])
})

test('10: a correction of the year before is booked in that year, while it is open', () => {
  const { summary: receipts, findings } = compute('10-cross-year-correction', monthRun(2027, 1))
  expect(receipts).toEqual([
    ['1/2027', '2027-01-31', false, 2, 520_000],
    ['12/2026', '2026-12-31', true, 2, 30_000],
  ])
  expect(findings).toEqual([])
  const moved = compute('10-cross-year-correction', monthRun(2027, 1), { periodPolicy: 'own-period' })
  expect(problemsOf(moved.findings)).toMatchObject([{ code: 'crosses-fiscal-year' }])
})

test('11: a correction that lowers cost has its sides swapped', () => {
  const { receipts } = compute('11-negative-correction', monthRun(2026, 6))
  expect(receipts[1]?.rows.map(({ account, amount }) => [account, amount])).toEqual([
    ['2961', 25_000],
    ['5000', -25_000],
  ])
})

test('12: a journal without transactions is empty', () => {
  expect(readSample('12-empty')).toEqual({
    ok: false,
    findings: [{ code: 'empty-journal', severity: 'problem', values: {} }],
  })
})

test.each([
  '01-company-level-normal',
  '02-june-with-corrections-jan-may',
  '03-retroactive-cost-centre-move',
  '04-leading-zero-codes',
  '05-weekly-company-period-53',
  '06-iso-datetime-and-escapes',
  '07-difference-account',
  '08-defect-missing-ledger-account',
  '09-defect-out-of-balance',
  '10-cross-year-correction',
  '11-negative-correction',
])('%s is stored and read back, sums and all', (name) => {
  const result = readSample(name)
  if (!result.ok) return expect.fail('not read')
  const stored = deserializeJournal(serializeJournal(result.journal))
  expect(stored).toEqual(result.journal)
  expect(compareSums(sumsByPeriodAndAccount(stored), sumsByPeriodAndAccount(result.journal))).toEqual([])
})
