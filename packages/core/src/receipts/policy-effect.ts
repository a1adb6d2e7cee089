import type { FiscalYear } from '../administrations/administration.ts'
import type { Finding } from '../findings/finding.ts'
import type { PeriodPolicy } from '../mappings/mapping.ts'
import type { Run } from '../runs/run.ts'
import { type DateStatus, dateStatus } from './fiscal-calendar.ts'
import { place } from './receipt-dates.ts'

/** What becomes of a correction that would be dated so. */
export interface PolicyEffect {
  readonly date: string
  /** What Procountor's calendar says of the date itself. */
  readonly status: DateStatus['kind']
  /** Where it is booked; absent where a person has to decide. */
  readonly lands?: string
  /** Why: a problem, a warning, or that it moves. Empty: it is booked where it belongs. */
  readonly findings: readonly Finding[]
}

export interface PolicyQuestion {
  readonly policy: PeriodPolicy
  readonly fiscalYears: readonly FiscalYear[]
  /** The run whose journal corrects. */
  readonly run: Run
  /** The date of the transaction of the run's own period, if one is known. */
  readonly ownTransactionDate?: string
}

/** What a period policy does with corrections of these dates (design: rule 3). */
export function policyEffects(dates: readonly string[], question: PolicyQuestion): readonly PolicyEffect[] {
  const { fiscalYears, run, policy, ownTransactionDate } = question
  return dates.map((from): PolicyEffect => {
    const { date, findings } = place(from, from, true, { run, policy, fiscalYears, ownTransactionDate })
    const isRefused = findings.some(({ severity }) => severity === 'problem')
    return { date: from, status: dateStatus(fiscalYears, from).kind, ...(isRefused ? {} : { lands: date }), findings }
  })
}
