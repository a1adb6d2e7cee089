import { randomUUID } from 'node:crypto'
import { NoAnswer, Rejected } from '@tosite/procountor'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAccountStore } from '../src/accounts/account-store.ts'
import { createAccountTokens } from '../src/accounts/account-tokens.ts'
import { createProcountorAccess, type ProcountorAccess } from '../src/accounts/procountor-access.ts'
import { createRefreshTokens } from '../src/accounts/token-endpoint.ts'
import { createTokenRefreshStore, type TokenRefreshStore } from '../src/accounts/token-refresh-store.ts'
import { createTokenStore, type TokenStore } from '../src/accounts/token-store.ts'
import { realClock } from '../src/clock.ts'
import { openDatabase } from '../src/db/database.ts'
import { ApiProblem } from '../src/http/api-error.ts'
import { createLog } from '../src/log.ts'
import { createSeal } from '../src/secrets/seal.ts'

// Procountor as far as tokens matter: one token is good, and every call is written down.
let clock: Date
let good: string
let calls: string[]
let logged: string[]
let tokenAnswer: () => Response | Promise<Response>
let apiAnswer: (call: string) => Response

let tokens: TokenStore
let refreshes: TokenRefreshStore
let access: ProcountorAccess
let accountId: string
let close: () => void

const config = {
  url: 'http://procountor.test',
  apiPath: '/api',
  clientId: 'id',
  clientSecret: 'client-secret',
  requestsPerSecond: 20,
}
const json = (body: unknown, status = 200) => Response.json(body, { status })
const session = { companyId: 7, name: 'Leipomo' }

const send: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input))
  const call = `${init?.method} ${pathname}`
  if (pathname.endsWith('/oauth/token')) {
    calls.push(`${call} ${new URLSearchParams(String(init?.body)).get('refresh_token')}`)
    return tokenAnswer()
  }
  const token = new Headers(init?.headers).get('authorization')
  calls.push(`${call} ${token}`)
  return token === `Bearer ${good}`
    ? apiAnswer(call)
    : json({ errors: [{ status: 401, message: 'Unauthorized' }] }, 401)
}

beforeEach(async () => {
  clock = new Date('2026-10-01T08:00:00Z')
  calls = []
  logged = []
  good = 'a0'
  apiAnswer = () => json(session)
  let made = 0
  // As the vendor answers a refresh: without a refresh token.
  tokenAnswer = () => {
    made += 1
    good = `a${made}`
    return json({ access_token: good, expires_in: 3600 })
  }

  const database = openDatabase(':memory:')
  close = database.close
  const now = () => clock
  const seal = createSeal('a secret of thirty-two characters')
  tokens = createTokenStore(database.db, seal, now)
  accountId = (await createAccountStore(database.db, now, randomUUID).create('Palkat', 'someone')).id
  refreshes = createTokenRefreshStore(database.db, seal, now)
  const ticking = { ...realClock, now }
  access = createProcountorAccess({
    config,
    tokens: createAccountTokens({
      tokens,
      refreshes,
      refreshTokens: createRefreshTokens(config, { fetch: send, clock: ticking }),
      clock: ticking,
      log: createLog({}, { write: (line) => logged.push(line) }),
      newId: randomUUID,
      random: () => 0.5,
      depart: (atDeparture) => atDeparture(),
    }),
    clock: ticking,
    pace: { depart: async (_lane, atDeparture) => atDeparture?.() },
    fetch: send,
  })
})
afterEach(() => close())

async function authorize(accessToken = 'a0', expiresAt = '2026-10-01T09:00:00Z') {
  await tokens.authorize(
    accountId,
    { tokens: { accessToken, refreshToken: 'r0', expiresAt }, company: { id: 7, name: 'Leipomo' } },
    'someone',
  )
}

const read = () => access.with(accountId, (client) => client.sessionInfo())
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000)
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ApiProblem ? error.code : error),
  )

test('refreshing three times keeps the refresh token that no answer repeats', async () => {
  await authorize()
  for (let hour = 1; hour <= 3; hour++) {
    later(60)
    await read()
  }
  expect(calls.filter((call) => call.includes('/oauth/token'))).toEqual(Array(3).fill('POST /api/oauth/token r0'))
  expect(await tokens.find(accountId)).toMatchObject({ accessToken: 'a3', refreshToken: 'r0', status: 'authorized' })
})

test('a refresh token that does come replaces the stored one', async () => {
  await authorize()
  later(60)
  tokenAnswer = () => {
    good = 'b'
    return json({ access_token: 'b', refresh_token: 'r1', expires_in: 3600 })
  }
  await read()
  expect((await tokens.find(accountId))?.refreshToken).toBe('r1')
})

test('a 401 refreshes once and repeats the refused call only, not what was done before it', async () => {
  await authorize()
  await access.with(accountId, async (client) => {
    await client.approve(1)
    good = 'somebody ended a0'
    await client.setUnfinished(1)
  })
  expect(calls).toEqual([
    'PUT /api/ledgerreceipts/1/approve Bearer a0',
    'PUT /api/ledgerreceipts/1/unfinished Bearer a0',
    'POST /api/oauth/token r0',
    'PUT /api/ledgerreceipts/1/unfinished Bearer a1',
  ])
})

test('whoever meets the end of a token at the same time waits for one refresh', async () => {
  await authorize('ended')
  await Promise.all([read(), read(), read()])
  expect(calls.filter((call) => call.includes('/oauth/token'))).toHaveLength(1)
})

test('a token about to expire is renewed before it is used', async () => {
  await authorize('a0', '2026-10-01T08:00:30Z')
  await read()
  expect(calls).toEqual(['POST /api/oauth/token r0', 'GET /api/sessioninfo Bearer a1'])
})

