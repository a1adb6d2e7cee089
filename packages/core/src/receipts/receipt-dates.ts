import type { FiscalYear } from '../administrations/administration.ts'
import { lastDayOfMonth } from '../dates/iso-date.ts'
import type { Finding, FindingCode, FindingValue } from '../findings/finding.ts'
import type { Mapping, PeriodPolicy } from '../mappings/mapping.ts'
import { formatPeriod, isCorrection, ownPeriod, samePeriod } from '../runs/period.ts'
import type { Run } from '../runs/run.ts'
import { dateStatus, firstOpenAfter, fiscalYearOf } from './fiscal-calendar.ts'
import { hasMonth, ownPeriodDate } from './own-period-date.ts'
import type { ReceiptMove } from './receipt.ts'
import type { ReceiptGroup } from './receipt-groups.ts'

interface ReceiptDate {
  readonly date: string
  readonly correction: boolean
  readonly moved?: ReceiptMove
}

export interface ReceiptDates {
  /** One for each group, in their order. */
  readonly dates: readonly ReceiptDate[]
  readonly findings: readonly Finding[]
}

export interface DateRules {
  readonly run: Run
  readonly policy: PeriodPolicy
  readonly fiscalYears: readonly FiscalYear[]
  /** Date of the own period's transaction, if the journal has one. */
  readonly ownTransactionDate: string | undefined
}

/** Where a receipt is placed, and what is to be said of that. */
export interface Placement {
  readonly date: string
  readonly moved?: ReceiptMove
  readonly findings: readonly Finding[]
}

/** Decides when each receipt is booked (design: rule 3). `typedDate` is the payment date given for this journal. */
export function receiptDates(
  groups: readonly ReceiptGroup[],
  run: Run,
  mapping: Mapping,
  fiscalYears: readonly FiscalYear[],
  typedDate: string | undefined,
): ReceiptDates {
  const own = groups.filter(({ period }) => samePeriod(period, ownPeriod(run)))
  const needsChoice = own.some(({ period }) => !isCorrection(run, period))
  const chosen = needsChoice ? ownPeriodDate(run, mapping.bookingDate, typedDate) : { findings: [] }
  // Of several transactions of the own period the latest date is the one that ends it.
  const ownTransactionDate = own
    .map(({ date }) => date)
    .sort()
    .at(-1)
  const rules = { run, policy: mapping.periodPolicy, fiscalYears, ownTransactionDate }

  const findings: Finding[] = [...chosen.findings]
  const dates = groups.map((group): ReceiptDate => {
    const correction = isCorrection(run, group.period)
    const isOwn = !correction && own.includes(group)
    const date = isOwn ? (chosen.date ?? group.date) : group.date
    const { findings: aboutPlace, ...placed } = place(group.key, date, correction, rules)
    findings.push(...aboutPlace)
    return { ...placed, correction }
  })
  return { dates, findings }
}

/** By the period policy: a date as it stands, another, or a problem. */
export function place(receipt: string, date: string, correction: boolean, rules: DateRules): Placement {
  if (rules.policy === 'own-period' && correction) return toOwnPeriod(receipt, date, rules)
  const status = dateStatus(rules.fiscalYears, date)
  if (rules.policy === 'period-concerned-else-first-open' && status.kind.startsWith('closed')) {
    return toFirstOpen(receipt, date, rules)
  }
  return checked(receipt, date, rules.fiscalYears)
}

function toOwnPeriod(receipt: string, from: string, rules: DateRules): Placement {
  const { run, fiscalYears } = rules
  const own = ownPeriod(run)
  const monthEnd = hasMonth(run) ? lastDayOfMonth(own.year, own.number) : undefined
  const to = rules.ownTransactionDate ?? monthEnd
  if (to === undefined) {
    return { date: from, findings: [problem('own-period-date-unknown', receipt, { period: formatPeriod(own) })] }
  }
  if (to === from) return checked(receipt, from, fiscalYears)
  if (fiscalYearOf(fiscalYears, from) !== fiscalYearOf(fiscalYears, to)) {
    return { date: from, findings: [problem('crosses-fiscal-year', receipt, { from, to })] }
  }
  const placed = moved(receipt, from, to, 'own-period')
  return { ...placed, findings: [...placed.findings, ...checked(receipt, to, fiscalYears).findings] }
}

function toFirstOpen(receipt: string, from: string, rules: DateRules): Placement {
  const target = firstOpenAfter(rules.fiscalYears, from)
  if (target === undefined) return { date: from, findings: [problem('no-open-period', receipt, { date: from })] }
  const ownDate = rules.ownTransactionDate
  const isOwnDate = ownDate !== undefined && isOwnMonth(target.startDate, target.endDate, rules.run)
  const to = isOwnDate && ownDate >= target.startDate && ownDate <= target.endDate ? ownDate : target.endDate
  if (target.fiscalYear !== fiscalYearOf(rules.fiscalYears, from)) {
    return { date: from, findings: [problem('crosses-fiscal-year', receipt, { from, to })] }
  }
  return moved(receipt, from, to, 'closed')
}

/** Whether an accounting period is just the month of the run's own period. */
function isOwnMonth(startDate: string, endDate: string, run: Run): boolean {
  if (!hasMonth(run)) return false
  const last = lastDayOfMonth(run.year, run.periodEnd)
  return endDate === last && startDate === `${last.slice(0, 8)}01`
}

function moved(receipt: string, from: string, to: string, reason: ReceiptMove['reason']): Placement {
  const finding: Finding = { code: 'receipt-moved', severity: 'notice', receipt, values: { from, to, reason } }
  return { date: to, moved: { from, reason }, findings: [finding] }
}

function checked(receipt: string, date: string, fiscalYears: readonly FiscalYear[]): Placement {
  const { kind, ...values } = dateStatus(fiscalYears, date)
  if (kind === 'open') return { date, findings: [] }
  if (kind !== 'unknown') return { date, findings: [problem(kind, receipt, { date, ...values })] }
  return { date, findings: [{ code: 'no-fiscal-year', severity: 'warning', receipt, values: { date } }] }
}

function problem(code: FindingCode, receipt: string, values: Readonly<Record<string, FindingValue>>): Finding {
  return { code, severity: 'problem', receipt, values }
}
