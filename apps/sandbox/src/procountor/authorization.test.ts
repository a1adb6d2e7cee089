import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, client, startBench } from '../../test/procountor-bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.close())

const good = { response_type: 'code', client_id: client.id, redirect_uri: client.redirectUri, state: 'a b&c' }
const page = (fields: Record<string, string>, kind = '/login') =>
  fetch(`${bench.url}${kind}?${new URLSearchParams(fields)}`, { redirect: 'manual' })

test('the login page has labelled fields and is answered as HTML', async () => {
  const answer = await page(good)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(text).toContain('<label for="username">Username</label>')
  expect(text).toContain('<label for="password">Password</label>')
  expect(text).toMatch(/<button[^>]*>Log in<\/button>/)
})

test.each([
  ['no response_type', { ...good, response_type: '' }],
  ['another client', { ...good, client_id: 'stranger' }],
  ['a query on the redirect URI', { ...good, redirect_uri: `${client.redirectUri}?tenant=1` }],
  ['another redirect URI', { ...good, redirect_uri: 'https://evil.example/callback' }],
])('%s shows an error on the page and redirects nowhere', async (_, fields) => {
  const answer = await page(fields)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('location')).toBeNull()
  expect(await answer.text()).toContain('role="alert"')
  const posted = await bench.form('/login', { ...fields, choice: 'cancel' })
  expect([posted.status, posted.headers.get('location')]).toEqual([400, null])
})

test('a wrong password keeps the user on the page with a message', async () => {
  const answer = await bench.form('/login', { ...good, username: 'tuija@toimisto.example', password: 'wrong' })
  expect(answer.status).toBe(401)
  expect(await answer.text()).toContain('Wrong username or password.')
})

test('a user limited to the API may not use the page', async () => {
  const answer = await bench.form('/login', { ...good, username: 'kone', password: 'Konesali-7' })
  expect(await answer.text()).toContain('may use the API only')
})

test('only the companies of the user are offered, and a company of others cannot be chosen', async () => {
  const who = { username: 'katja@toimisto.example', password: 'Katselija-7' }
  const text = await (await bench.form('/login', { ...good, ...who })).text()
  expect(text).toContain('Leipomo Oy')
  expect(text).not.toContain('Kauppa Oy')
  const login = /name="login" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const answer = await bench.form('/login/company', { ...good, login, company: '2' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('Choose a company.')
})

test('cancelling returns to the application with an error and the state', async () => {
  const answer = await bench.form('/login', { ...good, choice: 'cancel' })
  expect(answer.headers.get('location')).toBe(`${client.redirectUri}?error=access_denied&state=a+b%26c`)
  await bench.control('POST', '/facts', { cancelReturnsError: false })
  const silent = await bench.form('/login', { ...good, choice: 'cancel' })
  expect(silent.headers.get('location')).toBe(`${client.redirectUri}?state=a+b%26c`)
})

test('a code returns with the state and buys an access and a refresh token for the chosen company', async () => {
  const target = await bench.authorize(2)
  expect(target.searchParams.get('state')).toBe('s 1')
  const { status, body } = await bench.exchange(target.searchParams.get('code') ?? '')
  expect(status).toBe(200)
  expect(Object.keys(body as object).toSorted()).toEqual(['access_token', 'expires_in', 'refresh_token'])
  const { access_token: token } = body as { access_token: string }
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  expect(claims).toMatchObject({ aud: client.id, sub: '1', cid: 2 })
  expect(claims.exp - claims.iat).toBe(3600)
  expect((await bench.as(token).get('/sessioninfo')).body).toMatchObject({ companyId: 2, name: 'Kauppa Oy', userId: 1 })
})

test('a code works once', async () => {
  const code = (await bench.authorize(1)).searchParams.get('code') ?? ''
  expect((await bench.exchange(code)).status).toBe(200)
  expect((await bench.exchange(code)).status).toBe(401)
})

test('a code ends after 300 seconds', async () => {
  const code = (await bench.authorize(1)).searchParams.get('code') ?? ''
  await bench.control('POST', '/clock', { advanceSeconds: 301 })
  expect((await bench.exchange(code)).status).toBe(401)
})

test('a code is bound to the redirect URI, and a failed attempt uses it up', async () => {
  const code = (await bench.authorize(1)).searchParams.get('code') ?? ''
  const other = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost:3000/other' }
  expect((await bench.token(other)).status).toBe(401)
  expect((await bench.exchange(code)).status).toBe(401)
})

test('a refresh gives a new access token and no refresh token, again and again', async () => {
  const { refresh_token, access_token } = await bench.signIn()
  const seen = new Set([access_token])
  for (const _ of [1, 2, 3]) {
    const { status, body } = await bench.token({ grant_type: 'refresh_token', refresh_token })
    expect(status).toBe(200)
    expect(Object.keys(body as object).toSorted()).toEqual(['access_token', 'expires_in'])
    seen.add((body as { access_token: string }).access_token)
  }
  expect(seen.size).toBe(4)
})

test('rotation can be switched on: then a refresh token works once', async () => {
  await bench.control('POST', '/facts', { rotateRefreshTokens: true })
  const { refresh_token } = await bench.signIn()
  const { body } = await bench.token({ grant_type: 'refresh_token', refresh_token })
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(401)
  const next = (body as { refresh_token: string }).refresh_token
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token: next })).status).toBe(200)
})

