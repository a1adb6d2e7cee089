import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiError, routes } from '@tosite/contract'
import { sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { guardRoutes } from '../src/http/guard.ts'
import { createSignIn } from '../src/sign-in/sign-in.ts'
import { createUserStore } from '../src/sign-in/user-store.ts'
import { buildTestApp, type Person, publicUrl, type TestApp } from './build-test-app.ts'

let tosite: TestApp
let admin: Person

beforeAll(async () => {
  tosite = await buildTestApp()
  admin = await tosite.signIn('admin@tosite.example')
})
afterAll(() => tosite.close())

const headersOf = (url: string) => tosite.app.inject(url).then(({ headers }) => headers)

test('a route that declares no access makes start-up fail', () => {
  const { db, config, log, now } = tosite.deps
  const app = Fastify()
  const companies = { placeOf: async () => null }
  guardRoutes(app, { signIn: createSignIn(config, db, log), users: createUserStore(db, now), companies })
  expect(() => app.get('/api/planted', async () => 'open to all')).toThrow('GET /api/planted declares no access')
  expect(() => app.get('/api/declared', { config: { access: 'public' } }, async () => 'fine')).not.toThrow()
})

test('every route of the contract is there, and only health is open to strangers', async () => {
  for (const [name, { method, path }] of Object.entries(routes)) {
    const url = path.replaceAll(/:\w+/g, '1')
    const answer = await tosite.app.inject({ method, url, headers: { origin: publicUrl } })
    expect([name, answer.statusCode]).toEqual([name, name === 'getHealth' ? 200 : 401])
  }
})

test('the whole API is described, sign-in included', async () => {
  const { paths } = (await tosite.app.inject('/api/openapi.json')).json()
  const described = Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
  )
  expect(described.sort()).toEqual([...Object.keys(routes), 'followChanges', 'signIn', 'signOut'].sort())
})

test('an address of the API that does not exist answers as the API does', async () => {
  const answer = await admin.get('/api/nothing')
  expect(answer.statusCode).toBe(404)
  expect(ApiError.parse(answer.json()).code).toBe('not-found')
})

test('an unknown field is refused by name, in bodies and in queries', async () => {
  const body = await admin.post('/api/accounts', { username: 'Palkat', admin: true })
  expect([body.statusCode, body.json().code]).toEqual([400, 'bad-request'])
  expect(body.json().details.fields).toEqual([{ path: 'admin', message: 'unknown field' }])

  const query = await admin.get('/api/accounts?admin=true')
  expect([query.statusCode, query.json().details.fields[0].path]).toEqual([400, 'admin'])
})

test('what is wrong with a request is named by its path', async () => {
  const answer = await admin.put('/api/me/language', { language: 'de' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().details.fields[0].path).toBe('language')
})

test('a body that is no JSON, or of a type that forms send, is refused', async () => {
  const json = await admin.send({
    method: 'POST',
    url: '/api/accounts',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  })
  expect([json.statusCode, json.json().code]).toEqual([400, 'bad-request'])
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const form = await admin.send({
      method: 'POST',
      url: '/api/accounts',
      headers: { 'content-type': type },
      payload: '{"username":"x"}',
    })
    expect([type, form.statusCode, form.json().code]).toEqual([type, 415, 'bad-request'])
  }
})

test.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 200],
  ['an address typed by a person', { 'sec-fetch-site': 'none' }, 200],
  ['our origin', { origin: publicUrl, 'sec-fetch-site': undefined }, 200],
  ['another site', { origin: publicUrl, 'sec-fetch-site': 'cross-site' }, 403],
  ['a neighbouring host', { origin: publicUrl, 'sec-fetch-site': 'same-site' }, 403],
  ['another origin', { origin: 'http://localhost:3001' }, 403],
  ['no origin at all', { origin: undefined }, 403],
])('a change asked for by %s', async (_, headers, status) => {
  const answer = await admin.send({
    method: 'PUT',
    url: '/api/me/language',
    headers: { origin: 'http://elsewhere.example', ...headers },
    payload: { language: 'en' },
  })
  const expected = status === 200 ? [200, undefined] : [403, 'cross-site-request']
  expect([answer.statusCode, answer.json().code]).toEqual(expected)
})

test('answers carry a request id of our own, and are never kept', async () => {
  const answer = await tosite.app.inject({ url: '/api/health', headers: { 'x-request-id': 'forged' } })
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('the content policy of a page allows our own files and one nonce, anew for each request', async () => {
  const [one, other] = [await headersOf('/'), await headersOf('/')]
  const policy = String(one['content-security-policy'])
  expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]+'/)
  expect(policy).toMatch(/style-src 'self' 'nonce-[0-9a-f]+'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(one['strict-transport-security']).toBeUndefined()
  expect(policy).not.toBe(other['content-security-policy'])
})

test('the content policy of data allows what a page may have, but no nonce', async () => {
  const policy = String((await headersOf('/api/health'))['content-security-policy'])
  expect(policy).toMatch(/script-src 'self';/)
  expect(policy).toMatch(/style-src 'self'(;|$)/)
  expect(policy).toContain("frame-ancestors 'none'")
})

test('behind https the policy upgrades and transport is strict', async () => {
  const secure = await buildTestApp({ config: { publicUrl: 'https://tosite.example' } })
  const { headers } = await secure.app.inject('/api/health')
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  expect(headers['strict-transport-security']).toContain('max-age=')
  await secure.close()
})

test('a bug answers 500 without its cause, which the log has', async () => {
  const lines: string[] = []
  const broken = await buildTestApp({ logTo: { write: (line) => void lines.push(line) } })
  const person = await broken.signIn('admin@tosite.example')
  for (const table of ['account_overrides', 'item_bindings', 'mappings'])
    broken.deps.db.run(sql.raw(`drop table ${table}`))
  const answer = await person.get('/api/accounts')
  expect([answer.statusCode, answer.json()]).toEqual([
    500,
    { code: 'internal', message: 'Something went wrong in Tosite.' },
  ])
  expect(lines.join('')).toContain('no such table: mappings')
  await broken.close()
})

test('an answer is one line of the log, with its path and without its query', async () => {
  const lines: string[] = []
  const logging = await buildTestApp({ logTo: { write: (line) => void lines.push(line) } })
  await logging.app.inject('/api/health?code=SECRET')
  const answered = lines.filter((line) => line.includes('/api/health')).map((line) => JSON.parse(line))
  expect(answered).toEqual([expect.objectContaining({ method: 'GET', path: '/api/health', status: 200 })])
  expect(lines.join('')).not.toContain('SECRET')
  await logging.close()
})

test('pages of the browser application answer index.html with the nonce of the request', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-web-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {}')
  const app = await buildApp(tosite.deps, folder)

  for (const url of ['/', '/integration/procountor', '/index.html', '/journal-entries/1?year=2026']) {
    const page = await app.inject(url)
    const nonce = /content="([0-9a-f]{16,})"/.exec(page.body)?.[1]
    expect([url, page.statusCode, page.headers['cache-control']]).toEqual([url, 200, 'no-store'])
    expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  }
  const asset = await app.inject('/assets/app-1a2b.js')
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  for (const url of ['/assets/gone.js', '/favicon.ico']) expect((await app.inject(url)).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/x', headers: { origin: publicUrl } })).statusCode).toBe(404)
  await app.close()
  rmSync(folder, { recursive: true })
})

test('a browser application that is not built is said so', async () => {
  const app = await buildApp(tosite.deps, '/nowhere')
  const answer = await app.inject('/')
  expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('not built')])
  await app.close()
})
