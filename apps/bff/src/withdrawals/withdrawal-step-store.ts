import type { DeliveryState, SeenReceipt } from '@tosite/core'
import { reverseReceipt } from '@tosite/core'
import { LedgerReceiptCreate } from '@tosite/procountor'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, write } from '../db/database.ts'
import { deliveries, receipts, withdrawals } from '../db/schema.ts'
import { storedReceipt } from '../receipts/stored-receipt.ts'

export interface OpenWithdrawal {
  readonly act: 'invalidate' | 'reverse'
  readonly reversalDate: string | null
  readonly seen: SeenReceipt
  readonly askedAt: string | null
  /** Changes with every confirmation of a person. */
  readonly confirmedAt: string
  readonly reversal: Reversal | null
}

/** The receipt that takes it back, and where that one stands. */
export interface Reversal {
  readonly state: DeliveryState
  readonly procountorId: number | null
  readonly body: LedgerReceiptCreate | null
}

export interface NewReversal {
  readonly receiptId: string
  readonly deliveryId: string
  readonly mark: string
  readonly body: LedgerReceiptCreate
  readonly approve: boolean
}

export type WithdrawalStepStore = ReturnType<typeof createWithdrawalStepStore>

export function createWithdrawalStepStore(db: Db) {
  return {
    find: (deliveryId: string): Promise<OpenWithdrawal | null> =>
      read(db, (tx) => {
        const row = tx
          .select({ withdrawal: withdrawals, reversal: deliveries })
          .from(withdrawals)
          .leftJoin(deliveries, eq(deliveries.receiptId, withdrawals.reversalReceiptId))
          .where(eq(withdrawals.deliveryId, deliveryId))
          .get()
        if (row === undefined) return null
        const { act, reversalDate, seen, askedAt, confirmedAt } = row.withdrawal
        return { act, reversalDate, seen, askedAt, confirmedAt, reversal: reversalOf(row.reversal) }
      }),

    /** On disk before Procountor is asked to change the receipt. */
    noteAsked: (deliveryId: string, at: string): Promise<void> =>
      write(db, (tx) => {
        tx.update(withdrawals).set({ askedAt: at }).where(eq(withdrawals.deliveryId, deliveryId)).run()
      }),

    /**
     * Queues the receipt that takes another back, once. False where that was done, or a person has confirmed something
     * else, in between.
     */
    queueReversal: (
      deliveryId: string,
      { confirmedAt }: Pick<OpenWithdrawal, 'confirmedAt'>,
      reversal: NewReversal,
      at: string,
    ): Promise<boolean> =>
      write(db, (tx) => {
        const found = tx
          .select({ delivery: deliveries, receipt: receipts })
          .from(deliveries)
          .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
          .innerJoin(withdrawals, eq(withdrawals.deliveryId, deliveries.id))
          .where(
            and(
              eq(deliveries.id, deliveryId),
              eq(deliveries.state, 'withdrawing'),
              eq(withdrawals.act, 'reverse'),
              eq(withdrawals.confirmedAt, confirmedAt),
              isNull(withdrawals.reversalReceiptId),
            ),
          )
          .get()
        if (found === undefined) return false
        const { body, mark } = reversal
        const { id: ofReceiptId, content, ...row } = found.receipt
        const turned = reverseReceipt(storedReceipt(content), body.receiptDate)
        tx.insert(receipts)
          .values({
            ...row,
            id: reversal.receiptId,
            kind: 'reversal',
            ofReceiptId,
            name: body.name,
            date: body.receiptDate,
            mark,
            content: { ...turned, name: body.name },
            approve: reversal.approve,
            createdAt: at,
          })
          .run()
        tx.insert(deliveries)
          .values({
            id: reversal.deliveryId,
            receiptId: reversal.receiptId,
            accountId: found.delivery.accountId,
            state: 'queued',
            dueAt: at,
            body,
            errors: [],
            differences: [],
            createdAt: at,
            changedAt: at,
          })
          .run()
        tx.update(withdrawals)
          .set({ reversalReceiptId: reversal.receiptId })
          .where(eq(withdrawals.deliveryId, deliveryId))
          .run()
        tx.update(deliveries)
          .set({ waitingFor: 'turn', errors: [], attempts: 0, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        recordAudit(tx, {
          at,
          actor: tosite,
          action: 'reversal queued',
          subject: reversal.deliveryId,
          companyId: row.companyId,
          details: { ofReceiptId, receiptId: reversal.receiptId, date: body.receiptDate },
        })
        return true
      }),

    /** The reversal was invalidated by somebody: it is over with, and another one is to be made. */
    giveUpReversal: (deliveryId: string, at: string): Promise<void> =>
      write(db, (tx) => {
        const taken = tx.select().from(withdrawals).where(eq(withdrawals.deliveryId, deliveryId)).get()
        if (taken?.reversalReceiptId == null) return
        const reversal = tx
          .update(deliveries)
          .set({ state: 'withdrawn', procountorStatus: 'INVALIDATED', waitingFor: null, changedAt: at })
          .where(and(eq(deliveries.receiptId, taken.reversalReceiptId), eq(deliveries.state, 'differs')))
          .returning()
          .get()
        if (reversal === undefined) return
        tx.update(withdrawals).set({ reversalReceiptId: null }).where(eq(withdrawals.deliveryId, deliveryId)).run()
        tx.update(deliveries)
          .set({ dueAt: at, waitingFor: null, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        recordAudit(tx, {
          at,
          actor: tosite,
          action: 'reversal given up',
          subject: reversal.id,
          details: { receiptId: taken.reversalReceiptId },
        })
      }),

    /** Nothing to do until the reversal is verified, unless it is by now. */
    awaitReversal: (deliveryId: string): Promise<void> =>
      write(db, (tx) => {
        const reversal = tx
          .select({ state: deliveries.state })
          .from(withdrawals)
          .innerJoin(deliveries, eq(deliveries.receiptId, withdrawals.reversalReceiptId))
          .where(eq(withdrawals.deliveryId, deliveryId))
          .get()
        if (reversal === undefined || reversal.state === 'verified') return
        tx.update(deliveries).set({ waitingFor: 'turn' }).where(eq(deliveries.id, deliveryId)).run()
      }),
  }
}

function reversalOf(row: typeof deliveries.$inferSelect | null): Reversal | null {
  if (row === null) return null
  const { state, procountorId, body } = row
  return { state, procountorId, body: body === null ? null : LedgerReceiptCreate.parse(body) }
}
