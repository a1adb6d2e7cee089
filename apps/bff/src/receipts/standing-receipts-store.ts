import { deliveryStates, isLive } from '@tosite/core'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { deliveries, journals, receipts } from '../db/schema.ts'

const liveStates = deliveryStates.filter(isLive)

/** Within a query of journals: receipts of the journal that stand in Procountor or are on their way there. */
export function standingReceipts(tx: Tx) {
  return tx
    .select({ one: sql`1` })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .where(
      and(eq(receipts.journalId, journals.id), eq(receipts.kind, 'receipt'), inArray(deliveries.state, liveStates)),
    )
}
