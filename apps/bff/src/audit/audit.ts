import type { Tx } from '../db/database.ts'
import { auditRow } from './audit-row-store.ts'

/** Who does what Tosite does by itself. */
export const tosite = 'tosite'

export interface AuditEntry {
  /** ISO date-time in UTC. */
  readonly at: string
  /** A user's id, or {@link tosite}. */
  readonly actor: string
  /** What was done, noun and verb: `account created`. */
  readonly action: string
  /** The id of what it was done to. */
  readonly subject: string
  readonly companyId?: number
  /** What changed. Never a token, and never payroll. */
  readonly details: Readonly<Record<string, unknown>>
}

/** Records who did what, in the transaction of the change itself. */
export function recordAudit(tx: Tx, entry: AuditEntry): void {
  auditRow(tx).run({ ...entry, companyId: entry.companyId ?? null })
}
