import type { DeliveryState } from '@tosite/core'
import { LedgerReceiptCreate } from '@tosite/procountor'
import { and, eq, gt, inArray, isNull, lte, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { accounts, deliveries, mappings, receipts } from '../db/schema.ts'
import { storedReceipt } from '../receipts/stored-receipt.ts'
import type { DeliveryJob } from './delivery-job.ts'

/** States in which a delivery has a next step of its own. */
export const moving = ['queued', 'sent', 'uncertain', 'withdrawing'] as const

/** What is stored of a delivery cannot be read: a person is asked, and the others go on. */
export class UnreadableDelivery extends Error {
  readonly id: string
  readonly state: DeliveryState

  constructor(id: string, state: DeliveryState, cause: unknown) {
    super(`delivery ${id} cannot be read`, { cause })
    this.name = 'UnreadableDelivery'
    this.id = id
    this.state = state
  }
}

/**
 * A delivery that waits for a person has no next step; one that waits for an authorization has it once there is one. What
 * was changed in the future was changed before the clock was set back, and its time means nothing any more.
 */
export function isDue(now: string | Placeholder): SQL | undefined {
  const isTime = or(lte(deliveries.dueAt, now), gt(deliveries.changedAt, now))
  return and(
    inArray(deliveries.state, [...moving]),
    or(
      and(or(isNull(deliveries.waitingFor), inArray(deliveries.waitingFor, ['retry', 'settling'])), isTime),
      and(eq(deliveries.waitingFor, 'authorization'), eq(accounts.status, 'authorized')),
    ),
  )
}

const jobQuery = builtOnce((queries) =>
  queries
    .select({
      id: deliveries.id,
      state: deliveries.state,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
      givenUpAt: deliveries.givenUpAt,
      notFound: deliveries.notFound,
      procountorId: deliveries.procountorId,
      body: deliveries.body,
      accountId: deliveries.accountId,
      accountAdministrationId: accounts.administrationId,
      companyId: receipts.companyId,
      receiptId: receipts.id,
      mark: receipts.mark,
      administrationId: receipts.administrationId,
      approve: receipts.approve,
      content: receipts.content,
      mappingId: mappings.id,
    })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .leftJoin(mappings, and(eq(mappings.companyId, receipts.companyId), eq(mappings.accountId, receipts.accountId)))
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare(),
)

/** A delivery with everything that its next step needs. @throws UnreadableDelivery */
export function selectJob(tx: Tx, id: string): DeliveryJob | null {
  const found = jobQuery(tx).get({ id })
  if (found === undefined) return null
  const { body, content, ...job } = found
  try {
    return { ...job, body: body === null ? null : LedgerReceiptCreate.parse(body), receipt: storedReceipt(content) }
  } catch (error) {
    throw new UnreadableDelivery(job.id, job.state, error)
  }
}
