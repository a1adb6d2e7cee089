import {
  type Headcounts,
  type Journal,
  ownPeriod,
  type PreflightItem,
  preflight,
  type ReceiptsResult,
  type Unread,
} from '@tosite/core'
import type { KnownAdministration } from '../administrations/administration-store.ts'
import { mappingToCore } from '../mappings/stored-mapping.ts'
import { computeJournal } from '../receipts/compute-journal.ts'
import type { JournalContext } from '../receipts/journal-context-store.ts'
import { changeSince } from '../receipts/preview-hash.ts'
import { bodyFaults } from './body-faults.ts'

export interface JournalToCheck {
  readonly context: JournalContext
  readonly journal: Journal
  readonly known: KnownAdministration | null
  /** Why Procountor was to be read and was not. */
  readonly unread?: Unread
  /** Of the preview that a person saw. */
  readonly seenHash?: string
  readonly changedInNmbrs?: boolean
  readonly sentRunsOfPeriod?: readonly string[]
  readonly headcounts?: Headcounts
}

export interface CheckedJournal {
  /** Null where no receipt can be computed. */
  readonly result: ReceiptsResult | null
  readonly items: readonly PreflightItem[]
}

/** What would be sent of a journal, and the whole list of what stands for and against it. */
export function checkJournal(given: JournalToCheck): CheckedJournal {
  const { context, journal, known, unread, seenHash, headcounts } = given
  const { mapping, account, run } = context
  const { result, findings } = computeJournal(context, journal, known?.administration ?? null)
  const rules = mapping === null ? null : mappingToCore(mapping)
  const items = preflight({
    // One of the two is enough: that it could not be read, and so nothing is known.
    findings: unread === undefined ? findings : findings.filter(({ code }) => code !== 'administration-unread'),
    receipts: result?.receipts ?? null,
    mapping: rules,
    administration: known?.administration ?? null,
    access: known?.access ?? null,
    connectedCompanyId: account?.administration?.companyId ?? null,
    ...(unread === undefined ? {} : { unread }),
    ...(seenHash === undefined || result === null
      ? {}
      : { seenChange: changeSince(seenHash, result.receipts, account?.id ?? '') }),
    changedInNmbrs: given.changedInNmbrs ?? false,
    runPeriod: ownPeriod(run),
    sentRunsOfPeriod: given.sentRunsOfPeriod ?? [],
    ...(headcounts === undefined ? {} : { headcounts }),
    costCenterBindings: [...(rules?.costCenters?.bindings ?? []), ...(result?.newBindings.costCenters ?? [])],
    bodyFaults: bodyFaults(result?.receipts ?? []),
  })
  return { result, items }
}
