import type { DeliveryState, WaitingReason } from '@tosite/core'
import { type LedgerReceipt, LedgerReceiptCreate } from '@tosite/procountor'
import { and, eq, exists, isNotNull, isNull, lte, min, notExists, sql } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { builtOnce } from '../db/built-once.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, deliveries, receipts, sweeps } from '../db/schema.ts'
import { ChangedLater, type DeliveryError, DeliveryErrors, Difference } from '../deliveries/delivery-view.ts'
import { dimensionIdsOf, procountorToCells } from '../deliveries/procountor-to-cells.ts'
import { storedReceipt } from '../receipts/stored-receipt.ts'
import { noteLatestRun } from '../runs/run-state-store.ts'
import { standing } from './judge-marked.ts'

/** What a sweep knows of each delivery of an account. */
export interface SweptDelivery {
  readonly id: string
  readonly state: DeliveryState
  readonly waitingFor: WaitingReason | null
  readonly procountorId: number | null
  readonly mark: string
  readonly name: string
  /** Other live receipts that carry its mark, as the last sweep found them. */
  readonly twinIds: readonly number[]
}

export type SweepStore = ReturnType<typeof createSweepStore>

export function createSweepStore(db: Db) {
  return {
    /** The account whose sweep is due, the longest waiting first. One that has begun to send has its first in a day. */
    due: (now: string, inADay: string): Promise<{ readonly accountId: string; readonly attempts: number } | null> =>
      write(db, (tx) => {
        addMissing(tx, inADay)
        const { accountId, attempts, dueAt } = sweeps
        return (
          tx
            .select({ accountId, attempts })
            .from(sweeps)
            .innerJoin(accounts, eq(accounts.id, accountId))
            .where(and(lte(dueAt, now), eq(accounts.status, 'authorized'), isNull(accounts.deletedAt)))
            .orderBy(dueAt)
            .limit(1)
            .get() ?? null
        )
      }),

    /** From when on the account has to be looked through: its last complete sweep, else its first delivery; else null. */
    sweptUntil: (accountId: string): Promise<string | null> =>
      read(db, (tx) => {
        const last = tx.select({ at: sweeps.sweptAt }).from(sweeps).where(eq(sweeps.accountId, accountId)).get()
        if (typeof last?.at === 'string') return last.at
        const of = eq(deliveries.accountId, accountId)
        return (
          tx
            .select({ at: min(deliveries.createdAt) })
            .from(deliveries)
            .where(of)
            .get()?.at ?? null
        )
      }),

    /** Notes a complete sweep (`sweptAt` is when it began), or a failed one (null). */
    note: (accountId: string, set: { sweptAt: string | null; dueAt: string; attempts: number }): Promise<void> =>
      write(db, (tx) => {
        const { sweptAt, ...rest } = set
        const known = sweptAt === null ? rest : set
        tx.insert(sweeps)
          .values({ accountId, ...set })
          .onConflictDoUpdate({ target: sweeps.accountId, set: known })
          .run()
      }),

    deliveries: (accountId: string): Promise<readonly SweptDelivery[]> =>
      read(db, (tx) =>
        tx
          .select({
            id: deliveries.id,
            state: deliveries.state,
            waitingFor: deliveries.waitingFor,
            procountorId: deliveries.procountorId,
            mark: receipts.mark,
            name: receipts.name,
            twins: deliveries.twinIds,
          })
          .from(deliveries)
          .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
          .where(eq(deliveries.accountId, accountId))
          .all()
          .map(({ twins, ...delivery }) => ({ ...delivery, twinIds: twins ?? [] })),
      ),

    /** What was sent and what is known of it since; null where nothing was. */
    sent: (deliveryId: string) =>
      read(db, (tx) => {
        const row = rowOf(tx, deliveryId)
        if (row === undefined || row.delivery.body === null) return null
        const { delivery, receipt } = row
        const ids = dimensionIdsOf(storedReceipt(receipt.content))
        return {
          ids,
          expected: procountorToCells(LedgerReceiptCreate.parse(delivery.body), ids),
          differences: delivery.differences.map((one) => Difference.parse(one)),
          foundDate: delivery.foundDate,
        }
      }),

    /** Shows what Procountor has now; null where that is what was found when the delivery was done. */
    showChange: (deliveryId: string, status: string | null, change: ChangedLater | null, at: string): Promise<void> =>
      write(db, (tx) => {
        const row = rowOf(tx, deliveryId)
        if (row === undefined) return
        const before = row.delivery.changedLater === null ? null : ChangedLater.parse(row.delivery.changedLater)
        const isSame = sameBut(before) === sameBut(change)
        if (isSame && row.delivery.procountorStatus === status) return
        const changedLater = isSame ? before : change
        tx.update(deliveries)
          .set({ procountorStatus: status, changedLater, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        noteLatestRun(tx, row.receipt.companyId)
        record(tx, row, 'delivery changed in Procountor', { status, ...change }, at)
      }),

    /** A person is told of live receipts that carry the delivery's mark; with no errors, that there are none any more. */
    reportTwins: (deliveryId: string, twinIds: readonly number[], errors: DeliveryError[], at: string): Promise<void> =>
      write(db, (tx) => {
        const row = rowOf(tx, deliveryId)
        if (row === undefined) return
        const before = DeliveryErrors.parse(row.delivery.errors)
        if (JSON.stringify(before.filter(isAboutTwins)) === JSON.stringify(DeliveryErrors.parse(errors))) return
        // What else a person is asked about is not answered by that.
        const others = before.filter((error) => !isAboutTwins(error))
        const waitingFor = errors.length > 0 ? 'person' : others.length > 0 ? row.delivery.waitingFor : null
        const twins = twinIds.length > 0 ? [...twinIds] : null
        tx.update(deliveries)
          .set({ waitingFor, errors: [...others, ...errors], twinIds: twins, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        noteLatestRun(tx, row.receipt.companyId)
        record(tx, row, errors.length > 0 ? 'delivery found twice' : 'delivery found once again', { errors }, at)
      }),

    /** Another receipt with its mark stands in the place of the delivery's own. False where it has moved on since. */
    follow: (deliveryId: string, fromId: number | null, to: LedgerReceipt, at: string): Promise<boolean> =>
      write(db, (tx) => {
        const row = rowOf(tx, deliveryId)
        if (row === undefined || !standing.includes(row.delivery.state)) return false
        if (row.delivery.procountorId !== fromId) return false
        const known = {
          procountorId: to.id,
          procountorStatus: to.status ?? null,
          procountorVersion: to.version ?? null,
        }
        tx.update(deliveries)
          .set({ ...known, waitingFor: null, errors: [], twinIds: null, changedAt: at })
          .where(eq(deliveries.id, deliveryId))
          .run()
        noteLatestRun(tx, row.receipt.companyId)
        record(tx, row, 'delivery follows another receipt', { from: fromId, to: to.id }, at)
        return true
      }),
  }
}

function isAboutTwins({ code }: DeliveryError): boolean {
  return code === 'found-twice' || code === 'still-in-procountor'
}

function addMissing(tx: Tx, dueAt: string): void {
  const ofAccount = eq(deliveries.accountId, accounts.id)
  const missing = tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        exists(
          tx
            .select({ one: sql`1` })
            .from(deliveries)
            .where(and(ofAccount, isNotNull(deliveries.body))),
        ),
        notExists(tx.select({ one: sql`1` }).from(sweeps).where(eq(sweeps.accountId, accounts.id))),
      ),
    )
    .all()
  for (const { id } of missing) tx.insert(sweeps).values({ accountId: id, dueAt }).run()
}

type Row = NonNullable<ReturnType<typeof rowOf>>

/** Asked twice of every receipt that was ever sent, daily. */
const rowQuery = builtOnce((queries) =>
  queries
    .select({ delivery: deliveries, receipt: receipts })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare(),
)

function rowOf(tx: Tx, deliveryId: string) {
  return rowQuery(tx).get({ id: deliveryId })
}

function record(
  tx: Tx,
  { delivery, receipt }: Row,
  action: string,
  details: Record<string, unknown>,
  at: string,
): void {
  recordAudit(tx, { at, actor: tosite, action, subject: delivery.id, companyId: receipt.companyId, details })
}

/** Everything but when it was seen. */
function sameBut(change: ChangedLater | null): string {
  return JSON.stringify(change === null ? null : { ...change, seenAt: '' })
}
