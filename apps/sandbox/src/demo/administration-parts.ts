import type {
  Dimension,
  DimensionItem,
  FiscalYear,
  TrackingPeriod,
  VatPercent,
  VatStatus,
} from '../procountor/entities.ts'
import type { CompanyPlan, CostCodePlan } from './company-plan.ts'

/** Finnish rates of 2025 and 2026: the reduced rate fell from 14 to 13.5 percent, and old receipts keep 14. */
export const vatPercents: readonly VatPercent[] = [25.5, 14, 13.5, 10, 0].map((percent) => ({
  percent,
  sales: true,
  purchase: true,
}))

const purchaseOnly = { sales: false, purchase: true }
const both = { sales: true, purchase: true }

export const vatStatuses: readonly VatStatus[] = [
  { status: 1, description: 'Kotimaa', ...both },
  { status: 2, description: 'EU, tavarat', ...both },
  { status: 3, description: 'EU, palvelut', ...both },
  { status: 4, description: 'EU:n ulkopuoli', ...both },
  { status: 6, description: 'Rakennusalan käännetty verovelvollisuus', ...both },
  { status: 9, description: 'Maahantuonti', ...purchaseOnly },
  { status: 12, description: 'Ei arvonlisäverokäsittelyä', ...both },
]

/**
 * Cost centres, projects and persons. Ids are small and the same numbers mean other things in the next company: every
 * second one has its projects first.
 */
export function dimensionsOf(plan: CompanyPlan, index: number): Dimension[] {
  const isSwedish = plan.traits.includes('swedish')
  const costCenters = {
    name: isSwedish ? 'Kostnadsställe' : 'Kustannuspaikka',
    items: [...items(plan.costCenters), ...more('990 Yhteiset')],
  }
  const projects = {
    name: isSwedish ? 'Projekt' : 'Projekti',
    items: [...items(plan.costUnits), ...more('S-24 Saneeraus', false), ...more('S-26 Laajennus')],
  }
  const persons = { name: isSwedish ? 'Person' : 'Henkilö', items: [...more('Toimitusjohtaja'), ...more('Myyjä')] }
  const ordered = index % 2 === 0 ? [costCenters, projects, persons] : [projects, costCenters, persons]
  return ordered.map((dimension, position) => ({
    id: position + 1,
    name: dimension.name,
    items: dimension.items.map((item, itemIndex) => ({ ...item, id: (position + 1) * 10 + itemIndex + 1 })),
  }))
}

type ItemWithoutId = Omit<DimensionItem, 'id'>

const items = (codes: readonly CostCodePlan[]): ItemWithoutId[] =>
  codes.flatMap(({ code, description, items: names, inactive }) =>
    (names ?? [`${code} ${description}`]).map((codeName) => ({ codeName, description: '', active: inactive !== true })),
  )

const more = (codeName: string, active = true): ItemWithoutId[] => [{ codeName, description: '', active }]

export function fiscalYearsOf(plan: CompanyPlan): FiscalYear[] {
  if (plan.traits.includes('fiscal-year-from-july')) {
    return [2024, 2025, 2026, 2027].map((year, index) => fiscalYear(index + 1, `${year}-07-01`, `${year + 1}-06-30`))
  }
  const first = plan.traits.includes('two-hundred-corrections') ? 2022 : 2025
  return Array.from({ length: 2027 - first + 1 }, (_, index) => {
    const year = first + index
    return {
      ...fiscalYear(index + 1, `${year}-01-01`, `${year}-12-31`),
      isOpen: !(year === 2025 && plan.traits.includes('closed-2025')),
      trackingPeriods: year === 2026 ? trackingPeriodsOf(plan, year) : [],
    }
  })
}

const fiscalYear = (id: number, startDate: string, endDate: string): FiscalYear => ({
  id,
  startDate,
  endDate,
  isOpen: true,
  trackingPeriods: [],
})

function trackingPeriodsOf(plan: CompanyPlan, year: number): TrackingPeriod[] {
  const { traits } = plan
  const has = traits.some((trait) => ['tracking-periods', 'closed-may', 'pending-september'].includes(trait))
  if (!has) return []
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const isClosed = month === 5 && traits.includes('closed-may')
    const isPending = month === 9 && traits.includes('pending-september')
    return {
      id: month,
      startDate: `${year}-${String(month).padStart(2, '0')}-01`,
      endDate: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
      status: isClosed ? 'CLOSED' : isPending ? 'PENDING' : 'OPEN',
    }
  })
}
