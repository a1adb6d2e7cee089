import type { LedgerReceiptCreate } from '@tosite/procountor'
import { eq } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { companies, debtors, deliveries, receipts } from '../db/schema.ts'
import { holdsLease } from './lease-store.ts'

/** Why nothing may be sent for a company, whatever has been queued for it. */
export type Guard = 'test-company' | 'blocked-debtor'

export type Started =
  | { readonly kind: 'started' }
  /** It is not queued any more: someone else was faster. */
  | { readonly kind: 'not-queued' }
  | { readonly kind: 'lease-lost' }
  | { readonly kind: 'guarded'; readonly guard: Guard }

export interface Sending {
  readonly body: LedgerReceiptCreate
  readonly term: number
  /** ISO date-time. */
  readonly at: string
}

/** Everything that may have changed since the receipt was queued, looked at once more in the transaction that says `sending`. */
export function startSending(tx: Tx, deliveryId: string, { body, term, at }: Sending): Started {
  const row = tx.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get()
  if (row?.state !== 'queued') return { kind: 'not-queued' }
  if (!holdsLease(tx, term, at)) return { kind: 'lease-lost' }
  const guard = guardOf(tx, row.receiptId)
  if (guard !== null) return { kind: 'guarded', guard }
  tx.update(deliveries)
    .set({ state: 'sending', waitingFor: null, body, leaseTerm: term, notFound: 0, givenUpAt: null, changedAt: at })
    .where(eq(deliveries.id, deliveryId))
    .run()
  return { kind: 'started' }
}

/** Whether the receipt's company may not be sent for by now. */
export function guardOf(tx: Tx, receiptId: string): Guard | null {
  const marks = tx
    .select({ testCompany: companies.testCompany, blocked: debtors.blocked })
    .from(receipts)
    .innerJoin(companies, eq(companies.id, receipts.companyId))
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .where(eq(receipts.id, receiptId))
    .get()
  if (marks === undefined) throw new Error(`receipt ${receiptId} belongs to no company`)
  if (marks.testCompany) return 'test-company'
  return marks.blocked ? 'blocked-debtor' : null
}
