import type { ResponseOf } from '@tosite/contract'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { deliveryView } from './delivery-view.ts'

/**
 * A journal's deliveries, those of earlier attempts included, in the order of their making.
 * @throws ApiProblem not-found
 */
export async function listDeliveries(
  store: ReceiptStore,
  companyId: number,
  journalId: string,
): Promise<ResponseOf<'listDeliveries'>> {
  const { state, deliveries } = await store.deliveries(companyId, journalId)
  return { state, deliveries: deliveries.map(deliveryView) }
}
