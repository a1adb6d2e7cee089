import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { ask, type Db, type Tx, write } from '../db/database.ts'
import { accounts, mappings, receipts } from '../db/schema.ts'
import type { Seal } from '../secrets/seal.ts'
import { accountOf } from './account-row-store.ts'
import { createSealedTokens } from './sealed-tokens.ts'
import type { TokenAnswer } from './token-endpoint.ts'
import { forgetRefresh } from './token-refresh-store.ts'

export interface StoredTokens {
  readonly status: 'not-authorized' | 'authorized' | 'authorization-expired'
  readonly accessToken: string | null
  readonly refreshToken: string | null
  readonly expiresAt: string | null
}

export interface Authorization {
  readonly tokens: TokenAnswer
  readonly company: { readonly id: number; readonly name: string }
}

export type AuthorizationSaved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'account-gone' }
  /** The account's mapping or receipts are tied to `before`, another company than the one chosen now. */
  | { readonly kind: 'other-company'; readonly before: string; readonly chosen: string }

export type TokenStore = ReturnType<typeof createTokenStore>

export function createTokenStore(db: Db, seal: Seal, now: () => Date) {
  const sealedTokens = createSealedTokens(seal)

  return {
    /** Null where there is no such account. */
    find: (id: string): Promise<StoredTokens | null> =>
      ask(db, () => {
        const row = accountOf(db, id)
        if (row === undefined) return null
        return {
          status: row.status,
          accessToken: sealedTokens.opened(id, 'access_token', row.accessToken),
          // Hardly anybody wants it, and this is read before every call.
          get refreshToken() {
            return sealedTokens.opened(id, 'refresh_token', row.refreshToken)
          },
          expiresAt: row.accessTokenExpiresAt,
        }
      }),

    /** A person authorized the account: tokens, company and audit row together, or nothing. */
    authorize: (id: string, { tokens, company }: Authorization, actor: string): Promise<AuthorizationSaved> =>
      write(db, (tx) => {
        const row = accountOf(tx, id)
        if (row === undefined) return { kind: 'account-gone' }
        const isOther = row.administrationId !== null && row.administrationId !== company.id
        if (isOther && isTied(tx, id)) {
          return { kind: 'other-company', before: row.administrationName ?? '', chosen: company.name }
        }
        const authorizedAt = now().toISOString()
        tx.update(accounts)
          .set({
            status: 'authorized',
            administrationId: company.id,
            administrationName: company.name,
            authorizedAt,
            problem: null,
            // A new authorization replaces the old one whole.
            refreshToken: null,
            refreshTokenAt: null,
            ...sealedTokens.columnsOf(id, tokens, authorizedAt),
          })
          .where(eq(accounts.id, id))
          .run()
        forgetRefresh(tx, id)
        recordAudit(tx, {
          at: authorizedAt,
          actor,
          action: 'account authorized',
          subject: id,
          details: { administrationId: company.id, administrationName: company.name },
        })
        return { kind: 'saved' }
      }),
  }
}

/** Receipts that wait or were sent need a token of the company that they were made for, also once the mapping is gone. */
function isTied(tx: Tx, accountId: string): boolean {
  const mapping = tx.select({ id: mappings.id }).from(mappings).where(eq(mappings.accountId, accountId)).limit(1).get()
  if (mapping !== undefined) return true
  const receipt = tx.select({ id: receipts.id }).from(receipts).where(eq(receipts.accountId, accountId)).limit(1).get()
  return receipt !== undefined
}
