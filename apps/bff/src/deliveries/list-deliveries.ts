import type { ResponseOf } from '@tosite/contract'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { deliveryView } from './delivery-view.ts'

/** What an estimate is still to be added to. */
export interface ListedDeliveries extends Omit<ResponseOf<'listDeliveries'>, 'estimate'> {
  readonly journalId: string
}

/**
 * A journal's deliveries, those of earlier attempts included, in the order of their making.
 * @throws ApiProblem not-found
 */
export async function listDeliveries(
  store: ReceiptStore,
  companyId: number,
  journalId: string,
): Promise<ListedDeliveries> {
  const { state, deliveries } = await store.deliveries(companyId, journalId)
  return { journalId, state, deliveries: deliveries.map(deliveryView) }
}
