import type { ReversalReason, WithdrawalAct, WithdrawalWay } from '@tosite/core'
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { deliveries, withdrawals } from '../db/schema.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { noteLatestRun } from '../runs/run-state-store.ts'
import type { JournalPlan, PlannedReceipt } from './plan-journal.ts'
import { type StandingJournal, standingJournal } from './standing-journal-store.ts'
import { wakeNewest } from './withdrawal-order-store.ts'

export interface Confirmed {
  readonly companyId: number
  readonly journalId: string
  readonly plan: JournalPlan
  readonly way: WithdrawalWay
}

export type WithdrawalStore = ReturnType<typeof createWithdrawalStore>

export function createWithdrawalStore(db: Db) {
  return {
    /** @throws ApiProblem where the journal cannot be withdrawn, naming what stands against it */
    standing: (companyId: number, journalId: string): Promise<StandingJournal> =>
      read(db, (tx) => standingJournal(tx, companyId, journalId)),

    /**
     * Every receipt's withdrawal and the audit row are one fact. False where something moved since the plan was made.
     * @throws ApiProblem where the journal cannot be withdrawn by now
     */
    confirm: (confirmed: Confirmed, actor: Actor): Promise<boolean> =>
      write(db, (tx) => {
        const { companyId, journalId, plan } = confirmed
        if (!isSame(standingJournal(tx, companyId, journalId), plan.journal)) return false
        for (const planned of plan.receipts) store(tx, planned, confirmed.way, actor)
        dropRefused(tx, plan.journal.refusedIds, actor)
        wakeNewest(tx, journalId, actor.at)
        noteLatestRun(tx, companyId)
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: plan.journal.resumed ? 'withdrawal resumed' : 'withdrawal confirmed',
          subject: journalId,
          companyId,
          details: auditDetails(confirmed),
        })
        return true
      }),
  }
}

/** Both come out of the same function, so that what has not moved is the same text. */
function isSame(one: StandingJournal, other: StandingJournal): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function store(tx: Tx, { standing, seen, acts }: PlannedReceipt, way: WithdrawalWay, { userId, at }: Actor): void {
  const { delivery, withdrawal } = standing
  if (seen === null) throw new Error(`delivery ${delivery.id} is withdrawn without having been read`)
  const done = { ...columnsOf(acts[way]), seen, confirmedAt: at, confirmedBy: userId }
  if (withdrawal === null)
    tx.insert(withdrawals)
      .values({ deliveryId: delivery.id, ...done })
      .run()
  else {
    const reversalReceiptId = givenUp(tx, withdrawal.reversalReceiptId, at)
    tx.update(withdrawals)
      .set({ ...done, askedAt: withdrawal.askedAt, reversalReceiptId })
      .where(eq(withdrawals.deliveryId, delivery.id))
      .run()
  }
  tx.update(deliveries)
    .set({ state: 'withdrawing', waitingFor: 'turn', attempts: 0, dueAt: at, errors: [], changedAt: at })
    .where(eq(deliveries.id, delivery.id))
    .run()
}

function columnsOf(act: WithdrawalAct): {
  act: 'invalidate' | 'reverse'
  reason: ReversalReason | null
  reversalDate: string | null
} {
  if (act.kind === 'reverse') return { act: 'reverse', reason: act.reason, reversalDate: act.date }
  // What somebody invalidated is looked at once more and counts as withdrawn.
  return { act: 'invalidate', reason: null, reversalDate: null }
}

/** A reversal that Procountor refused gives way to another; any other stays the one. */
function givenUp(tx: Tx, reversalReceiptId: string | null, at: string): string | null {
  if (reversalReceiptId === null) return null
  const dropped = tx
    .update(deliveries)
    .set({ state: 'replaced', waitingFor: null, changedAt: at })
    .where(and(eq(deliveries.receiptId, reversalReceiptId), eq(deliveries.state, 'rejected')))
    .returning({ id: deliveries.id })
    .all()
  return dropped.length === 0 ? reversalReceiptId : null
}

/** Nothing of them is booked: the next sending makes new receipts of the same entries. */
function dropRefused(tx: Tx, ids: readonly string[], { at }: Actor): void {
  if (ids.length === 0) return
  tx.update(deliveries)
    .set({ state: 'replaced', waitingFor: null, changedAt: at })
    .where(and(inArray(deliveries.id, [...ids]), eq(deliveries.state, 'rejected')))
    .run()
}

function auditDetails({ plan, way }: Confirmed): Record<string, unknown> {
  return {
    way,
    receipts: plan.receipts.map(({ standing: { delivery, row }, acts, change }) => ({
      receiptId: row.id,
      procountorId: delivery.procountorId,
      ...acts[way],
      changedInProcountor: change !== null,
    })),
    refused: plan.journal.refusedIds,
  }
}
