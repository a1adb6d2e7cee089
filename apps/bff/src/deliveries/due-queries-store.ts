import { and, eq, exists, gt, inArray, min, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { accounts, deliveries } from '../db/schema.ts'
import { isDue, moving } from './delivery-job-store.ts'
import { inOrderOfMaking } from './delivery-rows-store.ts'

/** What the worker asks whenever anything has ended or begun: built once, for building takes longer than asking. */
export function dueQueries(db: Db) {
  const now = sql.placeholder('now')
  /** A JSON list of ids, so that the query is the same however many there are. */
  const isNotUnderWay = sql`${deliveries.id} not in (select value from json_each(${sql.placeholder('underWay')}))`
  return {
    /** Accounts with something due. */
    accounts: db
      .select({ id: accounts.id })
      .from(accounts)
      .where(
        exists(
          db
            .select({ one: sql`1` })
            .from(deliveries)
            .where(and(eq(deliveries.accountId, accounts.id), isDue(now), isNotUnderWay)),
        ),
      )
      .prepare(),

    /** The account's first due delivery of a state, in the order of an index: a batch of thousands costs no more than one. */
    next: db
      .select({ id: deliveries.id })
      .from(deliveries)
      .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
      .where(
        and(
          eq(deliveries.accountId, sql.placeholder('accountId')),
          eq(deliveries.state, sql.placeholder('state')),
          isDue(now),
          isNotUnderWay,
        ),
      )
      .orderBy(deliveries.dueAt, inOrderOfMaking)
      .limit(1)
      .prepare(),

    nextDueAt: db
      .select({ dueAt: min(deliveries.dueAt) })
      .from(deliveries)
      .where(
        and(
          inArray(deliveries.state, [...moving]),
          inArray(deliveries.waitingFor, ['retry', 'settling']),
          gt(deliveries.dueAt, now),
        ),
      )
      .prepare(),

    sending: db
      .select({ id: deliveries.id, term: deliveries.leaseTerm })
      .from(deliveries)
      .where(eq(deliveries.state, 'sending'))
      .prepare(),
  }
}
