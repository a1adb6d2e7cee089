import type { NmbrsJournalLine } from '../nmbrs/entities.ts'
import type { DemoPeriod } from './calendar.ts'
import type { CompanyPlan, CostCodePlan } from './company-plan.ts'
import { vary } from './vary.ts'

/** Gross wages and where they belong. */
export interface Wage {
  readonly costCenter: string
  readonly costUnit: string
  readonly gross: number
}

/** Rates in hundredths of a percent; invented, of the usual size. */
const rates = {
  holidayPay: 1200,
  pensionEmployer: 1779,
  pensionEmployee: 715,
  health: 187,
  unemploymentEmployer: 60,
  unemploymentEmployee: 149,
  tax: 2120,
}

export const netPay = 'Maksettavat nettopalkat'

/** The wages of a period by cost centre and cost unit, a little different every time. */
export function wagesOf(plan: CompanyPlan, period: DemoPeriod): Wage[] {
  const centers = plan.costCenters.filter((center) => inUse(center, period)).map((center) => center.code)
  const units = plan.costUnits.map((unit) => unit.code)
  return (centers.length === 0 ? [''] : centers).flatMap((costCenter, index) => {
    const unit = units[index % Math.max(units.length, 1)] ?? ''
    const split = unit === '' || index === 0 ? [unit] : [unit, '']
    return split.map((costUnit) => {
      const spread = vary(`${plan.name} ${costCenter} ${costUnit} ${period.year}/${period.number}`, 8_000) - 4_000
      const share = plan.gross + Math.round((plan.gross * spread) / 100_000) + index * 12_345
      return { costCenter, costUnit, gross: costUnit === '' && unit !== '' ? Math.round(share / 3) : share }
    })
  })
}

/** All postings of one period's wages; they sum to zero, whatever the rounding. */
export function wageLines(wages: readonly Wage[], netAccount: string): NmbrsJournalLine[] {
  const debits = [
    ...costs(wages, '5000', 'Bruttopalkat', 10_000),
    ...costs(wages, '5300', 'Lomapalkkavaraus', rates.holidayPay),
    ...costs(wages, '6110', 'TyEL, työnantajan osuus', rates.pensionEmployer),
    ...costs(wages, '6300', 'Sairausvakuutusmaksu', rates.health),
    ...costs(wages, '6320', 'Työttömyysvakuutus, työnantaja', rates.unemploymentEmployer),
  ]
  const gross = total(debits, '5000')
  const tax = part(gross, rates.tax)
  const pension = part(gross, rates.pensionEmployee)
  const unemployment = part(gross, rates.unemploymentEmployee)
  return [
    ...debits,
    debt('2941', 'Ennakonpidätysvelka', tax),
    debt('2943', 'Sairausvakuutusmaksuvelka', total(debits, '6300')),
    debt('2945', 'TyEL-velka', total(debits, '6110') + pension),
    debt('2947', 'Työttömyysvakuutusmaksuvelka', total(debits, '6320') + unemployment),
    debt('2965', 'Lomapalkkavelka', total(debits, '5300')),
    debt(netAccount, netPay, gross - tax - pension - unemployment),
  ].filter((line) => line.amount !== 0)
}

/** A correction of the first wage of a period by so much gross; a negative amount lowers it. */
export function correctionLines(wage: Wage, gross: number, netAccount: string): NmbrsJournalLine[] {
  const corrected = [{ ...wage, gross }]
  const debits = [
    ...costs(corrected, '5000', 'Bruttopalkat', 10_000),
    ...costs(corrected, '6110', 'TyEL, työnantajan osuus', rates.pensionEmployer),
  ]
  const tax = part(gross, rates.tax)
  const pension = part(gross, rates.pensionEmployee)
  return [
    ...debits,
    debt('2941', 'Ennakonpidätysvelka', tax),
    debt('2945', 'TyEL-velka', total(debits, '6110') + pension),
    debt(netAccount, netPay, gross - tax - pension),
  ]
}

/** Cost moved from one cost centre to another: nothing changes per account. */
export function movedCost(from: string, to: string, gross: number): NmbrsJournalLine[] {
  const pair = (account: string, text: string, amount: number): NmbrsJournalLine[] => [
    { account, costCenter: to, costUnit: '', amount, text },
    { account, costCenter: from, costUnit: '', amount: -amount, text },
  ]
  return [
    ...pair('5000', 'Bruttopalkat', gross),
    ...pair('6110', 'TyEL, työnantajan osuus', part(gross, rates.pensionEmployer)),
  ]
}

export const debt = (account: string, text: string, amount: number): NmbrsJournalLine => ({
  account,
  costCenter: '',
  costUnit: '',
  amount: amount === 0 ? 0 : -amount,
  text,
})

const costs = (wages: readonly Wage[], account: string, text: string, rate: number): NmbrsJournalLine[] =>
  wages.map(({ costCenter, costUnit, gross }) => ({ account, costCenter, costUnit, amount: part(gross, rate), text }))

const part = (amount: number, rate: number): number => Math.round((amount * rate) / 10_000)

const total = (lines: readonly NmbrsJournalLine[], account: string): number =>
  lines.reduce((sum, line) => (line.account === account ? sum + line.amount : sum), 0)

function inUse({ since }: CostCodePlan, { year, number }: DemoPeriod): boolean {
  return since === undefined || year > since.year || (year === since.year && number >= since.period)
}
