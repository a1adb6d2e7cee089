import type { PaceState, UnderWay } from '@tosite/core'
import { and, count, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { type Db, read } from '../db/database.ts'
import { accounts, deliveries, mappings, pace, receipts, withdrawals } from '../db/schema.ts'
import { StoredRules } from '../mappings/stored-mapping.ts'
import { inOrderOfMaking } from './delivery-rows-store.ts'

interface WorkUnderWay {
  readonly underWay: readonly UnderWay[]
  readonly pace: PaceState | null
}

/** States in which a delivery is on its way; a verified one only while a person is asked about it. */
const underWayStates = ['queued', 'sending', 'sent', 'uncertain', 'withdrawing'] as const

export function createUnderWayStore(db: Db) {
  return {
    /** Everything that is under way, of all accounts, counted by journal; what is taken back, by period. */
    all: (): Promise<WorkUnderWay> =>
      read(db, (tx) => {
        const { journalId, approve } = receipts
        const { accountId, state } = deliveries
        // Who waited for an authorization goes on by itself once there is one.
        const isFree = and(eq(deliveries.waitingFor, 'authorization'), eq(accounts.status, 'authorized'))
        const waitingFor = sql<UnderWay['waitingFor']>`case when ${isFree} then null else ${deliveries.waitingFor} end`
        const isTakenBack = eq(state, 'withdrawing')
        const way = sql`case when ${withdrawals.reversalReceiptId} is null then ${withdrawals.act} else 'reversing' end`
        const takenBack = sql<UnderWay['takenBack']>`case when ${isTakenBack} then ${way} end`
        const period = sql`${receipts.periodYear} * 1000 + ${receipts.periodNumber}`
        const hasStage = or(isTakenBack, eq(receipts.kind, 'reversal'))
        const stage = sql<UnderWay['stage']>`case when ${hasStage} then ${period} end`
        const underWay = tx
          .select({
            ...{ accountId, journalId, state, approve },
            ...{ waitingFor, takenBack, stage },
            count: count(),
            order: sql<number>`min(${inOrderOfMaking})`,
          })
          .from(deliveries)
          .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
          .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
          .leftJoin(withdrawals, eq(withdrawals.deliveryId, deliveries.id))
          .where(or(inArray(state, [...underWayStates]), and(eq(state, 'verified'), isNotNull(deliveries.waitingFor))))
          .groupBy(accountId, journalId, state, approve, waitingFor, takenBack, stage)
          .all()
        return { underWay, pace: tx.select().from(pace).get() ?? null }
      }),

    /** Whether the mapping of an account has its receipts approved. */
    approves: (accountId: string): Promise<boolean> =>
      read(db, (tx) => {
        const row = tx.select({ rules: mappings.rules }).from(mappings).where(eq(mappings.accountId, accountId)).get()
        return row !== undefined && StoredRules.parse(row.rules).approve
      }),
  }
}
