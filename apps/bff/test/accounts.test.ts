import type { Account } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../src/db/schema.ts'
import { buildTestApp, type Person, type TestApp } from './build-test-app.ts'

let tosite: TestApp
let admin: Person

beforeAll(async () => {
  tosite = await buildTestApp()
  admin = await tosite.signIn('admin@tosite.example')
})
afterAll(() => tosite.close())

const create = (username: string) => admin.post('/api/accounts', { username })

test.each(['Palkat 2026', '給与 😀', ' with blanks ', '{"a":1}', "Robert'); drop table accounts;--", 'x'.repeat(200)])(
  'an account may be called %s, kept as typed',
  async (username) => {
    const answer = await create(username)
    expect(answer.json()).toMatchObject({ username, status: 'not-authorized', authorizationKind: 'interactive' })
    const list: Account[] = (await admin.get('/api/accounts')).json().accounts
    expect(list.at(-1)?.username).toBe(username)
  },
)

test.each([
  ['', 422, 'username-blank'],
  ['  \u200b ', 422, 'username-blank'],
  ['😀'.repeat(201), 422, 'username-too-long'],
])('an account called %j is refused', async (username, status, code) => {
  const answer = await create(username)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('a username is free: two accounts may have the same', async () => {
  const [first, second] = await Promise.all([create('Sama'), create('Sama')])
  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  expect(first.json().id).not.toBe(second.json().id)
})

test('a deleted account is gone', async () => {
  const { id } = (await create('Poistettava')).json()
  const left = (await admin.delete(`/api/accounts/${id}`)).json().accounts
  expect(left.map((account: Account) => account.id)).not.toContain(id)
  for (const answer of [await admin.get(`/api/accounts/${id}`), await admin.delete(`/api/accounts/${id}`)]) {
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
  }
  const actions = tosite.deps.db
    .select()
    .from(audit)
    .all()
    .filter(({ subject }) => subject === id)
  expect(actions.map(({ action }) => action)).toEqual(['account created', 'account deleted'])
})

test('an account cannot be authorized where no Procountor is configured', async () => {
  const { id } = (await create('Ilman')).json()
  const answer = await admin.post(`/api/accounts/${id}/authorize`)
  expect([answer.statusCode, answer.json().message]).toEqual([503, expect.stringContaining('PROCOUNTOR_URL')])
})

test('an account that was never authorized has no administration', async () => {
  const { id } = (await create('Tyhjä')).json()
  expect((await admin.get(`/api/accounts/${id}/administration`)).statusCode).toBe(404)
})
