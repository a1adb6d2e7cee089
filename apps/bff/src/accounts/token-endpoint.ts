import type { VendorError } from '@tosite/contract'
import { parseTokenError } from '@tosite/procountor'
import * as z from 'zod'
import type { ProcountorConfig } from '../config.ts'
import type { TokenAnswer } from './token-store.ts'

/** The authorization is over: only a person can bring it back. */
export class RefreshRefused extends Error {
  readonly vendor: VendorError[]

  constructor(vendor: VendorError[]) {
    super('Procountor refused to refresh the token')
    this.name = 'RefreshRefused'
    this.vendor = vendor
  }
}

/** No usable answer: the authorization may well be alive. */
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
  /** The pace of this client. */
  readonly beforeCall?: () => Promise<void>
  readonly timeoutMs?: number
  readonly now: () => Date
}

/**
 * Refreshes tokens at Procountor's token endpoint. Needed where no browser and no route is near, in the delivery worker,
 * and where a refusal must be told from a server that is merely down.
 */
export function createRefreshTokens(config: ProcountorConfig, options: Options): RefreshTokens {
  const url = `${config.url}${config.apiPath}/oauth/token`
  const { timeoutMs = 15_000, now } = options
  const send = options.fetch ?? fetch

  return async (refreshToken) => {
    await options.beforeCall?.()
    const { status, text } = await post(send, url, timeoutMs, {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: config.clientId,
      client_secret: config.clientSecret,
    })
    if (status === 200) return tokenAnswerOf(parseJson(text), now())
    // 404 is a wrong version in the address, 408 and 429 pass by themselves, and markup comes from a gateway.
    if ([400, 401, 403].includes(status) && !text.trimStart().startsWith('<')) {
      throw new RefreshRefused(parseTokenError(text).map((error) => ({ vendor: 'procountor', ...error })))
    }
    throw new TokensUnavailable(`status ${status}`)
  }
}

async function post(send: typeof fetch, url: string, timeoutMs: number, form: Record<string, string>) {
  try {
    const response = await send(url, {
      method: 'POST',
      // As text: a URLSearchParams body would add a charset, which the vendor asks to leave out.
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    // What was caught may hold the request, and with it the secret.
    throw new TokensUnavailable('no answer')
  }
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