test('a refused refresh expires the account, keeps its company, and asks Procountor nothing more', async () => {
  await authorize('ended')
  tokenAnswer = () => json({ errors: [{ status: 401, message: 'Invalid refresh token' }] }, 401)
  expect(await codeOf(read())).toBe('authorization-expired')
  expect(await tokens.find(accountId)).toMatchObject({ status: 'authorization-expired', refreshToken: 'r0' })
  const before = calls.length
  expect(await codeOf(read())).toBe('authorization-expired')
  expect(calls).toHaveLength(before)
})

test.each([
  ['a server error', () => json({}, 503)],
  ['a gateway page', () => new Response('<html>Forbidden</html>', { status: 403 })],
  ['a wrong version in the path', () => json({}, 404)],
  ['too many requests', () => json({}, 429)],
  ['half an answer', () => json({ expires_in: 3600 })],
  ['an answer cut in the middle', () => new Response('{"access_token": "a1", "refr')],
  ['a client that Procountor does not know', () => json({ error: 'invalid_client' }, 401)],
  ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
])('%s while refreshing does not expire the account', async (_, answer) => {
  await authorize('ended')
  tokenAnswer = answer
  expect(await codeOf(read())).toBe('authorization-not-renewed')
  expect(await tokens.find(accountId)).toMatchObject({ status: 'authorized', refreshToken: 'r0' })
})

test('a new token that is refused as well means that the authorization is gone', async () => {
  await authorize('ended')
  tokenAnswer = () => json({ access_token: 'refused too', expires_in: 3600 })
  expect(await codeOf(read())).toBe('authorization-expired')
  expect(calls.filter((call) => call.includes('/oauth/token'))).toHaveLength(1)
})

test('a refused refresh does not undo an authorization that was given meanwhile', async () => {
  await authorize('ended')
  tokenAnswer = async () => {
    await tokens.authorize(
      accountId,
      { tokens: { accessToken: 'a9', refreshToken: 'r9' }, company: { id: 7, name: 'Leipomo' } },
      'someone',
    )
    good = 'a9'
    return json({ error: 'invalid_grant' }, 400)
  }
  expect(await read()).toMatchObject({ companyId: 7 })
  expect(await tokens.find(accountId)).toMatchObject({ status: 'authorized', refreshToken: 'r9' })
})

test('what the vendor refuses, or does not answer, comes through as the client says it', async () => {
  await authorize()
  apiAnswer = () => json({ errors: [{ status: 400, field: 'name', message: 'NOT_LIKE_THAT' }] }, 400)
  expect(await codeOf(read())).toBeInstanceOf(Rejected)
  apiAnswer = () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
  }
  expect(await codeOf(read())).toBeInstanceOf(NoAnswer)
})

test('an account without an authorization, and one that does not exist, are told apart', async () => {
  expect(await codeOf(read())).toBe('account-not-authorized')
  expect(await codeOf(access.with('nobody', (client) => client.sessionInfo()))).toBe('not-found')
  expect(calls).toEqual([])
})

test('every departure asks first, a repeated one too, and none happens when that fails', async () => {
  await authorize('ended')
  let asked = 0
  const beforeCall = async () => {
    asked += 1
    if (asked === 3) throw new Error('lease lost')
  }
  await access.with(accountId, (client) => client.sessionInfo(), { beforeCall })
  expect(asked).toBe(2)
  const before = calls.length
  await expect(access.with(accountId, (client) => client.sessionInfo(), { beforeCall })).rejects.toThrow('lease lost')
  expect(calls).toHaveLength(before)
})

test('after a lost answer nobody asks again before its time, and the time is told', async () => {
  await authorize('ended')
  const working = tokenAnswer
  tokenAnswer = () => json({}, 503)
  const waits: number[] = []
  for (let failures = 1; failures <= 4; failures++) {
    const error = await read().catch((thrown: unknown) => thrown)
    const againAt = error instanceof ApiProblem ? String(error.details?.values?.againAt) : ''
    const asked = calls.filter((call) => call.includes('/oauth/token')).length
    expect(await codeOf(read())).toBe('authorization-not-renewed')
    expect(calls.filter((call) => call.includes('/oauth/token'))).toHaveLength(asked)
    waits.push(Date.parse(againAt) - clock.getTime())
    clock = new Date(againAt)
  }
  expect(waits).toEqual([1_500, 3_000, 6_000, 12_000])
  tokenAnswer = working
  await read()
  expect((await tokens.find(accountId))?.status).toBe('authorized')
})

test('a lock that is not to be had is told as that, and the authorization stays', async () => {
  await authorize('ended')
  const failing = vi.spyOn(refreshes, 'take')
  failing.mockRejectedValueOnce(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))
  expect(await codeOf(read())).toBe('busy')
  expect((await tokens.find(accountId))?.status).toBe('authorized')
  await read()
})

test('no secret is in the log or in what is told, whatever the vendor repeats', async () => {
  await authorize('access-secret')
  const told: string[] = []
  const secrets = ['access-secret', 'r0', config.clientSecret]
  const meet = async () => {
    const error = await read().catch((thrown: unknown) => thrown)
    told.push(error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : 'no error')
    later(60)
  }
  tokenAnswer = () => Promise.reject(new TypeError(`about ${secrets.join()}`))
  await meet()
  tokenAnswer = () => json({ error: 'invalid_client', error_description: `about ${secrets.join()}` }, 401)
  await meet()
  tokenAnswer = () => json({ errors: [{ status: 401, message: `The token r0 of ${config.clientSecret}` }] }, 401)
  await meet()
  expect(told.at(-1)).toContain('authorization-expired')
  for (const secret of secrets) expect([...told, ...logged].join('\n')).not.toContain(secret)
})
