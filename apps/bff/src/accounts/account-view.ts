import { type Account, VendorError } from '@tosite/contract'
import { authorizationEnd, authorizationUrgency } from '@tosite/core'
import { inferred } from '@tosite/procountor'
import * as z from 'zod'
import type { accounts, mappings } from '../db/schema.ts'

const Problem = z.object({
  code: z.string(),
  vendor: z.array(VendorError),
  values: z.record(z.string(), z.string()).optional(),
})

/** An account as the browser may see it: no token, sealed or not. */
export function accountView(
  row: typeof accounts.$inferSelect,
  mapping: typeof mappings.$inferSelect | null,
  companyName: string | null,
  now: Date,
): Account {
  const { administrationId, administrationName } = row
  return {
    id: row.id,
    username: row.username,
    authorizationKind: row.authorizationKind,
    status: row.status,
    administration: administrationId === null ? null : { companyId: administrationId, name: administrationName ?? '' },
    authorizedAt: row.authorizedAt,
    refreshedAt: row.refreshedAt,
    mapping: mapping && { id: mapping.id, companyId: mapping.companyId, companyName: companyName ?? '' },
    problem: row.problem === null ? null : Problem.parse(row.problem),
    needsYou: needsYou(row, now),
  }
}

/** An API key is good until somebody revokes it; so is an authorization for which no refresh token was given. */
function needsYou(row: typeof accounts.$inferSelect, now: Date): Account['needsYou'] {
  const { refreshTokenMonths } = inferred
  if (row.status !== 'authorized' || row.refreshTokenAt === null || refreshTokenMonths === null) return null
  const before = authorizationEnd(dayOf(row.refreshTokenAt), refreshTokenMonths)
  const urgency = authorizationUrgency(before, dayOf(now.toISOString()))
  return urgency === null ? null : { before, urgency }
}

/** In UTC, which is never later than the day in Finland. */
function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
