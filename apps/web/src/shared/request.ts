import type { ApiError, BodyOf, ParamsOf, QueryOf, ResponseOf } from '@tosite/contract'
import { pathOf, type RouteName, routes } from '@tosite/contract/routes'
import { RequestError } from './request-error.ts'

type Given<Key extends string, Value> = [Value] extends [never]
  ? { readonly [K in Key]?: never }
  : { readonly [K in Key]: Value }

/** What a route is asked with. `file` is sent as it is, for routes that take a file as their body. */
type RequestOptions<Name extends RouteName> = Given<'params', ParamsOf<Name>> &
  Given<'query', QueryOf<Name>> &
  Given<'body', BodyOf<Name>> & { readonly file?: Blob; readonly signal?: AbortSignal }

type NothingNeeded<Name extends RouteName> = [ParamsOf<Name>, QueryOf<Name>, BodyOf<Name>] extends [never, never, never]
  ? true
  : false
type Rest<Name extends RouteName> =
  NothingNeeded<Name> extends true ? [options?: RequestOptions<Name>] : [options: RequestOptions<Name>]

interface Parts {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: Blob
  readonly signal?: AbortSignal
}

/**
 * Asks a route of the API.
 * @throws RequestError with the server's code, `no-connection` or `not-understood`; an abort is thrown as it is.
 */
export async function request<Name extends RouteName>(name: Name, ...rest: Rest<Name>): Promise<ResponseOf<Name>> {
  const parts: Parts = rest[0] ?? {}
  const url = pathOf(name, asTexts(parts.params)) + queryText(parts.query)
  const response = await answerOf(url, {
    method: routes[name].method,
    credentials: 'same-origin',
    ...bodyOf(parts),
    ...(parts.signal === undefined ? {} : { signal: parts.signal }),
  })
  return (await jsonOf(response)) as ResponseOf<Name>
}

/** A request outside the contract's routes: the sign-in library's own. */
export async function postJson(url: string, body: unknown): Promise<Response> {
  return answerOf(url, { method: 'POST', credentials: 'same-origin', ...bodyOf({ body }) })
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause
    throw new RequestError({ code: 'no-connection', message: `no answer from ${url}` }, 0, { cause })
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const json = await response.json().catch(() => undefined)
  if (response.ok && json !== undefined) return json
  if (!response.ok && isApiError(json)) throw new RequestError(json, response.status)
  throw new RequestError(
    { code: 'not-understood', message: `HTTP ${response.status} without a usable body` },
    response.status,
  )
}

function isApiError(json: unknown): json is ApiError {
  return (
    typeof json === 'object' && json !== null && 'code' in json && typeof json.code === 'string' && 'message' in json
  )
}

function bodyOf(parts: Parts): RequestInit {
  if (parts.file !== undefined) return { body: parts.file, headers: { 'content-type': 'application/octet-stream' } }
  if (parts.body === undefined) return {}
  return { body: JSON.stringify(parts.body), headers: { 'content-type': 'application/json' } }
}

function asTexts(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}

function queryText(query: unknown): string {
  const text = new URLSearchParams(asTexts(query)).toString()
  return text === '' ? '' : `?${text}`
}
