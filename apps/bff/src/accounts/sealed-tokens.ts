import type { Seal } from '../secrets/seal.ts'
import type { TokenAnswer } from './token-endpoint.ts'

type TokenColumn = 'access_token' | 'refresh_token'

/** Tokens as the table of accounts holds them: sealed, each bound to its row and column. */
export function createSealedTokens(seal: Seal) {
  const placeOf = (id: string, column: TokenColumn) => ({ table: 'accounts', row: id, column }) as const
  const sealed = (id: string, column: TokenColumn, token: string) => seal.seal(token, placeOf(id, column))

  return {
    opened: (id: string, column: TokenColumn, token: string | null): string | null =>
      token === null ? null : seal.open(token, placeOf(id, column)),

    /** The columns of an answer. A refresh token that did not come leaves the stored one as it is. */
    columnsOf: (id: string, { accessToken, refreshToken, expiresAt }: TokenAnswer, at: string) => ({
      accessToken: sealed(id, 'access_token', accessToken),
      accessTokenExpiresAt: expiresAt ?? null,
      ...(refreshToken === undefined
        ? {}
        : { refreshToken: sealed(id, 'refresh_token', refreshToken), refreshTokenAt: at }),
    }),
  }
}
