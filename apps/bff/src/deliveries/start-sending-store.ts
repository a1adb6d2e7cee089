import type { LedgerReceiptCreate } from '@tosite/procountor'
import { eq, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Queries, Tx } from '../db/database.ts'
import { companies, debtors, receipts } from '../db/schema.ts'
import { setDelivery } from './delivery-state-store.ts'
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

/**
 * Everything that may have changed since the receipt was queued, looked at once more in the transaction that says
 * `sending`. The delivery is still queued.
 */
export function startSending(tx: Tx, deliveryId: string, receiptId: string, { body, term, at }: Sending): Started {
  if (!holdsLease(tx, term, at)) return { kind: 'lease-lost' }
  const guard = guardOf(tx, receiptId)
  if (guard !== null) return { kind: 'guarded', guard }
  const before = { waitingFor: null, notFound: 0, givenUpAt: null }
  setDelivery(tx, deliveryId, { ...before, state: 'sending', body, leaseTerm: term, changedAt: at })
  return { kind: 'started' }
}

const guardQuery = builtOnce((tx) =>
  tx
    .select({ testCompany: companies.testCompany, blocked: debtors.blocked })
    .from(receipts)
    .innerJoin(companies, eq(companies.id, receipts.companyId))
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .where(eq(receipts.id, sql.placeholder('receiptId')))
    .prepare(),
)

/** Whether the receipt's company may not be sent for by now. */
export function guardOf(queries: Queries, receiptId: string): Guard | null {
  const marks = guardQuery(queries).get({ receiptId })
  if (marks === undefined) throw new Error(`receipt ${receiptId} belongs to no company`)
  if (marks.testCompany) return 'test-company'
  return marks.blocked ? 'blocked-debtor' : null
}
