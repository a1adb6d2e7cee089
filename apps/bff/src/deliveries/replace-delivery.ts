import { apiProblem } from '../http/api-error.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { checkJournal } from '../preflight/check-journal.ts'
import { mostAttempts, newReceipts, refuseBlocking, type SendDeps } from '../receipts/send-journal.ts'
import { type CheckDeliveriesDeps, sweepAll } from './check-deliveries.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { type ListedDeliveries, listDeliveries } from './list-deliveries.ts'

export interface ReplaceDeps extends SendDeps, Pick<CheckDeliveriesDeps, 'sweep'> {
  readonly queue: Pick<DeliveryStore, 'tryAgain'>
}

/**
 * A refused receipt gives way to a new one, computed from the same entries under today's mapping. A delivery that waits for
 * a person without having been refused takes its last step again: looking and reading do no harm, and nothing that may
 * have been sent is sent again. Where Procountor had it twice, it is looked whether it still has.
 * @throws ApiProblem send-refused with every problem; not-replaceable where neither fits
 */
export async function replaceDelivery(
  deps: ReplaceDeps,
  companyId: number,
  deliveryId: string,
  actor: Actor,
): Promise<ListedDeliveries> {
  const { delivery, receipt } = await deps.store.delivery(companyId, deliveryId)
  const { journalId } = receipt
  // A refused reversal is none of the journal's entries: its withdrawal makes another one.
  if (receipt.kind === 'reversal' && delivery.state === 'rejected') throw notReplaceable(delivery.state)
  if (delivery.twinIds !== null) {
    await sweepAll(deps.sweep, [delivery.accountId])
    return listDeliveries(deps.store, companyId, journalId)
  }
  const isDone =
    delivery.state === 'rejected'
      ? await replaceRejected(deps, companyId, journalId, deliveryId, receipt.receiptKey, actor)
      : await deps.queue.tryAgain(deliveryId, actor)
  if (!isDone) throw notReplaceable(delivery.state)
  deps.wake()
  return listDeliveries(deps.store, companyId, journalId)
}

async function replaceRejected(
  { store, administrations, newId }: ReplaceDeps,
  companyId: number,
  journalId: string,
  rejectedDeliveryId: string,
  receiptKey: string,
  actor: Actor,
): Promise<boolean> {
  const { context: first } = await store.load(companyId, journalId)
  const known = await administrations.forSending(first.account)
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const { context, journal } = await store.load(companyId, journalId)
    const { result, items } = checkJournal({ context, journal, known })
    // Problems of the journal's other receipts are theirs: they were sent.
    refuseBlocking(
      items.filter(
        ({ finding }) =>
          finding?.code !== 'already-sent' && (finding?.receipt === undefined || finding.receipt === receiptKey),
      ),
    )
    const again = result?.receipts.filter(({ key }) => key === receiptKey) ?? []
    const receipts = newReceipts(again, newId)
    if (result === null || receipts.length === 0) return false
    const { newBindings } = result
    const outcome = await store.replace({ rejectedDeliveryId, expected: context, receipts, newBindings }, actor)
    if (outcome !== 'changed') return outcome === 'queued'
  }
  return false
}

function notReplaceable(state: string) {
  return apiProblem('not-replaceable', 409, `A delivery that is ${state} cannot be replaced.`, { values: { state } })
}
