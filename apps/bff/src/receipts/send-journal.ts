import type { SendJournal } from '@tosite/contract'
import type { PreflightItem, Receipt } from '@tosite/core'
import { type ListedDeliveries, listDeliveries } from '../deliveries/list-deliveries.ts'
import { apiProblem } from '../http/api-error.ts'
import { toPlain } from '../journals/plain-finding.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { checkJournal } from '../preflight/check-journal.ts'
import type { AdministrationsInUse } from './administration-in-use.ts'
import { deliveryMark } from './delivery-mark.ts'
import type { JournalContext } from './journal-context-store.ts'
import { changeSince } from './preview-hash.ts'
import type { NewReceipt, ReceiptStore } from './receipt-store.ts'

export interface SendDeps {
  readonly store: ReceiptStore
  readonly administrations: AdministrationsInUse
  readonly newId: () => string
  /** There is something to deliver. */
  readonly wake: () => void
}

/** Someone else changed what the receipts depend on between computing and queueing: compute again, but not for ever. */
export const mostAttempts = 3

/**
 * Queues every receipt of a journal at once, or none, after the same look at it as a preflight's, at reference data read just
 * now. Sending twice is harmless: the second time answers what there is.
 * @throws ApiProblem send-refused with every problem, a deleted run unless `anyway`; content-changed with what changed since the preview `hash` is of
 */
export async function sendJournal(
  deps: SendDeps,
  companyId: number,
  journalId: string,
  { hash, anyway = false }: SendJournal,
  actor: Actor,
): Promise<ListedDeliveries> {
  const { store, administrations, wake } = deps
  const { context: first } = await store.load(companyId, journalId)
  if (isSentAsItStands(first)) return listDeliveries(store, companyId, journalId)
  const known = await administrations.forSending(first.account)

  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const { context, journal } = await store.load(companyId, journalId)
    if (isSentAsItStands(context)) return listDeliveries(store, companyId, journalId)
    const { result, items } = checkJournal({ context, journal, known })
    refuseBlocking(anyway ? items : items.map(deletedBlocks))
    if (result === null || context.account === null) throw new Error('a journal without problems has receipts')

    const change = changeSince(hash, result.receipts, context.account.id)
    if (change !== null) throw contentChanged(change)
    const sending = {
      expected: context,
      receipts: newReceipts(result.receipts, deps.newId),
      newBindings: result.newBindings,
    }
    const outcome = await store.send(sending, actor)
    if (outcome === 'changed') continue
    if (outcome === 'queued') wake()
    return listDeliveries(store, companyId, journalId)
  }
  throw contentChanged({ account: false, changed: [], added: [], removed: 0 })
}

/** Sending it twice answers what there is; sending it while it is being withdrawn is refused, since it waits for all of that. */
function isSentAsItStands({ alreadySent, beingWithdrawn }: JournalContext): boolean {
  return alreadySent && !beingWithdrawn
}

/** A run that was deleted pays nobody any more, as far as Nmbrs knows: its snapshot is booked only if whoever sends it says so. */
function deletedBlocks(item: PreflightItem): PreflightItem {
  const { finding } = item
  if (finding?.code !== 'run-deleted') return item
  return { ...item, outcome: 'blocking', finding: { ...finding, severity: 'problem' } }
}

/** @throws ApiProblem `send-refused` with everything that blocks */
export function refuseBlocking(items: readonly PreflightItem[]): void {
  const problems = items.flatMap(({ outcome, finding }) => (outcome === 'blocking' ? (finding ?? []) : []))
  if (problems.length === 0) return
  throw apiProblem('send-refused', 409, 'The journal cannot be sent as it is.', { findings: problems.map(toPlain) })
}

/** Receipts without rows are left out of sending. */
export function newReceipts(receipts: readonly Receipt[], newId: () => string): readonly NewReceipt[] {
  return receipts
    .filter(({ rows }) => rows.length > 0)
    .map((receipt) => {
      const id = newId()
      return { id, deliveryId: newId(), mark: deliveryMark(id), receipt }
    })
}

function contentChanged({ account, changed, added, removed }: NonNullable<ReturnType<typeof changeSince>>) {
  return apiProblem('content-changed', 409, 'What would be sent is not what the preview showed.', {
    values: { account: account ? 1 : 0, changed: [...changed], added: [...added], removed },
  })
}
