import { createProcountorClient, type ProcountorClient, Unauthorized } from '@tosite/procountor'
import { type Clock, timeoutOn } from '../clock.ts'
import type { ProcountorConfig } from '../config.ts'
import type { Lane } from '../deliveries/lanes.ts'
import type { Pace } from '../deliveries/pace.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { RefreshRefused, type RefreshTokens } from './token-endpoint.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'

export interface ProcountorAccess {
  /**
   * Does work with a client of an account's administration. A call answered 401 did nothing: the token is refreshed once
   * and that one call, never the whole work, goes out again.
   *
   * Calls leave at the pace of all, those of people (the default `lane`) before those of deliveries. `beforeCall` runs at
   * the departure time of every call, a repeated one included; when it throws, the call is not made.
   * @throws ProcountorFailure the client's own failures, unchanged
   * @throws ApiProblem account-not-authorized, authorization-expired or procountor-unavailable (no token to be had): the
   * call that met it did not happen
   */
  with<T>(
    accountId: string,
    work: (client: ProcountorClient) => Promise<T>,
    options?: { readonly lane?: Lane; readonly beforeCall?: () => Promise<void> },
  ): Promise<T>
}

interface AccessOptions {
  /** Null: Procountor is not configured. */
  readonly config: ProcountorConfig | null
  readonly tokens: TokenStore
  readonly refreshTokens: RefreshTokens | null
  readonly clock: Clock
  readonly pace: Pick<Pace, 'depart'>
  readonly fetch?: typeof fetch
}

/** A token this close to its end is renewed before it is used. */
const almostExpiredMs = 60_000

export function createProcountorAccess(options: AccessOptions): ProcountorAccess {
  const { config, tokens, refreshTokens, clock, pace } = options
  const send = options.fetch ?? fetch
  const refreshing = new Map<string, Promise<string>>()

  /** One refresh at a time for an account: whoever else needs it waits for the same one. */
  function refreshedToken(accountId: string, refused: string | null): Promise<string> {
    const running = refreshing.get(accountId)
    if (running !== undefined) return running
    const started = refresh(accountId, refused).finally(() => refreshing.delete(accountId))
    refreshing.set(accountId, started)
    return started
  }

  async function refresh(accountId: string, refused: string | null): Promise<string> {
    const stored = await usable(accountId)
    // Somebody else's refresh, or a new authorization, came first.
    if (stored.accessToken !== null && stored.accessToken !== refused) return stored.accessToken
    if (stored.refreshToken === null || refreshTokens === null) throw await expired(accountId, stored, [])
    try {
      const answer = await refreshTokens(stored.refreshToken)
      await tokens.refresh(accountId, stored.refreshToken, answer)
      return answer.accessToken
    } catch (error) {
      if (error instanceof RefreshRefused) throw await expired(accountId, stored, error.vendor)
      throw apiProblem('procountor-unavailable', 503, 'Procountor could not renew the authorization just now.')
    }
  }

  async function usable(accountId: string): Promise<StoredTokens> {
    const stored = await tokens.find(accountId)
    if (stored === null) throw notFound('account')
    if (stored.status === 'not-authorized') {
      throw apiProblem('account-not-authorized', 409, 'The account is not authorized at Procountor.')
    }
    if (stored.status === 'authorization-expired') throw expiredProblem()
    return stored
  }

  async function expired(accountId: string, stored: StoredTokens, vendor: RefreshRefused['vendor']) {
    await tokens.expire(accountId, stored, vendor)
    return expiredProblem(vendor)
  }

  /** The token for the next call, renewed where it is about to expire. */
  async function currentToken(accountId: string): Promise<string> {
    const stored = await usable(accountId)
    const left =
      stored.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(stored.expiresAt) - clock.now().getTime()
    if (stored.accessToken !== null && left > almostExpiredMs) return stored.accessToken
    return refreshedToken(accountId, stored.accessToken)
  }

  return {
    async with(accountId, work, { lane = 'person', beforeCall } = {}) {
      if (config === null) {
        throw apiProblem('procountor-unavailable', 503, 'Procountor is not configured: PROCOUNTOR_URL is not set.')
      }
      const beforeEach = () => pace.depart(lane, beforeCall)
      let failure: unknown

      /** Sends; after a 401 once more with a new token. Where none can be had, the 401 stays and why is remembered. */
      const sendAuthorized: typeof fetch = async (url, init) => {
        const response = await send(url, init)
        if (response.status !== 401) return response
        const headers = new Headers(init?.headers)
        try {
          headers.set('authorization', `Bearer ${await refreshedToken(accountId, bearerOf(headers))}`)
          await beforeEach()
        } catch (error) {
          failure ??= error
          return response
        }
        await response.body?.cancel()
        return send(url, { ...init, headers })
      }

      const client = createProcountorClient({
        baseUrl: config.url,
        apiPath: config.apiPath,
        accessToken: () => currentToken(accountId),
        fetch: sendAuthorized,
        beforeCall: beforeEach,
        now: () => clock.now().getTime(),
        startTimeout: (ms) => timeoutOn(clock, ms),
      })
      try {
        return await work(client)
      } catch (error) {
        if (!(error instanceof Unauthorized)) throw error
        if (failure !== undefined) throw failure
        // A token made a moment ago is refused as well: the authorization itself is gone.
        const stored = await usable(accountId)
        throw await expired(accountId, stored, [])
      }
    },
  }
}

function expiredProblem(vendor: RefreshRefused['vendor'] = []) {
  return apiProblem('authorization-expired', 409, 'Procountor no longer accepts the authorization: authorize anew.', {
    vendor,
  })
}

function bearerOf(headers: Headers): string | null {
  return headers.get('authorization')?.replace(/^Bearer /, '') ?? null
}
