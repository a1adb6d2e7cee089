import type { Administration } from '../administrations/administration.ts'
import type { AdministrationAccess } from '../administrations/administration-access.ts'
import type { Finding } from '../findings/finding.ts'
import type { ItemBinding, Mapping } from '../mappings/mapping.ts'
import type { Receipt } from '../receipts/receipt.ts'
import { formatPeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'
import { accessFindings, withinDimensionLimits } from './access-findings.ts'
import { type BodyFault, bodyFindings } from './body-findings.ts'
import { type Headcounts, headcountFindings } from './headcount-findings.ts'
import { checkOfFinding, checksOfReceipts, type PreflightCheck, preflightChecks } from './preflight-check.ts'
import { vatFindings } from './vat-findings.ts'

export const preflightOutcomes = ['blocking', 'warning', 'not-checked', 'fine'] as const
export type PreflightOutcome = (typeof preflightOutcomes)[number]

/** One line of the answer. A check that found nothing is `fine` without a finding. */
export interface PreflightItem {
  readonly check: PreflightCheck
  readonly outcome: PreflightOutcome
  readonly finding?: Finding
}

/** What became of the receipts since a person saw them. */
export interface SeenChange {
  readonly account: boolean
  readonly changed: readonly string[]
  readonly added: readonly string[]
  readonly removed: number
}

/** Nobody answered; or the user may not read something, named by a word that the texts have. */
export type Unread = { readonly kind: 'silent' } | { readonly kind: 'refused'; readonly what: string }

/** Everything that is known when a journal is about to be sent. Gathered by others; nothing is asked for here. */
export interface PreflightFacts {
  /** Of the guards and of the receipts, as `guardFindings` and `computeReceipts` made them. */
  readonly findings: readonly Finding[]
  /** Null where none can be computed: then what they are judged by is not checked. */
  readonly receipts: readonly Receipt[] | null
  readonly mapping: Mapping | null
  readonly administration: Administration | null
  /** Null where Procountor has not told it. */
  readonly access: AdministrationAccess | null
  /** The Procountor company that the account was authorized for. */
  readonly connectedCompanyId: number | null
  /** Why Procountor was to be read and was not. */
  readonly unread?: Unread
  /** Null where the content is the one seen; undefined where nobody has seen any, or it is compared elsewhere. */
  readonly seenChange?: SeenChange | null
  /** The run comes to another journal in Nmbrs by now, as last compared. */
  readonly changedInNmbrs: boolean
  readonly runPeriod: Period
  /** Names of the company's other runs of the same period that were sent, or marked as sent. */
  readonly sentRunsOfPeriod: readonly string[]
  /** People per cost centre code. Undefined where it is not asked for. */
  readonly headcounts?: Headcounts
  /** Of cost centres, those made by this computation included. */
  readonly costCenterBindings: readonly ItemBinding[]
  readonly bodyFaults: readonly BodyFault[]
}

/**
 * The one list of what stands for and against sending: what blocks first, then warnings, what could not be checked, and what
 * is fine; within each in the order of the checks. Every check is in it at least once.
 */
export function preflight(facts: PreflightFacts): readonly PreflightItem[] {
  const found = preflightFindings(facts).map(itemOf)
  const told = new Set(found.map(({ check }) => check))
  const unknown = uncheckedOf(facts)
  const others = preflightChecks
    .filter((check) => !told.has(check))
    .map((check): PreflightItem => ({ check, outcome: unknown.has(check) ? 'not-checked' : 'fine' }))
  return [...found, ...others].sort(
    (one, other) =>
      preflightOutcomes.indexOf(one.outcome) - preflightOutcomes.indexOf(other.outcome) ||
      preflightChecks.indexOf(one.check) - preflightChecks.indexOf(other.check),
  )
}

function preflightFindings(facts: PreflightFacts): readonly Finding[] {
  const { findings, receipts, mapping, administration, access, connectedCompanyId, headcounts } = facts
  const computed = receipts ?? []
  return [
    ...unreadFindings(facts.unread),
    ...accessFindings(access, connectedCompanyId),
    ...withinDimensionLimits(findings, access),
    ...(mapping === null ? [] : vatFindings(computed, mapping, administration, access)),
    ...bodyFindings(facts.bodyFaults),
    ...contentFindings(facts),
    ...(headcounts === undefined ? [] : headcountFindings(computed, headcounts, facts.costCenterBindings)),
  ]
}

function unreadFindings(unread: Unread | undefined): Finding[] {
  if (unread === undefined) return []
  return unread.kind === 'silent'
    ? [problem('procountor-not-read', {})]
    : [problem('reading-refused', { what: unread.what })]
}

function contentFindings({ seenChange, changedInNmbrs, runPeriod, sentRunsOfPeriod }: PreflightFacts): Finding[] {
  const found: Finding[] = []
  if (seenChange != null) {
    const { changed, added, removed } = seenChange
    found.push(problem('content-changed', { changed: changed.length, added: added.length, removed }))
  }
  if (changedInNmbrs) found.push({ code: 'changed-in-nmbrs', severity: 'warning', values: {} })
  if (sentRunsOfPeriod.length > 0) {
    const values = { period: formatPeriod(runPeriod), runs: sentRunsOfPeriod }
    found.push({ code: 'period-sent-before', severity: 'warning', values })
  }
  return found
}

function problem(code: Finding['code'], values: Finding['values']): Finding {
  return { code, severity: 'problem', values }
}

const outcomeOf = { problem: 'blocking', warning: 'warning', notice: 'fine' } as const

function itemOf(finding: Finding): PreflightItem {
  const outcome = finding.code === 'headcount-unknown' ? 'not-checked' : outcomeOf[finding.severity]
  return { check: checkOfFinding[finding.code], outcome, finding }
}

/** What nobody can say, for want of what it is judged by. */
function uncheckedOf({
  receipts,
  mapping,
  access,
  headcounts,
  seenChange,
}: PreflightFacts): ReadonlySet<PreflightCheck> {
  const unknown = new Set<PreflightCheck>()
  if (receipts === null) for (const check of checksOfReceipts) unknown.add(check)
  if (receipts === null || seenChange === undefined) unknown.add('content-unchanged')
  if (access === null) unknown.add('right-company')
  if (access?.rights == null) {
    unknown.add('rights')
    unknown.add('dimension-limits')
  }
  if (headcounts === undefined && mapping?.costCenters !== undefined) unknown.add('one-person-cost-center')
  return unknown
}
