import { type DeliveryView, VendorError } from '@tosite/contract'
import * as z from 'zod'
import type { DeliveryRow } from './delivery-rows-store.ts'

/** An error of Procountor with the row of the receipt that it points at, counted from 0. */
export const DeliveryError = VendorError.extend({ row: z.int().optional(), account: z.string().optional() })
export type DeliveryError = z.infer<typeof DeliveryError>

export const Difference = z.object({
  account: z.string(),
  costCenterItemId: z.int().optional(),
  costUnitItemId: z.int().optional(),
  expected: z.int(),
  found: z.int(),
})
export type Difference = z.infer<typeof Difference>

/** What Procountor has now, where that is no longer what was found when the delivery was done. */
export const ChangedLater = z.object({
  /** ISO date-time. */
  seenAt: z.string(),
  date: z.string(),
  /** Empty where the receipt is invalidated, or is as it was sent by now. */
  differences: z.array(Difference),
})
export type ChangedLater = z.infer<typeof ChangedLater>

export const DeliveryErrors = z.array(DeliveryError)
const Differences = z.array(Difference)

/** A delivery as the browser sees it. */
export function deliveryView({ delivery, receipt, withdrawal, withdrawnBy }: DeliveryRow): DeliveryView {
  return {
    id: delivery.id,
    receiptKey: receipt.receiptKey,
    kind: receipt.kind,
    state: delivery.state,
    waitingFor: delivery.waitingFor,
    date: receipt.date,
    attempts: delivery.attempts,
    procountorId: delivery.procountorId,
    procountorStatus: delivery.procountorStatus,
    changedAt: delivery.changedAt,
    errors: DeliveryErrors.parse(delivery.errors),
    differences: Differences.parse(delivery.differences),
    foundDate: delivery.foundDate,
    createdAt: delivery.createdAt,
    withdrawal:
      withdrawal === null
        ? null
        : {
            act: withdrawal.act,
            reason: withdrawal.reason,
            reversalDate: withdrawal.reversalDate,
            confirmedAt: withdrawal.confirmedAt,
            confirmedBy: withdrawnBy ?? withdrawal.confirmedBy,
          },
    receiptId: receipt.id,
    ofReceiptId: receipt.ofReceiptId,
    changedLater: delivery.changedLater === null ? null : ChangedLater.parse(delivery.changedLater),
  }
}
