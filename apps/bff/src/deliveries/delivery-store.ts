import { canMove, type DeliveryState } from '@tosite/core'
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { ask, type Db, read, type Tx, write } from '../db/database.ts'
import { deliveries } from '../db/schema.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { noteLatestRun } from '../runs/run-state-store.ts'
import { afterMove } from '../withdrawals/withdrawal-order-store.ts'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { moving, selectJob } from './delivery-job-store.ts'
import { type Standing, setDelivery, standingOf } from './delivery-state-store.ts'
import { dueQueries } from './due-queries-store.ts'
import { holdsLease, isLatestTerm } from './lease-store.ts'
import { type Guard, guardOf, type Sending, type Started, startSending } from './start-sending-store.ts'

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

export function createDeliveryStore(db: Db) {
  const asked = dueQueries(db)

  return {
    /** Accounts with something due but for what is `underWay`. */
    dueAccounts: (now: string, underWay: readonly string[] = []): Promise<readonly string[]> =>
      ask(db, () => asked.accounts.all({ now, underWay: JSON.stringify(underWay) }).map(({ id }) => id)),

    /** The account's next due delivery but for those `underWay`: what is half done comes before what is new. */
    next: (accountId: string, now: string, underWay: readonly string[] = []): Promise<DeliveryJob | null> =>
      read(db, (tx) => {
        for (const state of [...moving].sort(newLast)) {
          const found = asked.next.get({ accountId, now, state, underWay: JSON.stringify(underWay) })
          if (found !== undefined) return selectJob(tx, found.id)
        }
        return null
      }),

    /** When the next delivery will be due that is not due yet; null where none waits for its time. */
    nextDueAt: (now: string): Promise<string | null> => ask(db, () => asked.nextDueAt.get({ now })?.dueAt ?? null),

    /** Deliveries that are being sent, and under which term. */
    sending: (): Promise<readonly { readonly id: string; readonly term: number | null }[]> =>
      ask(db, () => asked.sending.all()),

    guardOf: (receiptId: string): Promise<Guard | null> => ask(db, () => guardOf(db, receiptId)),

    /** `sending`, and the body as it will go out, are on disk before anything does. */
    startSending: (deliveryId: string, sending: Sending): Promise<Started> =>
      write(db, (tx) => {
        const before = standingOf(tx, deliveryId)
        if (before?.state !== 'queued') return { kind: 'not-queued' }
        const started = startSending(tx, deliveryId, before.receiptId, sending)
        if (started.kind === 'started') note(tx, before, { id: deliveryId, to: 'sending', at: sending.at })
        return started
      }),

    /** Whether it is still being sent under this term, so that a call that did nothing may go out once more. */
    isSending: (deliveryId: string, term: number, at: string): Promise<boolean> =>
      read(db, (tx) => {
        const row = standingOf(tx, deliveryId)
        return row?.state === 'sending' && row.leaseTerm === term && holdsLease(tx, term, at)
      }),

    /**
     * Takes a step. False where someone else was faster: where the delivery is no longer where the step began, is being
     * sent under another term than `term`, or another process has begun to send since. An answer to what is being sent
     * counts until someone has found it astray, whoever sends by then. Without a term none of that matters.
     * @throws Error for a move that the table of moves does not have
     */
    apply: (deliveryId: string, change: DeliveryChange, at: string, term?: number): Promise<boolean> =>
      write(db, (tx) => {
        const row = standingOf(tx, deliveryId)
        if (row === undefined || row.state !== change.from) return false
        if (term !== undefined && !(row.state === 'sending' ? row.leaseTerm === term : isLatestTerm(tx, term)))
          return false
        const state = lastOf(change)
        setDelivery(tx, deliveryId, { ...change.set, state, changedAt: at })
        if (state !== change.from) afterMove(tx, row.receiptId, state, at)
        note(tx, row, { id: deliveryId, to: state, at })
        return true
      }),

    /** Lets a delivery that waits for a person take its next step again. False where it does not, or has none. */
    tryAgain: (deliveryId: string, { userId, at }: Actor): Promise<boolean> =>
      write(db, (tx) => {
        const row = standingOf(tx, deliveryId)
        const waits = and(eq(deliveries.waitingFor, 'person'), inArray(deliveries.state, [...moving]))
        const { changes } = tx
          .update(deliveries)
          .set({ waitingFor: null, attempts: 0, dueAt: at, changedAt: at })
          .where(and(eq(deliveries.id, deliveryId), waits))
          .run()
        if (row === undefined || changes === 0) return false
        note(tx, row, { id: deliveryId, to: row.state, at })
        recordAudit(tx, { at, actor: userId, action: 'delivery tried again', subject: deliveryId, details: {} })
        return true
      }),
  }
}

function lastOf({ from, moves }: DeliveryChange): DeliveryState {
  return moves.reduce((at, to) => {
    if (!canMove(at, to)) throw new Error(`a delivery cannot go from ${at} to ${to}`)
    return to
  }, from)
}

const newLast = (one: DeliveryState, other: DeliveryState) => Number(one === 'queued') - Number(other === 'queued')

function note(tx: Tx, { receiptId, companyId, state: from }: Standing, moved: Moved): void {
  noteLatestRun(tx, companyId)
  const { id: subject, to, at } = moved
  if (from === to) return
  recordAudit(tx, { at, actor: tosite, action: `delivery ${to}`, subject, companyId, details: { from, receiptId } })
}

interface Moved {
  readonly id: string
  readonly to: DeliveryState
  readonly at: string
}
