import type { NmbrsJournalLine, NmbrsTransaction } from '../nmbrs/entities.ts'
import type { DemoPeriod } from './calendar.ts'
import { lastDay, periodsBefore } from './calendar.ts'
import type { CompanyPlan } from './company-plan.ts'
import { sampleCorrection, sampleJune } from './sample-june.ts'
import { vary } from './vary.ts'
import { correctionLines, debt, movedCost, netPay, wageLines, wagesOf } from './wages.ts'

/** The journal of a period's own run: its wages first, then what it corrects, earliest first. */
export function journalOfRun(plan: CompanyPlan, period: DemoPeriod): NmbrsTransaction[] {
  const isSample = plan.traits.includes('sample-june') && isPeriod(period, 2026, 6)
  const own = isSample
    ? sampleJune
    : [...wageLines(wagesOf(plan, period), netAccountOf(plan)), ...oddLines(plan, period)]
  const corrected = correctedPeriods(plan, period).map((earlier) =>
    transaction(plan, earlier, isSample ? sampleCorrection : correctionOf(plan, period, earlier)),
  )
  return [transaction(plan, period, own), ...corrected]
}

/** A stand-alone retroactive run: cost moved from the first cost centre to the second in every period from 1 to `until`. */
export function journalOfMove(plan: CompanyPlan, year: number, until: number): NmbrsTransaction[] {
  const [from, to] = plan.costCenters
  if (from === undefined || to === undefined) return []
  return Array.from({ length: until }, (_, index) => {
    const period = { year, number: index + 1 }
    const gross = 50_000 + vary(`${plan.name} move ${index}`, 200_000)
    return transaction(plan, period, movedCost(from.code, to.code, gross))
  })
}

const transaction = (plan: CompanyPlan, period: DemoPeriod, lines: readonly NmbrsJournalLine[]): NmbrsTransaction => ({
  date: lastDay(plan.periodType, period),
  year: period.year,
  period: period.number,
  lines,
})

function correctedPeriods(plan: CompanyPlan, period: DemoPeriod): readonly DemoPeriod[] {
  const { periodType, traits } = plan
  if (traits.includes('two-hundred-corrections') && isPeriod(period, 2026, 42)) {
    return periodsBefore(periodType, period, 200).reverse()
  }
  if (traits.includes('cross-year-correction') && isPeriod(period, 2026, 1)) return periodsBefore(periodType, period, 1)
  // A pay rise from January, agreed in June: every company but the weekly ones.
  if (periodType !== 'W1' && isPeriod(period, 2026, 6)) return periodsBefore(periodType, period, 5).reverse()
  return []
}

function correctionOf(plan: CompanyPlan, run: DemoPeriod, corrected: DemoPeriod): NmbrsJournalLine[] {
  const [wage] = wagesOf(plan, corrected)
  if (wage === undefined) return []
  const gross = 3_000 + vary(`${plan.name} ${run.number} ${corrected.year}/${corrected.number}`, 24_000)
  const signed = plan.traits.includes('lowering-corrections') ? -gross : gross
  return correctionLines(wage, signed, netAccountOf(plan))
}

/** Postings that only particular companies have, each with its counterpart. */
function oddLines(plan: CompanyPlan, period: DemoPeriod): NmbrsJournalLine[] {
  const net = netAccountOf(plan)
  const center = plan.costCenters[0]?.code ?? ''
  const cost = (account: string, text: string, amount: number): NmbrsJournalLine[] => [
    { account, costCenter: center, costUnit: '', amount, text },
    debt(net, netPay, amount),
  ]
  const has = (trait: CompanyPlan['traits'][number]): boolean => plan.traits.includes(trait)
  const isFrom = (number: number): boolean => period.year === 2026 && period.number >= number
  return [
    ...(has('difference-account') && isPeriod(period, 2026, 7)
      ? [debt(net, netPay, -7_500), debt('9999', 'Erotustili', 7_500)]
      : []),
    ...(has('missing-account') && isFrom(8) ? cost('7120', 'Matkapuhelinetu', 12_000) : []),
    ...(has('inactive-account') && isFrom(9) ? cost('7130', 'Työsuhdepolkupyöräetu', 8_450) : []),
    ...(has('unmapped-component') && isPeriod(period, 2026, 8) ? cost('', 'Lounasetu', 23_100) : []),
    ...(has('foreign-letters')
      ? [
          ...cost('7810', 'Päivärahat, Łódź – Gdańsk', 46_500),
          ...cost('7820', 'Majoitus, Rīga → Jēkabpils (Bērziņš & Żółć)', 98_725),
        ]
      : []),
  ]
}

const netAccountOf = (plan: CompanyPlan): string => plan.netAccount ?? '2961'

const isPeriod = (period: DemoPeriod, year: number, number: number): boolean =>
  period.year === year && period.number === number
