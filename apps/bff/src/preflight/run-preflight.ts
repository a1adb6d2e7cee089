import { findingRemedies, type Preflight, type VendorError } from '@tosite/contract'
import { ownPeriod, type PreflightItem, type Unread } from '@tosite/core'
import { ProcountorFailure, Rejected } from '@tosite/procountor'
import { ApiProblem } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import { toPlain } from '../journals/plain-finding.ts'
import type { AdministrationsInUse, Reading } from '../receipts/administration-in-use.ts'
import { previewHash } from '../receipts/preview-hash.ts'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { checkJournal } from './check-journal.ts'
import type { Counted, HeadcountReader } from './headcounts.ts'
import type { SentRunsStore } from './sent-runs-store.ts'

export interface PreflightDeps {
  readonly store: Pick<ReceiptStore, 'account' | 'load'>
  readonly administrations: Pick<AdministrationsInUse, 'forPreflight'>
  readonly sentRuns: SentRunsStore
  readonly headcounts: HeadcountReader
  readonly now: () => Date
}

export interface PreflightOrder {
  readonly companyId: number
  readonly journalId: string
  /** Procountor is read anew, however short ago it was. */
  readonly anew: boolean
  /** Of the preview that the person looks at. */
  readonly seenHash?: string
}

/**
 * Looks at a journal before it is sent, without sending anything. A vendor that does not answer is told in the list; what
 * is known of it from before is judged all the same.
 * @throws ApiProblem not-found
 */
export async function runPreflight(deps: PreflightDeps, order: PreflightOrder): Promise<Preflight> {
  const { companyId, journalId, anew, seenHash } = order
  const reading = await deps.administrations.forPreflight(await deps.store.account(companyId, journalId), anew)
  // Reading may have taken a while, and may have found the authorization expired: the state is loaded after it.
  const { context, journal, row } = await deps.store.load(companyId, journalId)
  const counted = await countPeople(deps, context, companyId)
  const { result, items } = checkJournal({
    context,
    journal,
    known: reading.known,
    ...unreadOf(reading, context.account?.status),
    ...(seenHash === undefined ? {} : { seenHash }),
    changedInNmbrs: row.journal?.changedInNmbrs ?? false,
    sentRunsOfPeriod: await deps.sentRuns.ofSamePeriod(companyId, journalId),
    ...(counted === null ? {} : { headcounts: counted.headcounts }),
  })
  const words = { procountor: wordsOf(reading.failure), nmbrs: counted?.vendor ?? [] }
  return {
    items: items.map((item) => itemView(item, words)),
    hash: previewHash(result?.receipts ?? [], context.account?.id ?? ''),
    checkedAt: deps.now().toISOString(),
    procountorReadAt: reading.known?.view.readAt ?? null,
  }
}

/** Null where no cost centre is carried. */
async function countPeople(
  { headcounts }: PreflightDeps,
  { mapping, run }: Awaited<ReturnType<ReceiptStore['load']>>['context'],
  companyId: number,
): Promise<Counted | null> {
  if (mapping === null || mapping.costCenterDimensionId === null) return null
  return headcounts.read(companyId, ownPeriod(run))
}

/** None where it was read, or the state of the account says already why it was not. */
function unreadOf({ failure }: Reading, status: string | undefined): { readonly unread?: Unread } {
  if (failure === null || status !== 'authorized') return {}
  if (!(failure instanceof Rejected)) return { unread: { kind: 'silent' } }
  return { unread: { kind: 'refused', what: readings[failure.call.path] ?? failure.call.path } }
}

/** What is read at each path, as the texts name it. */
const readings: Readonly<Record<string, string>> = {
  '/sessioninfo': 'company',
  '/dimensions': 'dimensions',
  '/coa': 'chartOfAccounts',
  '/vats/default': 'vats',
  '/fiscalyears': 'fiscalYears',
}

interface Words {
  readonly procountor: readonly VendorError[]
  readonly nmbrs: readonly VendorError[]
}

function itemView({ check, outcome, finding }: PreflightItem, words: Words): Preflight['items'][number] {
  const remedy = finding === undefined ? undefined : findingRemedies[finding.code]
  const vendor =
    finding?.code === 'procountor-not-read' || finding?.code === 'reading-refused'
      ? words.procountor
      : finding?.code === 'headcount-unknown'
        ? words.nmbrs
        : []
  return {
    check,
    outcome,
    ...(finding === undefined ? {} : { finding: toPlain(finding) }),
    turn: remedy?.turn ?? null,
    place: remedy?.place ?? null,
    vendor: [...vendor],
  }
}

/** What Procountor said, with the place that it was asked at: which right is missing shows in what was refused. */
function wordsOf(failure: unknown): readonly VendorError[] {
  if (failure === null) return []
  const problem = problemOfProcountor(failure)
  const said = problem instanceof ApiProblem ? (problem.details?.vendor ?? []) : []
  const at = failure instanceof ProcountorFailure ? failure.call.path : undefined
  return said.map((words) => ({ ...(at === undefined ? {} : { field: at }), ...words }))
}
