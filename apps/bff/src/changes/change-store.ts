import type { Change } from '@tosite/contract'
import { asc, gt, max, min, sql } from 'drizzle-orm'
import { type Db, read } from '../db/database.ts'
import { changes } from '../db/schema.ts'

export interface StoredChange extends Change {
  /** Numbers never come twice, and grow. */
  readonly id: number
}

export interface ChangesSince {
  /** The number of the last change looked at: what follows is asked from here. */
  readonly position: number
  readonly changes: readonly StoredChange[]
}

export type ChangeStore = ReturnType<typeof createChangeStore>

/** So many at once. */
const mostRows = 2_000

export function createChangeStore(db: Db) {
  const state = stateQuery(db)
  return {
    /** Something that differs whenever anything was committed since, by any process. Cheap enough to ask all the time. */
    stamp: (): string => {
      const { others, own } = state.get() ?? {}
      return `${others} ${own}`
    },

    /** The number of the newest change; 0 where there was none yet. */
    latest: (): Promise<number> =>
      read(db, (tx) =>
        latestOf(
          tx
            .select({ id: max(changes.id) })
            .from(changes)
            .get(),
        ),
      ),

    /**
     * What changed after a position, oldest first, the same change told once. Where some of it is no longer kept, or the
     * position is none of this database's, that is `everything`.
     */
    since: (position: number): Promise<ChangesSince> =>
      read(db, (tx) => {
        const kept = tx
          .select({ oldest: min(changes.id), id: max(changes.id) })
          .from(changes)
          .get()
        const latest = latestOf(kept)
        if (position === latest) return { position, changes: [] }
        if (position > latest || position + 1 < (kept?.oldest ?? 0)) return { position: latest, changes: [all(latest)] }
        const rows = tx
          .select({ id: changes.id, topic: changes.topic, companyId: changes.companyId, subject: changes.subject })
          .from(changes)
          .where(gt(changes.id, position))
          .orderBy(asc(changes.id))
          .limit(mostRows)
          .all()
        return { position: rows.at(-1)?.id ?? position, changes: toldOnce(rows) }
      }),
  }
}

function latestOf(row: { readonly id: number | null } | undefined): number {
  return row?.id ?? 0
}

const all = (id: number): StoredChange => ({ id, topic: 'everything', companyId: null, subject: '' })

/** Each change under the number of its last time. */
function toldOnce(rows: readonly StoredChange[]): readonly StoredChange[] {
  const last = new Map(rows.map((row) => [`${row.topic} ${row.companyId} ${row.subject}`, row]))
  return [...last.values()].sort((a, b) => a.id - b.id)
}

/** SQLite counts the two apart: commits of other connections, and rows that this one wrote. */
function stateQuery(db: Db) {
  return db
    .select({ others: sql<number>`data_version`, own: sql<number>`total_changes()` })
    .from(sql`pragma_data_version`)
    .prepare()
}
