import fc from 'fast-check'
import {
  type Administration,
  addDays,
  cents,
  defaultReferencePattern,
  type FiscalYear,
  type Journal,
  type JournalEntry,
  type Mapping,
  type Period,
  type PeriodType,
  periodPolicies,
  periodTypes,
  type Run,
  type TrackingPeriod,
} from '../src/index.ts'

/** Few codes and amounts, so that rows are shared, cancel and collide. */
const accountCode = fc.constantFrom('', '2961', '5000', '5010', '6110', '9999', '02000')
const itemCode = fc.constantFrom('100', '200', '02000', 'P-01', 'P-1', 'x')
const text = fc.oneof(fc.constantFrom('', 'Palkat', 'Pałkat', 'Palkat\n', 'x'.repeat(300)), fc.string({ maxLength: 5 }))
const amount = fc.oneof(fc.constantFrom(0, 100, -100, 1), fc.integer({ min: -10_000_000, max: 10_000_000 })).map(cents)
const date = fc.integer({ min: 0, max: 420 }).map((days) => addDays('2026-01-01', days))
const period = fc.record({ year: fc.constantFrom(2026, 2027), number: fc.integer({ min: 1, max: 13 }) })

const rawEntry = fc.record(
  { account: accountCode, costCenter: itemCode, costUnit: itemCode, amount, text },
  { requiredKeys: ['account', 'amount', 'text'] },
)

const rawTransaction = fc.record({
  date,
  period,
  entries: fc.array(rawEntry, { maxLength: 12 }),
  balanced: fc.boolean(),
})

/** Journals as Nmbrs might send them: in balance or not, with transactions of the same period and date. */
export const anyJournal: fc.Arbitrary<Journal> = fc.array(rawTransaction, { maxLength: 6 }).map((transactions) => {
  let line = 0
  return {
    transactions: transactions.map(({ balanced, entries: raw, ...transaction }) => {
      const rest = raw.reduce((total, entry) => total - entry.amount, 0)
      const closing = { account: '2961', amount: cents(rest), text: 'Netto' }
      const entries = (balanced ? [...raw, closing] : raw).map((entry): JournalEntry => ({ line: ++line, ...entry }))
      return { ...transaction, entries }
    }),
  }
})

const itemName = fc.constantFrom(
  '100',
  '100 Leipomo',
  '100-1 Pulla',
  '200 Myymälä',
  '02000-A',
  'P-01',
  'P-01 Uusi',
  'y',
)
const item = fc.record({ codeName: itemName, description: fc.constant(''), active: fc.boolean() })
const dimensions = fc.array(fc.array(item, { maxLength: 6 }), { minLength: 1, maxLength: 2 }).map((all) =>
  all.map((items, at) => ({
    id: at + 1,
    name: `Dimension ${at + 1}`,
    items: items.map((own, id) => ({ id, ...own })),
  })),
)

const statusOfMonth = fc.constantFrom<TrackingPeriod['status']>('OPEN', 'PENDING', 'CLOSED')
const trackingPeriods: fc.Arbitrary<readonly TrackingPeriod['status'][]> = fc.oneof(
  fc.constant([]),
  fc.array(statusOfMonth, { minLength: 12, maxLength: 12 }),
)

const fiscalYear = (year: number): fc.Arbitrary<FiscalYear> =>
  fc.record({ isOpen: fc.boolean(), statuses: trackingPeriods }).map(({ isOpen, statuses }) => ({
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
    isOpen,
    trackingPeriods: statuses.map((status, at) => {
      const month = `${year}-${String(at + 1).padStart(2, '0')}`
      return { startDate: `${month}-01`, endDate: lastDay(year, at + 1), status }
    }),
  }))

const anyAdministration: fc.Arbitrary<Administration> = fc.record({
  accounts: fc.uniqueArray(
    fc.record({ code: accountCode.filter((code) => code !== ''), name: fc.constant('Tili'), active: fc.boolean() }),
    { selector: ({ code }) => code },
  ),
  dimensions,
  vatStatuses: fc.constantFrom([], [{ status: 12, sales: true, purchase: true }]),
  vatPercents: fc.constant([]),
  fiscalYears: fc.oneof(fc.constant([]), fc.tuple(fiscalYear(2026)), fc.tuple(fiscalYear(2026), fiscalYear(2027))),
})

const dimensionMapping = fc.record({
  dimensionId: fc.constantFrom(1, 2, 3),
  bindings: fc.uniqueArray(fc.record({ code: itemCode, itemId: fc.integer({ min: 0, max: 6 }), codeName: itemName }), {
    selector: ({ code }) => code,
    maxLength: 3,
  }),
})

const vat = {
  type: fc.constantFrom('PURCHASE' as const, 'SALES' as const),
  status: fc.constantFrom(1, 12),
  percent: fc.constantFrom(0, 24),
}

const anyMapping: fc.Arbitrary<Mapping> = fc.record(
  {
    costCenters: dimensionMapping,
    costUnits: dimensionMapping,
    accountOverrides: fc.array(fc.record({ nmbrsAccount: accountCode, procountorAccount: accountCode }), {
      maxLength: 2,
    }),
    fallbackAccount: fc.constantFrom('5000', '7777'),
    differenceAccount: fc.constant('9999'),
    accountMasks: fc.array(fc.constantFrom('[4-9][0-9][0-9][0-9]', '5000', '[', '[0-9][0-9][0-9][0-9][0-9]'), {
      maxLength: 2,
    }),
    missingItem: fc.constantFrom('refuse', 'create'),
    periodPolicy: fc.constantFrom(...periodPolicies),
    bookingDate: fc.oneof(
      fc.record({ kind: fc.constantFrom('as-in-journal' as const, 'last-day' as const, 'payment-date' as const) }),
      fc.record({ kind: fc.constant('payment-day' as const), day: fc.integer({ min: 0, max: 40 }) }),
    ),
    referencePattern: fc.constantFrom(defaultReferencePattern, '', '{run description}', '{period} {run description} ł'),
    debitAndCreditApart: fc.boolean(),
    vat: fc.record(vat),
    vatByAccount: fc.array(fc.record({ ...vat, account: accountCode }), { maxLength: 2 }),
    vatProcessing: fc.constant('FINLAND'),
  },
  {
    requiredKeys: [
      'accountOverrides',
      'accountMasks',
      'missingItem',
      'periodPolicy',
      'bookingDate',
      'referencePattern',
      'debitAndCreditApart',
      'vat',
      'vatByAccount',
    ],
  },
)

const anyRun: fc.Arbitrary<Run> = fc.record({
  companyNumber: fc.constantFrom('1', '00012'),
  year: fc.constantFrom(2026, 2027),
  number: fc.integer({ min: 1, max: 99 }),
  description: fc.string({ maxLength: 120 }),
  periodStart: fc.integer({ min: 1, max: 13 }),
  periodEnd: fc.integer({ min: 1, max: 13 }),
  periodType: fc.constantFrom<PeriodType>(...periodTypes),
})

/** Everything that receipts are computed from. */
export const anyInput = fc.record(
  { run: anyRun, journal: anyJournal, mapping: anyMapping, administration: anyAdministration, bookingDate: date },
  { requiredKeys: ['run', 'journal', 'mapping', 'administration'] },
)

export function periodText({ year, number }: Period): string {
  return `${number}/${year}`
}

function lastDay(year: number, month: number): string {
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`, -1)
}
