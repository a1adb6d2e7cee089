import type { Db } from './database.ts'

export type TokenKind = 'access' | 'refresh' | 'api-key'

/** Whom a code, token or key stands for. */
export interface Grantee {
  readonly userId: number
  readonly companyId: number
}
interface CodeGrant extends Grantee {
  readonly kind: 'login' | 'keylogin'
  readonly clientId: string
  readonly redirectUri: string
}
interface TokenCounts {
  readonly issued: number
  readonly live: number
}

const refreshTokensKept = 100

/** Logins under way, codes and tokens. Times are milliseconds since 1970. */
export function createGrantStore(db: Db) {
  const endTokens = (condition: string, ...values: unknown[]): number =>
    db.prepare(`UPDATE tokens SET ended = 1 WHERE ended = 0 AND ${condition}`).run(...values).changes

  const addToken = (
    kind: TokenKind,
    token: string,
    { userId, companyId }: Grantee,
    issued: number,
    expires?: number,
  ) => {
    db.prepare('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, 0)').run(
      ...[token, kind, userId, companyId, issued, expires ?? null],
    )
    if (kind !== 'refresh') return
    endTokens(
      `kind = 'refresh' AND user_id = ? AND company_id = ? AND rowid NOT IN
        (SELECT rowid FROM tokens WHERE kind = 'refresh' AND user_id = ? AND company_id = ? AND ended = 0
         ORDER BY rowid DESC LIMIT ${refreshTokensKept})`,
      ...[userId, companyId, userId, companyId],
    )
  }

  return {
    addLogin: (id: string, userId: number, expires: number): void => {
      db.prepare('INSERT INTO logins VALUES (?, ?, ?)').run(id, userId, expires)
    },
    /** The user logged in under this id, if that is still valid. */
    loginUser: (id: string, at: number): number | undefined =>
      db
        .prepare<[string, number], { userId: number }>(
          'SELECT user_id AS userId FROM logins WHERE id = ? AND expires > ?',
        )
        .get(id, at)?.userId,
    endLogin: (id: string): void => {
      db.prepare('DELETE FROM logins WHERE id = ?').run(id)
    },

    addCode: (code: string, grant: CodeGrant, expires: number): void => {
      const { kind, clientId, redirectUri, userId, companyId } = grant
      db.prepare('INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        ...[code, kind, clientId, redirectUri, userId, companyId, expires],
      )
    },
    /** Takes the code away, whatever becomes of the request: a code is good for one attempt. */
    takeCode: (code: string, at: number): CodeGrant | undefined => {
      const row = db
        .prepare<[string], CodeGrant & { expires: number }>(
          `DELETE FROM codes WHERE code = ? RETURNING kind, client_id AS clientId, redirect_uri AS redirectUri,
             user_id AS userId, company_id AS companyId, expires`,
        )
        .get(code)
      return row && row.expires > at ? row : undefined
    },

    addToken: db.transaction(addToken).immediate,
    liveToken: (kind: TokenKind, token: string, at: number): Grantee | undefined =>
      db
        .prepare<[string, string, number], Grantee>(
          `SELECT user_id AS userId, company_id AS companyId FROM tokens
           WHERE token = ? AND kind = ? AND ended = 0 AND (expires IS NULL OR expires > ?)`,
        )
        .get(token, kind, at),
    endToken: (token: string): number => endTokens('token = ?', token),
    endTokensOf: (kind: TokenKind, { userId, companyId }: Partial<Grantee>): number =>
      endTokens(
        'kind = ? AND user_id = coalesce(?, user_id) AND company_id = coalesce(?, company_id)',
        ...[kind, userId ?? null, companyId ?? null],
      ),
    counts: (at: number): Record<TokenKind, TokenCounts> => {
      const rows = db
        .prepare<[number], { kind: TokenKind; issued: number; live: number }>(
          `SELECT kind, count(*) AS issued, coalesce(sum(ended = 0 AND (expires IS NULL OR expires > ?)), 0) AS live
           FROM tokens GROUP BY kind`,
        )
        .all(at)
      const of = (kind: TokenKind) => {
        const row = rows.find((each) => each.kind === kind)
        return { issued: row?.issued ?? 0, live: row?.live ?? 0 }
      }
      return { access: of('access'), refresh: of('refresh'), 'api-key': of('api-key') }
    },
  }
}
