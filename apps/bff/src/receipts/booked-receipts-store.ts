import { type DeliveryState, deliveryStates, isLive, type Period } from '@tosite/core'
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { type Db, read, type Tx } from '../db/database.ts'
import { deliveries, journals, receipts, runs } from '../db/schema.ts'

export interface PeriodOfJournal {
  readonly companyId: number
  readonly journalId: string
  /** The Procountor company whose books it is about. */
  readonly administrationId: number
  readonly period: Period
}

/** A receipt that was queued for a period and still stands. */
export interface StandingReceipt {
  readonly journalId: string
  readonly run: { readonly number: number; readonly description: string }
  readonly date: string
  readonly state: DeliveryState
  /** The receipt as `core` computed it, unchecked. */
  readonly content: unknown
}

export type BookedReceiptsStore = ReturnType<typeof createBookedReceiptsStore>

const liveStates = deliveryStates.filter(isLive)
const standingStates = liveStates.filter((state) => state !== 'rejected')
/** The order in which rows were written. */
const place = sql<number>`${receipts}.rowid`

export function createBookedReceiptsStore(db: Db) {
  return {
    /**
     * What other journals of the company sent for a period, in the order of its making. Once the journal itself was sent,
     * only what was there before. A reversal counts as little as what it takes back.
     */
    standingBefore: ({
      companyId,
      journalId,
      administrationId,
      period,
    }: PeriodOfJournal): Promise<readonly StandingReceipt[]> =>
      read(db, (tx) => {
        const own = ownPlace(tx, journalId)
        return tx
          .select({
            journalId: receipts.journalId,
            run: { number: runs.number, description: runs.description },
            date: receipts.date,
            state: deliveries.state,
            content: receipts.content,
          })
          .from(receipts)
          .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
          .innerJoin(journals, eq(journals.id, receipts.journalId))
          .innerJoin(runs, eq(runs.id, journals.runId))
          .where(
            and(
              eq(receipts.companyId, companyId),
              ne(receipts.journalId, journalId),
              eq(receipts.administrationId, administrationId),
              eq(receipts.periodYear, period.year),
              eq(receipts.periodNumber, period.number),
              eq(receipts.kind, 'receipt'),
              inArray(deliveries.state, standingStates),
              own === null ? undefined : sql`${place} < ${own}`,
            ),
          )
          .orderBy(asc(place))
          .all()
      }),
  }
}

/** Where the journal's own receipts begin in the order of making; null where none of them stands. */
function ownPlace(tx: Tx, journalId: string): number | null {
  const first = tx
    .select({ place: sql<number | null>`min(${place})` })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .where(and(eq(receipts.journalId, journalId), eq(receipts.kind, 'receipt'), inArray(deliveries.state, liveStates)))
    .get()
  return first?.place ?? null
}
