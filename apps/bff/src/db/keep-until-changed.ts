import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'

/** What was read under this key while the database was in its present state, else what `read` reads now. */
export type KeptReading<T> = (key: string, read: () => T) => T

/**
 * Keeps what was read for as long as nothing in the database changes: no commit of another connection or process, and no
 * row written by this one. So it is never out of date, and whoever reads within one transaction sees that one's state.
 * Not for transactions that write: it would keep what they may still undo. Of more than `mostKept` readings none is kept.
 */
export function keepUntilChanged<T>(db: Db, mostKept = 200): KeptReading<T> {
  const state = stateQuery(db)
  const kept = new Map<string, T>()
  let keptOthers: unknown
  let keptOwn: unknown
  return (key, read) => {
    // First: what another process commits in between is in the reading, and its key is out of date at once.
    const { others, own } = state.get() ?? {}
    if (others !== keptOthers || own !== keptOwn) kept.clear()
    keptOthers = others
    keptOwn = own
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= mostKept) kept.clear()
    const fresh = read()
    kept.set(key, fresh)
    return fresh
  }
}

/** SQLite counts the two apart: commits of other connections, and rows that this one wrote. */
function stateQuery(db: Db) {
  return db
    .select({ others: sql<number>`data_version`, own: sql<number>`total_changes()` })
    .from(sql`pragma_data_version`)
    .prepare()
}
