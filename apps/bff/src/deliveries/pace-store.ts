import { type PaceState, reserveDeparture, slowedDown } from '@tosite/core'
import { type Db, type Tx, writeLightly } from '../db/database.ts'
import { pace } from '../db/schema.ts'

export type PaceStore = ReturnType<typeof createPaceStore>

/**
 * The one row that every call of every process reserves its departure in. Times are milliseconds of the shared clock, which
 * starts anew where a power cut could have taken a reservation away.
 */
export function createPaceStore(db: Db) {
  return {
    reserve: (now: () => number, spacingMs: number): Promise<number> =>
      writeLightly(db, (tx) => {
        const { at, state } = reserveDeparture(stateOf(tx), now(), spacingMs)
        save(tx, state)
        return at
      }),

    slowDown: (now: () => number): Promise<void> => writeLightly(db, (tx) => save(tx, slowedDown(stateOf(tx), now()))),
  }
}

function stateOf(tx: Tx): PaceState | null {
  return tx.select().from(pace).get() ?? null
}

function save(tx: Tx, { freeAt, slowUntil }: PaceState): void {
  const set = { freeAt, slowUntil }
  tx.insert(pace).values(set).onConflictDoUpdate({ target: pace.id, set }).run()
}
