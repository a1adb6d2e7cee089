import { expect, test } from 'vitest'
import {
  administrationWith,
  entries,
  fiscalYear,
  juneJournal,
  mappingWith,
  monthsClosedUpTo,
  june as run,
  withCostCenters,
} from '../../test/example.ts'
import type { Administration } from '../administrations/administration.ts'
import type { AccountRights, AdministrationAccess } from '../administrations/administration-access.ts'
import { type FindingCode, findingCodes } from '../findings/finding.ts'
import type { Journal } from '../journals/journal.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { computeReceipts } from '../receipts/compute-receipts.ts'
import { type PreflightFacts, preflight } from './preflight.ts'
import { checkOfFinding, preflightChecks } from './preflight-check.ts'

const allRights: AccountRights = {
  journalReceipts: 'ALL_RIGHTS',
  journalReceiptSearch: 'VIEWING_RIGHTS',
  personalJournalReceiptsOnly: false,
  limitedDimensions: false,
}
const zeroPercent = { percent: 0, sales: true, purchase: true }

interface Given {
  readonly journal?: Journal
  readonly mapping?: Partial<Mapping>
  readonly administration?: Partial<Administration>
  readonly access?: AdministrationAccess | null
  readonly facts?: Partial<PreflightFacts>
}

const own = { companyId: 1, country: 'FINLAND', rights: allRights } as const

/** June, in order in every way but the one that is given. */
function check({ journal = juneJournal, access = own, facts = {}, ...given }: Given = {}) {
  const mapping = mappingWith(given.mapping)
  const administration = administrationWith({ vatPercents: [zeroPercent], ...given.administration })
  const { receipts, findings, newBindings } = computeReceipts({ run, journal, mapping, administration })
  return preflight({
    findings,
    receipts,
    mapping,
    administration,
    access,
    connectedCompanyId: 1,
    seenChange: null,
    changedInNmbrs: false,
    runPeriod: { year: 2026, number: 6 },
    sentRunsOfPeriod: [],
    costCenterBindings: newBindings.costCenters,
    bodyFaults: [],
    ...facts,
  })
}

function told(given: Given): readonly string[] {
  return check(given).flatMap(({ outcome, finding }) => (finding === undefined ? [] : [`${outcome} ${finding.code}`]))
}

test('where nothing is wrong every check is fine, once, in the order of the list', () => {
  expect(check()).toEqual(preflightChecks.map((each) => ({ check: each, outcome: 'fine' })))
})

const atCostCenter = (...codes: readonly string[]): Journal => ({
  transactions: [
    {
      date: '2026-06-30',
      period: { year: 2026, number: 6 },
      entries: [
        ...codes.map((costCenter, at) => ({ line: at + 1, account: '5000', amount: 100, text: 'Palkat', costCenter })),
        ...entries(codes.length + 1, ['2961', -100 * codes.length]),
      ] as Journal['transactions'][number]['entries'],
    },
  ],
})

const people = (counts: Readonly<Record<string, number>>) => ({
  headcounts: { kind: 'counted', people: new Map(Object.entries(counts)) } as const,
})

