import { canMove, type DeliveryState, type ItemBinding } from '@tosite/core'
import type { LedgerReceiptCreate } from '@tosite/procountor'
import { and, asc, eq, inArray, lte, min, sql } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, costCodes, deliveries, itemBindings, mappings, receipts } from '../db/schema.ts'
import { type Actor, bindItem } from '../mappings/mapping-store.ts'
import { noteLatestRun } from '../runs/run-state-store.ts'
import { afterMove } from '../withdrawals/withdrawal-order-store.ts'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob, ItemKind } from './delivery-job.ts'
import { isWaiting, moving, selectJob } from './delivery-job-store.ts'
import { inOrderOfMaking } from './delivery-rows-store.ts'

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

export function createDeliveryStore(db: Db) {
  return {
    /** Accounts with something due, the longest waiting first. */
    dueAccounts: (now: string): Promise<readonly string[]> =>
      read(db, (tx) =>
        tx
          .select({ id: deliveries.accountId })
          .from(deliveries)
          .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
          .where(and(isWaiting(), lte(deliveries.dueAt, now)))
          .groupBy(deliveries.accountId)
          .orderBy(asc(min(deliveries.dueAt)))
          .all()
          .map(({ id }) => id),
      ),

    /** The account's next due delivery: what is half done comes before what is new. */
    next: (accountId: string, now: string): Promise<DeliveryJob | null> =>
      read(db, (tx) =>
        selectJob(
          tx,
          and(eq(deliveries.accountId, accountId), isWaiting(), lte(deliveries.dueAt, now)),
          sql`${deliveries.state} = 'queued', ${deliveries.dueAt}, ${inOrderOfMaking}`,
        ),
      ),

    /** When the next step of any delivery is due; null where nothing waits for its time. */
    nextDueAt: (): Promise<string | null> =>
      read(
        db,
        (tx) =>
          tx
            .select({ dueAt: min(deliveries.dueAt) })
            .from(deliveries)
            .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
            .where(isWaiting())
            .get()?.dueAt ?? null,
      ),

    /** Deliveries whose request may have gone out without anyone waiting for its answer any more. */
    strays: (): Promise<readonly string[]> =>
      read(db, (tx) =>
        tx
          .select({ id: deliveries.id })
          .from(deliveries)
          .where(eq(deliveries.state, 'sending'))
          .all()
          .map(({ id }) => id),
      ),

    /** `sending`, and the body as it will go out, are on disk before anything does. False where it is not queued any more. */
    startSending: (deliveryId: string, body: LedgerReceiptCreate, term: number, at: string): Promise<boolean> =>
      write(db, (tx) => {
        const row = tx.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get()
        if (row?.state !== 'queued') return false
        tx.update(deliveries)
          .set({
            state: 'sending',
            waitingFor: null,
            body,
            leaseTerm: term,
            notFound: 0,
            givenUpAt: null,
            changedAt: at,
          })
          .where(eq(deliveries.id, deliveryId))
          .run()
        note(tx, row.receiptId, deliveryId, 'queued', 'sending', at)
        return true
      }),

    /**
     * Takes a step. False where the delivery is no longer where the step began, or is being sent under another term than
     * `term` by now: someone else was faster. Without a term whoever sends it does not matter.
     * @throws Error for a move that the table of moves does not have
     */
    apply: (deliveryId: string, change: DeliveryChange, at: string, term?: number): Promise<boolean> =>
      write(db, (tx) => {
        const row = tx.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get()
        if (row === undefined || row.state !== change.from) return false
        if (row.state === 'sending' && term !== undefined && row.leaseTerm !== term) return false
        const state = lastOf(change)
        tx.update(deliveries)
          .set({ ...change.set, state, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        if (state !== change.from) afterMove(tx, row.receiptId, state, at)
        note(tx, row.receiptId, deliveryId, change.from, state, at)
        return true
      }),

    /** Lets a delivery that waits for a person take its next step again. False where it does not, or has none. */
    tryAgain: (deliveryId: string, { userId, at }: Actor): Promise<boolean> =>
      write(db, (tx) => {
        const waits = and(eq(deliveries.waitingFor, 'person'), inArray(deliveries.state, [...moving]))
        const row = tx
          .update(deliveries)
          .set({ waitingFor: null, attempts: 0, dueAt: at, changedAt: at })
          .where(and(eq(deliveries.id, deliveryId), waits))
          .returning()
          .get()
        if (row === undefined) return false
        note(tx, row.receiptId, deliveryId, row.state, row.state, at)
        recordAudit(tx, { at, actor: userId, action: 'delivery tried again', subject: deliveryId, details: {} })
        return true
      }),

    bindingOf: (mappingId: string, kind: ItemKind, code: string): Promise<ItemBinding | null> =>
      read(db, (tx) => {
        const { mappingId: mapping, kind: ofKind, code: ofCode, itemId, codeName } = itemBindings
        return (
          tx
            .select({ code: ofCode, itemId, codeName })
            .from(itemBindings)
            .where(and(eq(mapping, mappingId), eq(ofKind, kind), eq(ofCode, code)))
            .get() ?? null
        )
      }),

    /** Nmbrs' description of a code, where it is known. */
    descriptionOf: (companyId: number, kind: ItemKind, code: string): Promise<string> =>
      read(db, (tx) => {
        const { companyId: ofCompany, kind: ofKind, code: ofCode, description } = costCodes
        const row = tx
          .select({ description })
          .from(costCodes)
          .where(and(eq(ofCompany, companyId), eq(ofKind, kind), eq(ofCode, code)))
          .get()
        return row?.description ?? ''
      }),

    /** Binds a code to the item that was found or created for it while sending. */
    bind: (mappingId: string, kind: ItemKind, binding: ItemBinding, companyId: number, at: string): Promise<void> =>
      write(db, (tx) => {
        if (tx.select().from(mappings).where(eq(mappings.id, mappingId)).get() === undefined) return
        bindItem(tx, mappingId, kind, binding)
        recordAudit(tx, {
          at,
          actor: tosite,
          action: 'item bound',
          subject: mappingId,
          companyId,
          details: { kind, ...binding },
        })
      }),
  }
}

function lastOf({ from, moves }: DeliveryChange): DeliveryState {
  return moves.reduce((at, to) => {
    if (!canMove(at, to)) throw new Error(`a delivery cannot go from ${at} to ${to}`)
    return to
  }, from)
}

function note(tx: Tx, receiptId: string, subject: string, from: DeliveryState, to: DeliveryState, at: string): void {
  const row = tx.select({ companyId: receipts.companyId }).from(receipts).where(eq(receipts.id, receiptId)).get()
  if (row === undefined) return
  noteLatestRun(tx, row.companyId)
  if (from === to) return
  const { companyId } = row
  recordAudit(tx, { at, actor: tosite, action: `delivery ${to}`, subject, companyId, details: { from, receiptId } })
}
