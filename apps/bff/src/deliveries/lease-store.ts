import { and, eq } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import { ask, type Db, type Tx, write } from '../db/database.ts'
import { leases } from '../db/schema.ts'

/** Several processes may serve; the one that holds this sends. Each new holder gets a higher term. */
const name = 'sender'

/** Asked before every call. */
const leaseQuery = builtOnce((tx) => tx.select().from(leases).where(eq(leases.name, name)).prepare())

export type LeaseStore = ReturnType<typeof createLeaseStore>

export function createLeaseStore(db: Db) {
  return {
    /** The term under which `holder` may send until `until`, or null while another holds the lease. Times are ISO. */
    async acquire(holder: string, now: string, until: string): Promise<number | null> {
      const isTaken = (row: typeof leases.$inferSelect | undefined) => {
        if (row === undefined || row.holder === holder) return false
        // Nobody's lease reaches further than one asked for now: it is from before the clock was set back.
        return row.until > now && row.until <= until
      }
      // Who stands by asks every other second, and needs no lock for a no.
      if (isTaken(await ask(db, () => leaseQuery(db).get()))) return null
      return write(db, (tx) => {
        const row = leaseQuery(tx).get()
        if (row === undefined) {
          tx.insert(leases).values({ name, holder, term: 1, until }).run()
          return 1
        }
        if (isTaken(row)) return null
        const isOwn = row.holder === holder && row.until > now
        const term = isOwn ? row.term : row.term + 1
        tx.update(leases).set({ holder, term, until }).where(eq(leases.name, name)).run()
        return term
      })
    },

    /** Whether `holder` still holds the lease under this term. */
    isHeld: (holder: string, term: number, now: string): Promise<boolean> =>
      ask(db, () => {
        const row = leaseQuery(db).get()
        return row !== undefined && row.holder === holder && row.term === term && row.until > now
      }),

    /** Lets another take over at once. */
    release: (holder: string, term: number, now: string): Promise<void> =>
      write(db, (tx) => {
        tx.update(leases)
          .set({ until: now })
          .where(and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.term, term)))
          .run()
      }),
  }
}

/** Whether sending under this term has not ended by `at`. */
export function holdsLease(tx: Tx, term: number, at: string): boolean {
  const row = leaseQuery(tx).get()
  return row !== undefined && row.term === term && row.until > at
}

/** Whether nobody has begun to send under a later term. */
export function isLatestTerm(tx: Tx, term: number): boolean {
  return leaseQuery(tx).get()?.term === term
}
