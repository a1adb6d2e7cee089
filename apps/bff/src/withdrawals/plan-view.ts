import type { ReceiptChangeView, WithdrawalPlan, WithdrawalReceipt } from '@tosite/contract'
import type { Administration, ReceiptChange } from '@tosite/core'
import { DeliveryErrors } from '../deliveries/delivery-view.ts'
import type { JournalPlan, PlannedReceipt } from './plan-journal.ts'

/** The plan as the browser sees it; items by their names where they are known. */
export function planView(
  { journal, receipts, hash }: JournalPlan,
  known: { readonly name: string; readonly administration: Administration | null },
): WithdrawalPlan {
  const items = itemNames(known.administration)
  return {
    hash,
    reference: journal.reference,
    administration: known.name,
    receipts: receipts.map((planned) => receiptView(planned, items)),
    refused: journal.refusedIds.length,
    resumed: journal.resumed,
  }
}

function receiptView(
  { standing: { delivery, receipt }, seen, acts, change }: PlannedReceipt,
  items: ReadonlyMap<number, string>,
): WithdrawalReceipt {
  return {
    deliveryId: delivery.id,
    date: receipt.date,
    period: receipt.period,
    procountorId: delivery.procountorId,
    procountorStatus: seen?.status ?? null,
    acts,
    change: change === null ? null : changeView(change, items),
    stopped: delivery.state === 'withdrawing' ? DeliveryErrors.parse(delivery.errors) : [],
  }
}

function changeView(
  { status, date, edited, cells }: ReceiptChange,
  items: ReadonlyMap<number, string>,
): ReceiptChangeView {
  const nameOf = (id: number | undefined) => (id === undefined ? '' : (items.get(id) ?? `#${id}`))
  return {
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    edited,
    cells: cells.map(({ account, costCenterItemId, costUnitItemId, expected, found }) => ({
      account,
      costCenter: nameOf(costCenterItemId),
      costUnit: nameOf(costUnitItemId),
      expected,
      found,
    })),
  }
}

function itemNames(administration: Administration | null): ReadonlyMap<number, string> {
  const items = administration?.dimensions.flatMap((dimension) => dimension.items) ?? []
  return new Map(items.map(({ id, codeName }) => [id, codeName]))
}
