import type { VendorError } from '@tosite/contract'
import { parseTokenError } from '@tosite/procountor'
import * as z from 'zod'
import { type Clock, timeoutOn } from '../clock.ts'
import type { ProcountorConfig } from '../config.ts'

/** As the token endpoint answers. */
export interface TokenAnswer {
  readonly accessToken: string
  /** Procountor's answer to a refresh carries none: the stored one stays then. */
  readonly refreshToken?: string
  /** ISO date-time; absent where the vendor did not say. */
  readonly expiresAt?: string
}

/** The authorization is over: only a person can bring it back. */
export class RefreshRefused extends Error {
  readonly vendor: VendorError[]

  constructor(vendor: VendorError[]) {
    super('Procountor refused to refresh the token')
    this.name = 'RefreshRefused'
    this.vendor = vendor
  }
}

/** No usable answer, or a refusal that is not about the token: the authorization may well be alive. */
class TokensUnavailable extends Error {
  constructor(reason: string) {
    super(`The token could not be refreshed: ${reason}`)
    this.name = 'TokensUnavailable'
  }
}

/** @throws RefreshRefused or TokensUnavailable, neither of which carries anything of the request */
export type RefreshTokens = (refreshToken: string) => Promise<TokenAnswer>

const Answer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.coerce.number().positive().nullish().catch(null),
})

interface Options {
  readonly fetch?: typeof fetch
  readonly clock: Clock
}

const timeoutMs = 15_000

/**
 * Refreshes tokens at Procountor's token endpoint. Needed where no browser and no route is near, in the delivery worker,
 * and where a refusal must be told from a server that is merely down.
 */
export function createRefreshTokens(config: ProcountorConfig, options: Options): RefreshTokens {
  const url = `${config.url}${config.apiPath}/oauth/token`
  const { clock, fetch: send = fetch } = options

  return async (refreshToken) => {
    const { status, text } = await post(url, {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: config.clientId,
      client_secret: config.clientSecret,
    })
    if (status === 200) return tokenAnswerOf(parseJson(text), clock.now())
    // 404 is a wrong version in the address, 408 and 429 pass by themselves, and markup comes from a gateway.
    if (![400, 401, 403].includes(status) || text.trimStart().startsWith('<')) {
      throw new TokensUnavailable(`status ${status}`)
    }
    const errors = parseTokenError(withoutSecrets(text, [refreshToken, config.clientSecret]))
    const ours = errors.find(({ code }) => code !== undefined && aboutTheClient.has(code))
    if (ours !== undefined) throw new TokensUnavailable(`status ${status}, ${ours.code}`)
    throw new RefreshRefused(errors.map((error) => ({ vendor: 'procountor', ...error })))
  }

  async function post(address: string, form: Record<string, string>) {
    const { signal, clear } = timeoutOn(clock, timeoutMs)
    try {
      const response = await send(address, {
        method: 'POST',
        // As text: a URLSearchParams body would add a charset, which the vendor asks to leave out.
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams(form).toString(),
        redirect: 'manual',
        signal,
      })
      return { status: response.status, text: await response.text() }
    } catch {
      // What was caught may hold the request, and with it the secret.
      throw new TokensUnavailable('no answer')
    } finally {
      clear()
    }
  }
}

/** What OAuth (RFC 6749, 5.2) calls a client that is wrong, in its secret or its request: no account is to blame. */
const aboutTheClient = new Set(['invalid_client', 'unauthorized_client', 'invalid_request', 'unsupported_grant_type'])

/** A vendor's words may repeat what they are about. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '…')), text)
}

/**
 * What an answer of the token endpoint holds.
 * @throws TokensUnavailable where it holds no access token
 */
export function tokenAnswerOf(answer: unknown, at: Date): TokenAnswer {
  const parsed = Answer.safeParse(answer)
  if (!parsed.success) throw new TokensUnavailable('half an answer')
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = parsed.data
  return {
    accessToken,
    ...(refreshToken ? { refreshToken } : {}),
    ...(expiresIn ? { expiresAt: new Date(at.getTime() + expiresIn * 1000).toISOString() } : {}),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
