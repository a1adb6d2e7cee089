import { and, eq, isNull, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Queries } from '../db/database.ts'
import { accounts } from '../db/schema.ts'

/** Asked before every call. */
const query = builtOnce((tx) =>
  tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, sql.placeholder('id')), isNull(accounts.deletedAt)))
    .prepare(),
)

/** The account as it is stored; undefined where there is none, or none any more. */
export function accountOf(queries: Queries, id: string): typeof accounts.$inferSelect | undefined {
  return query(queries).get({ id })
}
