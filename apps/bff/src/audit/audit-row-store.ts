import { sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import { audit } from '../db/schema.ts'

/** Part of every change there is. */
export const auditRow = builtOnce((queries) =>
  queries
    .insert(audit)
    .values({
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      action: sql.placeholder('action'),
      subject: sql.placeholder('subject'),
      companyId: sql.placeholder('companyId'),
      details: sql.placeholder('details'),
    })
    .prepare(),
)
