import type { DeliveryState } from '@tosite/core'
import { and, desc, eq, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { deliveries, receipts, withdrawals } from '../db/schema.ts'

/** Newest period first: makes the receipts of the newest period that is still to be taken back due. */
export function wakeNewest(tx: Tx, journalId: string, at: string): void {
  const left = tx
    .select({
      id: deliveries.id,
      waitingFor: deliveries.waitingFor,
      year: receipts.periodYear,
      number: receipts.periodNumber,
    })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .innerJoin(withdrawals, eq(withdrawals.deliveryId, deliveries.id))
    .where(and(eq(receipts.journalId, journalId), eq(receipts.kind, 'receipt'), eq(deliveries.state, 'withdrawing')))
    .orderBy(desc(receipts.periodYear), desc(receipts.periodNumber))
    .all()
  const [newest] = left
  for (const one of left) {
    if (one.year !== newest?.year || one.number !== newest.number) return
    if (one.waitingFor === 'turn') setDue(tx, one.id, at)
  }
}

/** Asked at every move. */
const receiptQuery = builtOnce((tx) =>
  tx
    .select({ kind: receipts.kind, journalId: receipts.journalId })
    .from(receipts)
    .where(eq(receipts.id, sql.placeholder('receiptId')))
    .prepare(),
)

/**
 * What follows when a delivery has moved, in the same transaction: the end of a withdrawal makes the next period's due, and
 * a verified reversal the receipt that it takes back.
 */
export function afterMove(tx: Tx, receiptId: string, to: DeliveryState, at: string): void {
  const receipt = receiptQuery(tx).get({ receiptId })
  if (receipt === undefined) return
  if (receipt.kind === 'receipt') {
    if (to === 'withdrawn' || to === 'reversed') wakeNewest(tx, receipt.journalId, at)
    return
  }
  if (to !== 'verified') return
  const taken = tx
    .select({ id: deliveries.id })
    .from(withdrawals)
    .innerJoin(deliveries, eq(deliveries.id, withdrawals.deliveryId))
    .where(and(eq(withdrawals.reversalReceiptId, receiptId), eq(deliveries.state, 'withdrawing')))
    .get()
  if (taken !== undefined) setDue(tx, taken.id, at)
}

function setDue(tx: Tx, deliveryId: string, at: string): void {
  tx.update(deliveries).set({ dueAt: at, waitingFor: null }).where(eq(deliveries.id, deliveryId)).run()
}
