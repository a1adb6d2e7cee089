import type { VendorError } from '@tosite/contract'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, companies, mappings } from '../db/schema.ts'
import type { Seal } from '../secrets/seal.ts'

/** As the token endpoint answers. */
export interface TokenAnswer {
  readonly accessToken: string
  /** Procountor's answer to a refresh carries none: the stored one stays then. */
  readonly refreshToken?: string
  /** ISO date-time; absent where the vendor did not say. */
  readonly expiresAt?: string
}

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
  /** The account's mapping is tied to `before`, another company than the one chosen now. */
  | { readonly kind: 'other-company'; readonly before: string; readonly chosen: string; readonly mapped: string }

export type TokenStore = ReturnType<typeof createTokenStore>

export function createTokenStore(db: Db, seal: Seal, now: () => Date) {
  const sealed = (id: string, column: TokenColumn, token: string) => seal.seal(token, placeOf(id, column))
  const opened = (id: string, column: TokenColumn, token: string | null) =>
    token === null ? null : seal.open(token, placeOf(id, column))

  /** A refresh token that did not come leaves the stored one as it is. */
  const tokenColumns = (id: string, { accessToken, refreshToken, expiresAt }: TokenAnswer) => ({
    accessToken: sealed(id, 'access_token', accessToken),
    accessTokenExpiresAt: expiresAt ?? null,
    ...(refreshToken === undefined ? {} : { refreshToken: sealed(id, 'refresh_token', refreshToken) }),
  })

  return {
    /** Null where there is no such account. */
    find: (id: string): Promise<StoredTokens | null> =>
      read(db, (tx) => {
        const row = rowOf(tx, id)
        if (row === undefined) return null
        return {
          status: row.status,
          accessToken: opened(id, 'access_token', row.accessToken),
          refreshToken: opened(id, 'refresh_token', row.refreshToken),
          expiresAt: row.accessTokenExpiresAt,
        }
      }),

    /** A person authorized the account: tokens, company and audit row together, or nothing. */
    authorize: (id: string, { tokens, company }: Authorization, actor: string): Promise<AuthorizationSaved> =>
      write(db, (tx) => {
        const row = rowOf(tx, id)
        if (row === undefined) return { kind: 'account-gone' }
        const mapped = mappedCompany(tx, id)
        if (mapped !== undefined && row.administrationId !== null && row.administrationId !== company.id) {
          return { kind: 'other-company', before: row.administrationName ?? '', chosen: company.name, mapped }
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
            ...tokenColumns(id, tokens),
          })
          .where(eq(accounts.id, id))
          .run()
        recordAudit(tx, {
          at: authorizedAt,
          actor,
          action: 'account authorized',
          subject: id,
          details: { administrationId: company.id, administrationName: company.name },
        })
        return { kind: 'saved' }
      }),

    /** New tokens of a refresh. Nothing happens where a person authorized anew in the meantime. */
    refresh: (id: string, refreshedWith: string, tokens: TokenAnswer): Promise<void> =>
      write(db, (tx) => {
        const row = rowOf(tx, id)
        if (row === undefined || opened(id, 'refresh_token', row.refreshToken) !== refreshedWith) return
        tx.update(accounts).set(tokenColumns(id, tokens)).where(eq(accounts.id, id)).run()
      }),

    /**
     * Procountor no longer accepts the authorization; mapping and history stay. False where a person authorized anew in
     * the meantime, so that the tokens found refused are not the stored ones.
     */
    expire: (id: string, refused: Pick<StoredTokens, 'refreshToken'>, vendor: VendorError[]): Promise<boolean> =>
      write(db, (tx) => {
        const row = rowOf(tx, id)
        if (row === undefined || opened(id, 'refresh_token', row.refreshToken) !== refused.refreshToken) return false
        if (row.status !== 'authorized') return true
        tx.update(accounts)
          .set({ status: 'authorization-expired', problem: { code: 'authorization-expired', vendor } })
          .where(eq(accounts.id, id))
          .run()
        recordAudit(tx, {
          at: now().toISOString(),
          actor: tosite,
          action: 'account authorization expired',
          subject: id,
          details: {},
        })
        return true
      }),
  }
}

type TokenColumn = 'access_token' | 'refresh_token'

function placeOf(id: string, column: TokenColumn) {
  return { table: 'accounts', row: id, column } as const
}

function rowOf(tx: Tx, id: string) {
  return tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.deletedAt)))
    .get()
}

function mappedCompany(tx: Tx, accountId: string): string | undefined {
  return tx
    .select({ name: companies.name })
    .from(mappings)
    .innerJoin(companies, eq(companies.id, mappings.companyId))
    .where(eq(mappings.accountId, accountId))
    .get()?.name
}
