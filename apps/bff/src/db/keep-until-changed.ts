import { sql } from 'drizzle-orm'
import type { Db, Tx } from './database.ts'

/** Reads by `read` unless it was read before, under the same key, from a database in the same state. */
export type KeptReading<T> = (tx: Tx, key: string, read: () => T) => T

const mostKept = 200

/**
 * Keeps what was read for as long as nothing in the database changes: no commit of another connection or process, and no
 * row written by this one. For what takes long to read and changes rarely; it is never out of date. Ask it in
 * transactions that only read, for it would keep what a writing one may still undo.
 */
export function keepUntilChanged<T>(db: Db): KeptReading<T> {
  const state = stateQuery(db)
  const kept = new Map<string, T>()
  let keptState = ''
  return (_tx, key, read) => {
    // The transaction's own view: a statement of the same connection.
    const { others, own } = state.get() ?? {}
    const now = `${others} ${own}`
    if (now !== keptState) kept.clear()
    keptState = now
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
