import type { NmbrsRunWithJournal } from '../nmbrs/entities.ts'
import type { DemoPeriod } from './calendar.ts'
import { describe, lastDay, periodsIn, present } from './calendar.ts'
import type { CompanyPlan } from './company-plan.ts'
import { journalOfMove, journalOfRun } from './journal-of-run.ts'
import { vary } from './vary.ts'

type RunWithoutKeys = Omit<NmbrsRunWithJournal, 'id' | 'companyId' | 'number' | 'locked'>

/** A company's runs of 2025 and of 2026 so far, numbered by year; only the last is still unlocked. */
export function runsOfCompany(plan: CompanyPlan, companyId: number, firstId: number): NmbrsRunWithJournal[] {
  const { traits } = plan
  const years = [2025, 2026].map((year) => {
    const runs = periodsOf(plan, year).flatMap((period) => {
      const run = ownRun(plan, period)
      const isMoveDue = traits.includes('retroactive-run') && year === 2026 && period.number === 6
      return isMoveDue ? [run, move(plan, 5, '2026-06-29T13:41:00')] : [run]
    })
    return year === 2026 ? [...runs, ...lateRuns(plan)] : runs
  })
  return years.flatMap((runs, yearIndex) =>
    runs.map((run, index) => ({
      ...run,
      id: firstId + yearIndex * 100 + index + 1,
      companyId,
      number: index + 1,
      locked: !isOpen(plan, yearIndex, runs.length - 1 - index),
    })),
  )
}

function periodsOf(plan: CompanyPlan, year: number): DemoPeriod[] {
  const last =
    year === present[plan.periodType].year ? present[plan.periodType].number : periodsIn(plan.periodType, year)
  return Array.from({ length: last }, (_, index) => ({ year, number: index + 1 }))
}

function ownRun(plan: CompanyPlan, period: DemoPeriod): RunWithoutKeys {
  return {
    year: period.year,
    periodStart: period.number,
    periodEnd: period.number,
    description: describeRun(plan, period),
    runAt: runAt(plan, period),
    journal: journalOfRun(plan, period),
  }
}

/** Runs after the present period's own. */
function lateRuns(plan: CompanyPlan): RunWithoutKeys[] {
  const { periodType, traits } = plan
  const { year, number } = present[periodType]
  const late: RunWithoutKeys[] = []
  if (traits.includes('open-retroactive-run')) late.push(move(plan, 5, '2026-10-28T15:02:40'))
  if (traits.includes('empty-run')) {
    const runAt = '2026-10-29T09:00:00'
    late.push({
      year,
      periodStart: number,
      periodEnd: number,
      description: 'Lisäajo, ei tapahtumia',
      runAt,
      journal: [],
    })
  }
  if (traits.includes('week-53')) {
    const last = { year, number: periodsIn(periodType, year) }
    const advance = ownRun(plan, last)
    late.push({ ...advance, description: `${advance.description}, ennakkoajo`, runAt: '2026-10-23T14:20:11' })
  }
  return late
}

const move = (plan: CompanyPlan, until: number, runAt: string): RunWithoutKeys => ({
  year: 2026,
  periodStart: 1,
  periodEnd: until,
  description: `Takautuva korjaus 1-${until}`,
  runAt,
  journal: journalOfMove(plan, 2026, until),
})

/** The newest run is being worked on; a retroactive run that may still be merged keeps the one before it open too. */
function isOpen(plan: CompanyPlan, yearIndex: number, fromLast: number): boolean {
  if (yearIndex === 0) return false
  return fromLast === 0 || (fromLast === 1 && plan.traits.includes('open-retroactive-run'))
}

function describeRun(plan: CompanyPlan, period: DemoPeriod): string {
  const usual = describe(plan.periodType, period)
  if (period.year !== 2026) return usual
  if (plan.traits.includes('long-description') && period.number === 10) {
    return `${usual}, sisältää lomarahat, kokemuslisät ja paikallisen sopimuksen mukaiset kertaerät`
  }
  const isMany = plan.traits.includes('two-hundred-corrections') && period.number === 42
  return isMany ? `${usual}, korjaukset 200 viikolta` : usual
}

/** A few days before the period's end, in the morning. The tour's June is the published one. */
function runAt(plan: CompanyPlan, period: DemoPeriod): string {
  if (plan.traits.includes('sample-june') && period.year === 2026 && period.number === 6) return '2026-06-25T10:20:03'
  const seed = `${plan.name} ${period.year}/${period.number}`
  const days = plan.periodType === 'W1' ? 1 : 3 + vary(seed, 3)
  const date = new Date(Date.parse(lastDay(plan.periodType, period)) - days * 24 * 60 * 60 * 1000)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date.toISOString().slice(0, 10)}T${two(7 + vary(`${seed} h`, 4))}:${two(vary(`${seed} m`, 60))}:${two(vary(`${seed} s`, 60))}`
}