test.each<[string, Given, readonly string[]]>([
  ['another company behind the token', { access: { ...own, companyId: 2 } }, ['blocking wrong-company']],
  [
    'a right to view journals only',
    { access: { ...own, rights: { ...allRights, journalReceipts: 'VIEWING_RIGHTS' } } },
    ['blocking right-missing'],
  ],
  [
    'no right to find what was booked',
    { access: { ...own, rights: { ...allRights, journalReceiptSearch: 'NO_ACCESS' } } },
    ['blocking right-missing'],
  ],
  [
    'a user who sees only own journals',
    { access: { ...own, rights: { ...allRights, personalJournalReceiptsOnly: true } } },
    ['warning own-receipts-only'],
  ],
  [
    'a closed fiscal year',
    { administration: { fiscalYears: [fiscalYear(2026, [], false)] } },
    ['blocking closed-fiscal-year'],
  ],
  ['no fiscal year', { administration: { fiscalYears: [] } }, ['warning no-fiscal-year']],
  [
    'a closed tracking period',
    { administration: { fiscalYears: [fiscalYear(2026, monthsClosedUpTo(6))] } },
    ['blocking closed-period'],
  ],
  [
    'an account that is not there',
    { administration: { accounts: [{ code: '5000', name: '', active: true }] } },
    ['blocking unknown-account'],
  ],
  [
    'an account out of use',
    { administration: { accounts: ['5000', '2961'].map((code) => ({ code, name: '', active: code !== '5000' })) } },
    ['blocking inactive-account'],
  ],
  [
    'a VAT status out of use',
    { mapping: { vat: { type: 'PURCHASE', status: 1, percent: 0 } } },
    ['blocking unusable-vat'],
  ],
  [
    'a percentage beside no VAT handling',
    {
      mapping: { vat: { type: 'PURCHASE', status: 12, percent: 25.5 } },
      administration: { vatPercents: [{ ...zeroPercent, percent: 25.5 }] },
    },
    ['blocking unusable-vat'],
  ],
  ['0 % that no list has', { administration: { vatPercents: [] } }, ['warning zero-vat-unlisted']],
  ['the VAT of another country', { mapping: { vatProcessing: 'SWEDEN' } }, ['warning foreign-vat']],
  [
    'a dimension that is not there',
    { mapping: { costCenters: { dimensionId: 99, bindings: [] } } },
    ['blocking unknown-dimension'],
  ],
  [
    'a dimension beyond the user’s limits',
    {
      mapping: { costCenters: { dimensionId: 99, bindings: [] } },
      access: { ...own, rights: { ...allRights, limitedDimensions: true } },
    },
    ['blocking dimension-not-allowed'],
  ],
  ['a code without item', { mapping: withCostCenters, journal: atCostCenter('300') }, ['blocking unknown-item']],
  [
    'a cent out of balance',
    {
      journal: {
        transactions: [
          { date: '2026-06-30', period: { year: 2026, number: 6 }, entries: entries(1, ['5000', 101], ['2961', -100]) },
        ],
      },
    },
    ['blocking unbalanced'],
  ],
  ['the difference account', { mapping: { differenceAccount: '5000' } }, ['warning difference-account-used']],
  [
    'a field that cannot be sent',
    { facts: { bodyFaults: [{ receipt: '2026-6/2026-06-30', field: 'name', value: '' }] } },
    ['blocking not-sendable'],
  ],
  [
    'another content than the one seen',
    { facts: { seenChange: { account: false, changed: ['2026-6/2026-06-30'], added: [], removed: 0 } } },
    ['blocking content-changed'],
  ],
  ['another journal in Nmbrs', { facts: { changedInNmbrs: true } }, ['warning changed-in-nmbrs']],
  ['a run sent for the period', { facts: { sentRunsOfPeriod: ['5 Kesäkuu'] } }, ['warning period-sent-before']],
  ['a vendor that does not answer', { facts: { unread: { kind: 'silent' } } }, ['blocking procountor-not-read']],
  [
    'a right to read that is missing',
    { facts: { unread: { kind: 'refused', what: 'dimensions' } } },
    ['blocking reading-refused'],
  ],
  [
    'a cost centre of one person',
    { mapping: withCostCenters, journal: atCostCenter('100', '200'), facts: people({ '100': 1, '200': 2 }) },
    ['warning one-person-cost-center'],
  ],
  [
    'people that nobody may count',
    { mapping: withCostCenters, journal: atCostCenter('100'), facts: { headcounts: { kind: 'not-counted' } } },
    ['not-checked headcount-unknown'],
  ],
])('%s is told', (_, given, expected) => {
  expect(told(given)).toEqual(expected)
})

test('a missing right is named, and so are the cost centre of one person and its lines', () => {
  const [missing] = check({ access: { ...own, rights: { ...allRights, journalReceipts: 'NO_ACCESS' } } })
  expect(missing?.finding?.values).toEqual({ right: 'journalReceipts', level: 'NO_ACCESS' })
  const [alone] = check({
    mapping: withCostCenters,
    journal: atCostCenter('100', '200', '100'),
    facts: people({ '100': 1, '200': 2 }),
  })
  expect(alone?.finding?.values).toEqual({ codes: ['100'], lines: ['1', '3'], count: 2 })
})

test('people of two codes that become one item are counted together', () => {
  const bindings = ['100', '200'].map((code) => ({ code, itemId: 71, codeName: '100 Leipomo' }))
  const given = {
    mapping: { costCenters: { dimensionId: 7, bindings } },
    journal: atCostCenter('100', '200'),
    facts: { ...people({ '100': 1, '200': 1 }), costCenterBindings: bindings },
  }
  expect(told(given)).toEqual([])
})

test('where no receipt can be computed, what they are judged by is not checked', () => {
  const items = check({ access: null, facts: { receipts: null, findings: [] } })
  const unchecked = items.filter(({ outcome }) => outcome === 'not-checked').map((item) => item.check)
  expect(unchecked).toEqual(
    expect.arrayContaining(['right-company', 'rights', 'content-unchanged', 'accounts', 'balance', 'dimension-limits']),
  )
  expect(unchecked).not.toContain('run-locked')
})

test('what blocks comes before warnings, those before what was not checked, and what is fine last', () => {
  const items = check({
    access: null,
    mapping: { differenceAccount: '5000' },
    administration: { fiscalYears: [fiscalYear(2026, [], false)] },
  })
  const outcomes = items.map(({ outcome }) => outcome)
  expect([...new Set(outcomes)]).toEqual(['blocking', 'warning', 'not-checked', 'fine'])
  expect(new Set(items.map((item) => item.check))).toEqual(new Set(preflightChecks))
})

test('every finding has its check', () => {
  const codes = Object.keys(checkOfFinding) as FindingCode[]
  expect(codes.sort()).toEqual([...findingCodes].sort())
})
