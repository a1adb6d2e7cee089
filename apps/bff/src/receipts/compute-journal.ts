import {
  type Administration,
  type Authorization,
  computeReceipts,
  type Finding,
  guardFindings,
  type Journal,
  ownPeriod,
  type ReceiptsResult,
} from '@tosite/core'
import { mappingToCore } from '../mappings/stored-mapping.ts'
import type { JournalContext } from './journal-context-store.ts'

export interface ComputedJournal {
  /** Null where there is no mapping, or nothing known of the administration: then no receipt can be computed. */
  readonly result: ReceiptsResult | null
  /** Guards and everything found in the receipts, problems first. */
  readonly findings: readonly Finding[]
}

/** What would be sent of a journal, and all that stands against it. */
export function computeJournal(
  context: JournalContext,
  journal: Journal,
  administration: Administration | null,
): ComputedJournal {
  const { mapping, run } = context
  const guards = guardsOf(context)
  if (mapping === null) return { result: null, findings: guards }
  if (administration === null) {
    const unread: Finding[] =
      context.account?.status === 'not-authorized'
        ? []
        : [{ code: 'administration-unread', severity: 'problem', values: {} }]
    return { result: null, findings: [...guards, ...unread] }
  }
  const { paymentDate } = context.journal
  const result = computeReceipts({
    run,
    journal,
    mapping: mappingToCore(mapping),
    administration,
    ...(paymentDate === null ? {} : { bookingDate: paymentDate }),
  })
  return { result, findings: [...guards, ...result.findings] }
}

function guardsOf(context: JournalContext): readonly Finding[] {
  const { company, journal, run, mapping, account, alreadySent, beingWithdrawn, stillInProcountor } = context
  const startPeriod = mapping?.rules.startPeriod ?? null
  return guardFindings({
    testCompany: company.testCompany,
    blockedDebtor: company.blockedDebtor,
    markedAsSent: journal.markedAsSentAt !== null,
    locked: run.locked,
    lockedRunsOnly: mapping?.rules.lockedRunsOnly ?? true,
    runDeleted: run.deleted,
    alreadySent,
    beingWithdrawn,
    stillInProcountor,
    ...(startPeriod === null ? {} : { startPeriod }),
    runPeriod: ownPeriod(run),
    mapped: mapping !== null,
    authorization: authorizations[account?.status ?? 'not-authorized'],
  })
}

const authorizations = {
  'not-authorized': 'none',
  authorized: 'authorized',
  'authorization-expired': 'expired',
} as const satisfies Record<string, Authorization>
