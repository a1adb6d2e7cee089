import {
  type Administration,
  cents,
  type DimensionItem,
  defaultMapping,
  type FiscalYear,
  type Journal,
  type JournalEntry,
  type Mapping,
  type ReceiptsResult,
  type Run,
  type TrackingPeriod,
} from '../src/index.ts'

/** June 2026 of a monthly company. */
export const june: Run = {
  companyNumber: '1',
  year: 2026,
  number: 6,
  description: 'Kesäkuu',
  periodStart: 6,
  periodEnd: 6,
  periodType: 'month',
}

export function item(id: number, codeName: string, active = true): DimensionItem {
  return { id, codeName, description: '', active }
}

/** Months of 2026 as tracking periods, closed up to and including the given one. */
export function monthsClosedUpTo(lastClosed: number): readonly TrackingPeriod[] {
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, at) => {
    const month = `2026-${String(at + 1).padStart(2, '0')}`
    return { startDate: `${month}-01`, endDate: `${month}-${days}`, status: at < lastClosed ? 'CLOSED' : 'OPEN' }
  })
}

export function fiscalYear(year: number, trackingPeriods: readonly TrackingPeriod[] = [], isOpen = true): FiscalYear {
  return { startDate: `${year}-01-01`, endDate: `${year}-12-31`, isOpen, trackingPeriods }
}

export function administrationWith(own: Partial<Administration> = {}): Administration {
  return {
    accounts: ['2941', '2961', '5000', '6110'].map((code) => ({ code, name: `Account ${code}`, active: true })),
    dimensions: [
      { id: 7, name: 'Kustannuspaikka', items: [item(71, '100 Leipomo'), item(72, '200 Myymälä')] },
      { id: 8, name: 'Projekti', items: [item(81, 'P-01'), item(82, 'P-02 Uusi')] },
    ],
    vatStatuses: [{ status: 12, sales: true, purchase: true }],
    vatPercents: [{ percent: 25.5, sales: true, purchase: true }],
    fiscalYears: [fiscalYear(2026)],
    ...own,
  }
}

export function mappingWith(own: Partial<Mapping> = {}): Mapping {
  return { ...defaultMapping, ...own }
}

export const withCostCenters = { costCenters: { dimensionId: 7, bindings: [] } } as const

/** Lines as `account amount-in-cents`, for journals whose items and texts do not matter. */
export function entries(
  first: number,
  ...rows: readonly (readonly [account: string, amount: number])[]
): JournalEntry[] {
  return rows.map(([account, amount], at) => ({ line: first + at, account, amount: cents(amount), text: 'Palkat' }))
}

/** 100.00 of pay for June, in balance. */
export const juneJournal: Journal = {
  transactions: [
    { date: '2026-06-30', period: { year: 2026, number: 6 }, entries: entries(1, ['5000', 10_000], ['2961', -10_000]) },
  ],
}

/** June, and a correction of March. */
export const juneAndMarch: Journal = {
  transactions: [
    ...juneJournal.transactions,
    { date: '2026-03-31', period: { year: 2026, number: 3 }, entries: entries(3, ['5000', 500], ['2961', -500]) },
  ],
}

export function codesOf({ findings }: Pick<ReceiptsResult, 'findings'>): readonly string[] {
  return findings.map(({ code }) => code)
}

export function findingOf({ findings }: Pick<ReceiptsResult, 'findings'>, code: string) {
  return findings.filter((finding) => finding.code === code)
}
