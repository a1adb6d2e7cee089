import type { Finding, FindingCode, FindingValue } from '../findings/finding.ts'
import { comparePeriods, formatPeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'

/** Where the authorization of the mapping's account stands. */
export type Authorization = 'none' | 'authorized' | 'expired'

export interface GuardFacts {
  readonly testCompany: boolean
  readonly blockedDebtor: boolean
  readonly markedAsSent: boolean
  readonly locked: boolean
  /** The mapping's setting; on by default. */
  readonly lockedRunsOnly: boolean
  readonly runDeleted: boolean
  readonly alreadySent: boolean
  /** A withdrawal of what was sent before is under way. */
  readonly beingWithdrawn: boolean
  /** A receipt that was taken back or refused stands in Procountor all the same, as a sweep found it. */
  readonly stillInProcountor: boolean
  /** The mapping's cut-over: nothing is sent of runs before it. */
  readonly startPeriod?: Period
  readonly runPeriod: Period
  readonly mapped: boolean
  readonly authorization: Authorization
}

/**
 * What stands against sending a journal, whatever its receipts are like (design: rule 12). An expired authorization is
 * only a warning, for deliveries wait for the next one; so is a deleted run, whose snapshot a person may still want booked.
 */
export function guardFindings(facts: GuardFacts): readonly Finding[] {
  const { startPeriod, runPeriod } = facts
  const findings: Finding[] = []
  if (facts.testCompany) findings.push(problem('test-company'))
  if (facts.blockedDebtor) findings.push(problem('blocked-debtor'))
  if (facts.markedAsSent) findings.push(problem('marked-as-sent'))
  if (facts.beingWithdrawn) findings.push(problem('being-withdrawn'))
  else if (facts.alreadySent) findings.push(problem('already-sent'))
  if (facts.stillInProcountor) findings.push(problem('still-in-procountor'))
  if (facts.lockedRunsOnly && !facts.locked) findings.push(problem('run-not-locked'))
  if (startPeriod !== undefined && comparePeriods(runPeriod, startPeriod) < 0) {
    findings.push(
      problem('before-start-period', { period: formatPeriod(runPeriod), startPeriod: formatPeriod(startPeriod) }),
    )
  }
  if (!facts.mapped) findings.push(problem('not-mapped'))
  else if (facts.authorization === 'none') findings.push(problem('not-authorized'))
  else if (facts.authorization === 'expired') findings.push(warning('authorization-expired'))
  if (facts.runDeleted) findings.push(warning('run-deleted'))
  return findings
}

function problem(code: FindingCode, values: Record<string, FindingValue> = {}): Finding {
  return { code, severity: 'problem', values }
}

function warning(code: FindingCode): Finding {
  return { code, severity: 'warning', values: {} }
}
