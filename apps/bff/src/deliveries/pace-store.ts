import { type PaceState, reserveDeparture, slowedDown } from '@tosite/core'
import { sql } from 'drizzle-orm'
import { type Db, writeLightly } from '../db/database.ts'
import { pace } from '../db/schema.ts'

export type PaceStore = ReturnType<typeof createPaceStore>

/**
 * The one row that every call of every process reserves its departure in. Times are milliseconds of the shared clock, which
 * starts anew where a power cut could have taken a reservation away.
 */
export function createPaceStore(db: Db) {
  // For every call: built once.
  const stored = db.select().from(pace).prepare()
  const storing = db
    .insert(pace)
    .values({ freeAt: sql.placeholder('freeAt'), slowUntil: sql.placeholder('slowUntil') })
    .onConflictDoUpdate({
      target: pace.id,
      set: { freeAt: sql`excluded.free_at`, slowUntil: sql`excluded.slow_until` },
    })
    .prepare()
  const save = ({ freeAt, slowUntil }: PaceState): void => {
    storing.run({ freeAt, slowUntil })
  }

  return {
    reserve: (now: () => number, spacingMs: number): Promise<number> =>
      writeLightly(db, () => {
        const { at, state } = reserveDeparture(stored.get() ?? null, now(), spacingMs)
        save(state)
        return at
      }),

    slowDown: (now: () => number): Promise<void> =>
      writeLightly(db, () => save(slowedDown(stored.get() ?? null, now()))),
  }
}
