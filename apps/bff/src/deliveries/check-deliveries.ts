import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { standing } from '../sweeps/judge-marked.ts'
import type { DeliveryRow } from './delivery-rows-store.ts'
import { type ListedDeliveries, listDeliveries } from './list-deliveries.ts'

export interface CheckDeliveriesDeps {
  readonly store: ReceiptStore
  /** Looks the account through in Procountor now. */
  readonly sweep: (accountId: string) => Promise<void>
}

/**
 * What the daily sweep finds of a journal, found now: wherever something of it stands, and where its company would send
 * today.
 * @throws ApiProblem not-found, and as Procountor answers
 */
export async function checkDeliveries(
  { store, sweep }: CheckDeliveriesDeps,
  companyId: number,
  journalId: string,
): Promise<ListedDeliveries> {
  const { deliveries } = await store.deliveries(companyId, journalId)
  const account = await store.account(companyId, journalId)
  const where = [
    ...deliveries.filter(mayStand).map(({ delivery }) => delivery.accountId),
    ...(account === null ? [] : [account.id]),
  ]
  if (deliveries.length > 0) await sweepAll(sweep, new Set(where))
  return listDeliveries(store, companyId, journalId)
}

/** @throws ApiProblem as Procountor answers */
export async function sweepAll(sweep: CheckDeliveriesDeps['sweep'], accountIds: Iterable<string>): Promise<void> {
  try {
    for (const accountId of accountIds) await sweep(accountId)
  } catch (error) {
    throw problemOfProcountor(error)
  }
}

function mayStand({ delivery }: DeliveryRow): boolean {
  return standing.includes(delivery.state) || delivery.twinIds !== null
}