test('access ends after an hour, refresh tokens after six months', async () => {
  const { access_token, refresh_token } = await bench.signIn()
  await bench.control('POST', '/clock', { advanceSeconds: 3601 })
  expect((await bench.as(access_token).get('/sessioninfo')).status).toBe(401)
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200)
  await bench.control('POST', '/clock', { advanceSeconds: 185 * 86_400 })
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(401)
})

test('the oldest of more than 100 refresh tokens ends', async () => {
  const first = await bench.signIn()
  const second = await bench.signIn()
  for (let made = 2; made < 101; made++) {
    bench.store.grants.addToken('refresh', `filler-${made}`, { userId: 1, companyId: 1 }, made)
  }
  const refresh = (token: string) => bench.token({ grant_type: 'refresh_token', refresh_token: token })
  expect((await refresh(first.refresh_token)).status).toBe(401)
  expect((await refresh(second.refresh_token)).status).toBe(200)
})

test('token parameters in the URL, a charset, and HTTP Basic alone are refused', async () => {
  const { refresh_token } = await bench.signIn()
  const fields = { grant_type: 'refresh_token', refresh_token, client_id: client.id, client_secret: client.secret }
  const inUrl = await bench.form(`/api/oauth/token?${new URLSearchParams(fields)}`, {})
  expect(inUrl.status).toBe(400)
  const charset = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
  expect((await bench.form('/api/oauth/token', fields, { headers: charset })).status).toBe(400)
  const basic = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
  }
  const { client_id: _, client_secret: __, ...bare } = fields
  expect((await bench.form('/api/oauth/token', bare, { headers: basic })).status).toBe(401)
  expect((await bench.form('/api/oauth/token', fields)).status).toBe(200)
})

test.each(['password', 'constructor', ''])('the grant type "%s" is refused', async (grant_type) => {
  expect((await bench.token({ grant_type })).status).toBe(400)
})

test('a refused token request comes in either of the two envelopes', async () => {
  const asked = { grant_type: 'refresh_token', refresh_token: 'unknown' }
  expect((await bench.token(asked)).body).toEqual({ errors: [{ status: 401, message: expect.any(String) }] })
  await bench.control('POST', '/facts', { tokenErrors: 'oauth' })
  expect((await bench.token(asked)).body).toEqual({ error: 'invalid_grant', error_description: expect.any(String) })
})

test('every API base answers, and a wrong version is not found', async () => {
  const { refresh_token } = await bench.signIn()
  const fields = { grant_type: 'refresh_token', refresh_token, client_id: client.id, client_secret: client.secret }
  const statuses: number[] = []
  for (const base of ['', '/latest', '/supported', '/v2604', '/v2408', '/v9999'])
    statuses.push((await bench.form(`${base}/api/oauth/token`, fields)).status)
  expect(statuses).toEqual([200, 200, 200, 200, 404, 404])
})

test('key login gives a code with its life, which buys an API key, which buys access without a refresh token', async () => {
  const target = await bench.authorize(1, undefined, '/keylogin')
  expect(target.searchParams.get('expires_in')).toBe('300')
  const code = target.searchParams.get('code') ?? ''
  const fields = { code, redirect_uri: client.redirectUri, client_id: client.id, client_secret: client.secret }
  const key = (await (await bench.form('/api/oauth/key', fields)).json()) as { api_key: string }
  const { status, body } = await bench.token({ grant_type: 'client_credentials', api_key: key.api_key })
  expect([status, Object.keys(body as object)]).toEqual([200, ['access_token', 'expires_in']])
  const { access_token } = body as { access_token: string }
  expect((await bench.as(access_token).get('/sessioninfo')).status).toBe(200)
})

test('a key-login code is no login code', async () => {
  const code = (await bench.authorize(1, undefined, '/keylogin')).searchParams.get('code') ?? ''
  expect((await bench.exchange(code)).status).toBe(401)
})

test('logging out ends the access token and leaves the refresh token', async () => {
  const { access_token, refresh_token } = await bench.signIn()
  const headers = { authorization: `Bearer ${access_token}` }
  expect((await fetch(`${bench.url}/logout`, { method: 'POST', headers })).status).toBe(200)
  expect((await bench.as(access_token).get('/sessioninfo')).status).toBe(401)
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200)
})

test('without a token, with a forged one or with a foreign scheme every call is unauthorized', async () => {
  const { access_token } = await bench.signIn()
  const forged = `${access_token.slice(0, -4)}AAAA`
  for (const authorization of ['', `Bearer ${forged}`, `Basic ${access_token}`]) {
    const answer = await fetch(`${bench.url}/api/coa`, { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ errors: [{ status: 401, message: 'Unauthorized' }] })
  }
})

test('a user taken out of the company is unauthorized from then on', async () => {
  const { access_token, refresh_token } = await bench.signIn()
  await bench.control('POST', '/companies/1/rights', { username: 'tuija@toimisto.example', rights: null })
  expect((await bench.as(access_token).get('/coa')).status).toBe(401)
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(401)
})
