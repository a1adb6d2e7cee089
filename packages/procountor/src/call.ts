import type { z } from 'zod'
import { type CallName, NoAnswer, RateLimited, Rejected, Unauthorized, Unavailable } from './failures.ts'
import { parseRetryAfter } from './retry-after.ts'
import { parseJson, parseVendorErrors } from './vendor-errors.ts'

/** One request, as the operations describe it. */
interface Call extends CallName {
  /** Absolute address, query included. */
  readonly url: string
  /** Sent as JSON. Absent: no body and no content type, for a body on GET is answered 403 by the gateway. */
  readonly body?: unknown
}

export type StartTimeout = (ms: number) => { readonly signal: AbortSignal; clear(): void }

/** A token that a call is sent with. `isNew`: whether it was made since the call's first one was refused. */
export interface CallToken {
  readonly token: string
  readonly isNew?: boolean
}

export interface CallOptions {
  readonly accessToken: () => Promise<string> | string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  readonly now: () => number
  readonly startTimeout: StartTimeout
  readonly beforeCall?: ((call: CallName) => Promise<void>) | undefined
  /** Another token for a call that was answered 401, which is sent again with it; to give up, it throws. */
  readonly renewToken?: ((refused: CallToken) => Promise<CallToken>) | undefined
}

export type Caller = <T>(schema: z.ZodType<T>, call: Call) => Promise<T>

/**
 * Sends one call and returns its answer, checked by `schema`; an empty body of a success is read as `{}`.
 * @throws ProcountorFailure one of the named failures; whatever `accessToken`, `renewToken` and `beforeCall` throw,
 * unchanged.
 */
export function createCaller(options: CallOptions): Caller {
  const { accessToken, renewToken, fetch, timeoutMs, now, startTimeout, beforeCall } = options

  return async (schema, call) => {
    let used: CallToken = { token: await accessToken() }
    for (;;) {
      // The hook comes last: what it reserves or checks, a departure time or a lease, must hold when the call leaves.
      await beforeCall?.({ operation: call.operation, method: call.method, path: call.path })

      const { response, text } = await send(call, used.token)
      if (response.ok) return readSuccess(schema, call, response.status, text)
      if (response.status !== 401 || renewToken === undefined) throw failureOf(call, response, text, used.token)
      used = await renewToken(used)
    }
  }

  async function send(call: Call, token: string): Promise<{ response: Response; text: string }> {
    const { signal, clear } = startTimeout(timeoutMs)
    try {
      const response = await fetch(call.url, {
        method: call.method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        // A redirect would carry the token elsewhere, and turn a POST into a GET that looks like a success.
        redirect: 'manual',
        signal,
      })
      return { response, text: await response.text() }
    } catch (error) {
      // The cause stays behind: it can hold the request. Its code says enough.
      const code = codeOf(error)
      if (signal.aborted) throw new NoAnswer(call, 'timeout')
      throw new NoAnswer(call, notConnected.has(code ?? '') ? 'not-connected' : 'cut', code)
    } finally {
      clear()
    }
  }

  function failureOf(call: Call, response: Response, text: string, token: string): Error {
    const { status, headers } = response
    const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now())
    if (status === 401) return new Unauthorized(call)
    if (status === 429) return new RateLimited(call, retryAfterMs)
    // 408 is a server or gateway that stopped waiting: as little to be relied on as a 5xx.
    if (status < 400 || status >= 500 || status === 408) {
      return new Unavailable(call, { status, reason: 'server-error', retryAfterMs })
    }
    if (isMarkup(headers, text)) return new Unavailable(call, { status, reason: 'not-json' })
    return new Rejected(call, status, parseVendorErrors(token === '' ? text : text.replaceAll(token, '…')))
  }
}

function readSuccess<T>(schema: z.ZodType<T>, call: Call, status: number, text: string): T {
  const body = text.trim() === '' ? {} : parseJson(text)
  if (body === undefined) throw new Unavailable(call, { status, reason: 'not-json' })
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  // Paths only: a value could be somebody's salary.
  const paths = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'body')
  throw new Unavailable(call, { status, reason: 'no-trustworthy-answer', detail: [...new Set(paths)].join(', ') })
}

function isMarkup(headers: Headers, text: string): boolean {
  return /html|xml/i.test(headers.get('content-type') ?? '') || text.trimStart().startsWith('<')
}

/** The connection was never made, so the request cannot have arrived. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : undefined
}
