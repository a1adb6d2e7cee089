import type { VendorError } from '@tosite/contract'
import { and, eq } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, tokenRefreshes } from '../db/schema.ts'
import type { Seal } from '../secrets/seal.ts'
import { accountOf } from './account-row-store.ts'
import { createSealedTokens } from './sealed-tokens.ts'
import type { TokenAnswer } from './token-endpoint.ts'

/** What there is to do for whoever needs another access token than a certain one. */
export type RefreshTurn =
  | { readonly kind: 'account-gone' | 'not-authorized' | 'expired' }
  /** Another one is stored already. */
  | { readonly kind: 'stored'; readonly accessToken: string }
  /** The last try failed: nobody tries again before then (ISO). */
  | { readonly kind: 'cooling-down'; readonly until: string }
  /** Somebody refreshes: look again. */
  | { readonly kind: 'held' }
  /** Nobody does. Null: there is no refresh token to do it with. */
  | { readonly kind: 'free'; readonly refreshToken: string | null }

/** Who refreshes, and how long a silence means that it died (ISO). */
export interface Hold {
  readonly holder: string
  readonly until: string
}

/** A token that Procountor did not take. */
export type RefusedToken = { readonly accessToken: string } | { readonly refreshToken: string }

export type TokenRefreshStore = ReturnType<typeof createTokenRefreshStore>

/** Longest time a hold or a cool-down is stored for: what lies further ahead was written by a clock that was wrong. */
const longestMs = 60 * 60_000

/**
 * Refreshing an account's token, one at a time for all processes. `refused` is always the access token that is not good
 * enough, `null` where there is none.
 */
export function createTokenRefreshStore(db: Db, seal: Seal, now: () => Date) {
  const tokens = createSealedTokens(seal)
  const openedOf = (id: string, row: typeof accounts.$inferSelect) => ({
    accessToken: tokens.opened(id, 'access_token', row.accessToken),
    refreshToken: tokens.opened(id, 'refresh_token', row.refreshToken),
  })

  function turnOf(tx: Tx, id: string, refused: string | null): RefreshTurn {
    const row = accountOf(tx, id)
    if (row === undefined) return { kind: 'account-gone' }
    if (row.status === 'not-authorized') return { kind: 'not-authorized' }
    if (row.status === 'authorization-expired') return { kind: 'expired' }
    const { accessToken, refreshToken } = openedOf(id, row)
    if (accessToken !== null && accessToken !== refused) return { kind: 'stored', accessToken }
    const at = now().getTime()
    const lies = (until: string | null | undefined): until is string => {
      const left = until ? Date.parse(until) - at : 0
      return left > 0 && left <= longestMs
    }
    const refresh = refreshOf(tx, id)
    if (refresh?.holder && lies(refresh.heldUntil)) return { kind: 'held' }
    if (lies(refresh?.notBefore)) return { kind: 'cooling-down', until: refresh.notBefore }
    return { kind: 'free', refreshToken }
  }

  return {
    look: (id: string, refused: string | null): Promise<RefreshTurn> => read(db, (tx) => turnOf(tx, id, refused)),

    /** Takes the hold where it is free; whatever else there is to do comes back instead. */
    take: (id: string, refused: string | null, hold: Hold): Promise<RefreshTurn> =>
      write(db, (tx) => {
        const turn = turnOf(tx, id, refused)
        if (turn.kind === 'free' && turn.refreshToken !== null) keepHold(tx, id, hold)
        return turn
      }),

    /** To be asked directly before the request leaves: false where another took over meanwhile. */
    renew: (id: string, hold: Hold): Promise<boolean> =>
      write(db, (tx) => {
        if (refreshOf(tx, id)?.holder !== hold.holder) return false
        keepHold(tx, id, hold)
        return true
      }),

    /** Another may try at once: no request has left. */
    giveBack: (id: string, holder: string): Promise<void> =>
      write(db, (tx) => {
        tx.update(tokenRefreshes)
          .set({ holder: null, heldUntil: null })
          .where(and(eq(tokenRefreshes.accountId, id), eq(tokenRefreshes.holder, holder)))
          .run()
      }),

    /** No usable answer. `delayMs` says how long nobody tries, given the failures in a row. */
    fail: (id: string, holder: string, delayMs: (failures: number) => number): Promise<string> =>
      write(db, (tx) => {
        const before = refreshOf(tx, id)
        const failures = (before?.failures ?? 0) + 1
        const notBefore = new Date(now().getTime() + delayMs(failures)).toISOString()
        if (before?.holder !== holder) return before?.notBefore ?? notBefore
        tx.update(tokenRefreshes)
          .set({ holder: null, heldUntil: null, failures, notBefore })
          .where(eq(tokenRefreshes.accountId, id))
          .run()
        return notBefore
      }),

    /**
     * The new tokens, on disk before anyone uses them. False where a person authorized anew in the meantime: these belong
     * to an authorization that no longer counts. An answer proves the authorization alive, whoever thought it expired.
     */
    save: (id: string, refreshedWith: string, answer: TokenAnswer): Promise<boolean> =>
      write(db, (tx) => {
        const row = accountOf(tx, id)
        if (row === undefined || openedOf(id, row).refreshToken !== refreshedWith) return false
        const at = now().toISOString()
        tx.update(accounts)
          .set({
            ...tokens.columnsOf(id, answer, at),
            ...(row.status === 'authorization-expired' ? { status: 'authorized', problem: null } : {}),
          })
          .where(eq(accounts.id, id))
          .run()
        tx.delete(tokenRefreshes).where(eq(tokenRefreshes.accountId, id)).run()
        if (row.status === 'authorization-expired') audit(tx, at, 'account authorization found alive', id)
        return true
      }),

    /**
     * Procountor no longer accepts the authorization; mapping and history stay. The moment is recorded once, however many
     * meet it. False where the refused token is no longer the stored one.
     */
    expire: (id: string, refused: RefusedToken, vendor: VendorError[]): Promise<boolean> =>
      write(db, (tx) => {
        const row = accountOf(tx, id)
        if (row === undefined || row.status === 'not-authorized') return false
        const stored = openedOf(id, row)
        const isStored =
          'refreshToken' in refused
            ? stored.refreshToken === refused.refreshToken
            : stored.accessToken === refused.accessToken
        if (!isStored) return false
        tx.delete(tokenRefreshes).where(eq(tokenRefreshes.accountId, id)).run()
        if (row.status === 'authorization-expired') return true
        tx.update(accounts)
          .set({ status: 'authorization-expired', problem: { code: 'authorization-expired', vendor } })
          .where(eq(accounts.id, id))
          .run()
        audit(tx, now().toISOString(), 'account authorization expired', id)
        return true
      }),
  }
}

/** Whatever was under way with tokens that no longer count. */
export function forgetRefresh(tx: Tx, accountId: string): void {
  tx.delete(tokenRefreshes).where(eq(tokenRefreshes.accountId, accountId)).run()
}

function keepHold(tx: Tx, accountId: string, { holder, until: heldUntil }: Hold): void {
  const set = { holder, heldUntil }
  tx.insert(tokenRefreshes)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: tokenRefreshes.accountId, set })
    .run()
}

function audit(tx: Tx, at: string, action: string, subject: string): void {
  recordAudit(tx, { at, actor: tosite, action, subject, details: {} })
}

function refreshOf(tx: Tx, accountId: string) {
  return tx.select().from(tokenRefreshes).where(eq(tokenRefreshes.accountId, accountId)).get()
}
