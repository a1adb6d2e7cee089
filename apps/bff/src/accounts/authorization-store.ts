import { createHash, randomBytes } from 'node:crypto'
import type { AuthorizationFailure } from '@tosite/contract'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { type Db, type Tx, write } from '../db/database.ts'
import { accounts, authorizations } from '../db/schema.ts'

/** Who starts an authorization, of what. */
export interface Start {
  readonly accountId: string
  readonly sessionId: string
  readonly userId: string
}

export type StateTaken =
  | { readonly ok: true; readonly accountId: string }
  | { readonly ok: false; readonly reason: AuthorizationFailure; readonly accountId?: string }

export type AuthorizationStore = ReturnType<typeof createAuthorizationStore>

const stateBytes = 32
const livesMs = 10 * 60_000
/** Kept for a while after use, so that a second return can be told from a forged one. */
const keptMs = 24 * 60 * 60_000

/** People on their way to Procountor's login page and back. */
export function createAuthorizationStore(db: Db, now: () => Date) {
  return {
    /** A state nobody can guess, bound to the account and the session. Null where there is no such account. */
    start: (start: Start): Promise<string | null> => {
      const state = randomBytes(stateBytes).toString('base64url')
      return write(db, (tx) => {
        if (!accountExists(tx, start.accountId)) return null
        const at = now()
        tx.delete(authorizations)
          .where(lt(authorizations.createdAt, new Date(at.getTime() - keptMs).toISOString()))
          .run()
        tx.insert(authorizations)
          .values({
            ...start,
            stateHash: hashOf(state),
            createdAt: at.toISOString(),
            expiresAt: new Date(at.getTime() + livesMs).toISOString(),
          })
          .run()
        return state
      })
    },

    /** Uses a state up. Another session's state is left for the one it belongs to. */
    take: (state: string, sessionId: string | null): Promise<StateTaken> =>
      write(db, (tx): StateTaken => {
        const stateHash = hashOf(state)
        const row = tx.select().from(authorizations).where(eq(authorizations.stateHash, stateHash)).get()
        if (row === undefined) return { ok: false, reason: 'unknown-state' }
        if (row.sessionId !== sessionId) return { ok: false, reason: 'other-session' }
        const { accountId } = row
        if (row.usedAt !== null) return { ok: false, reason: 'state-used', accountId }
        const usedAt = now().toISOString()
        tx.update(authorizations).set({ usedAt }).where(eq(authorizations.stateHash, stateHash)).run()
        if (row.expiresAt <= usedAt) return { ok: false, reason: 'state-expired', accountId }
        return { ok: true, accountId }
      }),
  }
}

function accountExists(tx: Tx, id: string): boolean {
  const row = tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.deletedAt)))
    .get()
  return row !== undefined
}

/** The state itself is in no table: whoever reads the database cannot finish somebody's authorization. */
function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}
