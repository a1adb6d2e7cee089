import { expect } from 'vitest'
import { type ProcountorStandIn, startProcountorStandIn } from '../src/procountor/index.ts'
import { loadOpenApi } from '../src/procountor/openapi.ts'
import { smallOffice } from './small-office.ts'

export const client = {
  id: 'tosite-test',
  secret: 'not-a-secret',
  redirectUri: 'http://localhost:3000/api/procountor/callback',
}
const tuija = { username: 'tuija@toimisto.example', password: 'Leivinuuni-7' }

export interface Reply {
  readonly status: number
  readonly body: unknown
}
export type Bench = Awaited<ReturnType<typeof startBench>>

const api = loadOpenApi()

/** A stand-in on a free port and a plain HTTP client. Every answer of a described operation is held against the document. */
export async function startBench(options: Partial<Parameters<typeof startProcountorStandIn>[0]> = {}) {
  const standIn: ProcountorStandIn = await startProcountorStandIn({
    seed: smallOffice,
    clientId: client.id,
    clientSecret: client.secret,
    redirectUri: client.redirectUri,
    requestsPerSecond: 10_000,
    ...options,
  })
  const { url } = standIn

  const form = (path: string, fields: Readonly<Record<string, string>>, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      // Plain bytes, because a URLSearchParams body would bring a charset with it.
      body: Buffer.from(new URLSearchParams(fields).toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...init,
    })

  /** Walks the pages as a browser would; answers where it is sent. */
  const authorize = async (companyId: number, who = tuija, page = '/login'): Promise<URL> => {
    const request = { response_type: 'code', client_id: client.id, redirect_uri: client.redirectUri, state: 's 1' }
    const text = await (await form(page, { ...request, ...who })).text()
    const login = /name="login" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const answer = await form(`${page}/company`, { ...request, login, company: String(companyId) })
    return new URL(answer.headers.get('location') ?? 'about:blank')
  }

  const token = async (fields: Readonly<Record<string, string>>): Promise<Reply> => {
    const answer = await form('/api/oauth/token', { client_id: client.id, client_secret: client.secret, ...fields })
    return { status: answer.status, body: await answer.json() }
  }

  const exchange = (code: string) => token({ grant_type: 'authorization_code', code, redirect_uri: client.redirectUri })

  const signIn = async (companyId = 1, who = tuija) => {
    const code = (await authorize(companyId, who)).searchParams.get('code') ?? ''
    const { body } = await exchange(code)
    return body as { access_token: string; refresh_token: string; expires_in: number }
  }

  const request = async (accessToken: string, method: string, path: string, body?: unknown): Promise<Reply> => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const reply = { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
    hold(method, path, answer, reply.body)
    return reply
  }

  /** The same for one user in one company. */
  const as = (accessToken: string) => ({
    get: (path: string) => request(accessToken, 'GET', path),
    post: (path: string, body?: unknown) => request(accessToken, 'POST', path, body),
    put: (path: string, body?: unknown) => request(accessToken, 'PUT', path, body),
  })

  const control = async (method: string, path: string, body?: object): Promise<Reply> => {
    const answer = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    return { status: answer.status, body: await answer.json() }
  }

  return { ...standIn, form, authorize, token, exchange, signIn, as, control }
}

/** Compares an answer with the operation that describes it. */
function hold(method: string, path: string, answer: Response, body: unknown): void {
  const found = api.operations.find(
    (each) =>
      each.method === method &&
      new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.replace(/\?.*$/, '')),
  )
  const type = (answer.headers.get('content-type') ?? '').replace(/;.*$/, '')
  if (found) expect(api.answerErrors(found.id, answer.status, type, body) ?? []).toEqual([])
}

/** `field: message` of every error in an answer. */
export function errorsOf({ body }: Reply): string[] {
  return (body as { errors: { field?: string; message: string }[] }).errors.map(({ field, message }) =>
    field === undefined ? message : `${field}: ${message}`,
  )
}
