import { type Account, VendorError } from '@tosite/contract'
import * as z from 'zod'
import type { accounts, mappings } from '../db/schema.ts'

const Problem = z.object({ code: z.string(), vendor: z.array(VendorError) })

/** An account as the browser may see it: no token, sealed or not. */
export function accountView(
  row: typeof accounts.$inferSelect,
  mapping: typeof mappings.$inferSelect | null,
  companyName: string | null,
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
  }
}
