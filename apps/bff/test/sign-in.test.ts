import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { audit, signInSessions, signInUsers, users } from '../src/db/schema.ts'
import { absoluteSeconds } from '../src/sign-in/sign-in.ts'
import { buildTestApp, publicUrl, type TestApp } from './build-test-app.ts'

let tosite: TestApp

beforeEach(async () => {
  tosite = await buildTestApp()
})
afterEach(() => tosite.close())

const attempt = (email: string, password: string, app = tosite.app) =>
  app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: publicUrl },
    payload: { email, password },
  })

test('the three demo users hold three templates', async () => {
  const people = ['admin', 'clerk', 'reader'].map((name) => tosite.signIn(`${name}@tosite.example`))
  const me = await Promise.all(people.map(async (person) => (await (await person).get('/api/me')).json()))
  expect(me.map(({ template, rights, seesAll, demo }) => ({ template, rights, seesAll, demo }))).toEqual([
    {
      template: 'Office administrator',
      rights: { procountor: 'write', nmbrs: 'write', companies: 'write', journals: 'write' },
      seesAll: true,
      demo: true,
    },
    {
      template: 'Company user',
      rights: { procountor: 'none', nmbrs: 'none', companies: 'none', journals: 'write' },
      seesAll: false,
      demo: true,
    },
    {
      template: 'Reader',
      rights: { procountor: 'read', nmbrs: 'read', companies: 'read', journals: 'read' },
      seesAll: true,
      demo: true,
    },
  ])
})

test('signing in sets one cookie that only this host and the server get, and shows no token', async () => {
  const answer = await attempt('admin@tosite.example', 'tosite-demo')
  const [cookie, ...others] = [answer.headers['set-cookie'] ?? []].flat()
  expect(others).toEqual([])
  expect(cookie).toMatch(/^__Host-tosite\.session=/)
  for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
  expect(answer.body).toBe('{}')
})

test('over plain http to a name the cookie has no prefix that a browser would refuse', async () => {
  const plain = await buildTestApp({ config: { publicUrl: 'http://tosite.example', secureCookies: false } })
  const answer = await plain.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: 'http://tosite.example' },
    payload: { email: 'admin@tosite.example', password: 'tosite-demo' },
  })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^tosite\.session=/)
  expect(cookie).not.toContain('Secure')
  await plain.close()
})

test('a wrong password and an unknown e-mail are answered alike', async () => {
  const wrong = await attempt('admin@tosite.example', 'wrong')
  const unknown = await attempt('nobody@tosite.example', 'wrong')
  expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'not-signed-in'])
  expect(unknown.body).toBe(wrong.body)
  expect(wrong.headers['set-cookie']).toBeUndefined()
})

test('ten failures within a minute stop that e-mail, not another, and successes do not count', async () => {
  for (let count = 0; count < 15; count++) {
    expect((await attempt('admin@tosite.example', 'tosite-demo')).statusCode).toBe(200)
  }
  for (let count = 0; count < 10; count++) {
    expect((await attempt('Admin@tosite.example', `wrong ${count}`)).statusCode).toBe(401)
  }
  const stopped = await attempt('admin@tosite.example', 'tosite-demo')
  expect([stopped.statusCode, stopped.json().code]).toEqual([429, 'too-many-requests'])
  expect((await attempt('reader@tosite.example', 'tosite-demo')).statusCode).toBe(200)
})

test('nobody can register, and no other route of the sign-in library can be reached', async () => {
  const paths = ['sign-up/email', 'forget-password', 'update-user', 'list-sessions', 'get-session', 'ok']
  for (const path of paths) {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await tosite.app.inject({
        method,
        url: `/api/auth/${path}`,
        headers: { origin: publicUrl },
        ...(method === 'POST' ? { payload: { email: 'a@b.example', password: 'long enough', name: 'A' } } : {}),
      })
      expect([path, method, answer.statusCode]).toEqual([path, method, 404])
    }
  }
})

test('signing out ends the session, not only the cookie', async () => {
  const person = await tosite.signIn('admin@tosite.example')
  expect((await person.post('/api/auth/sign-out', {})).statusCode).toBe(200)
  expect((await person.get('/api/me')).statusCode).toBe(401)
})

test('a session ends for good after a while, however much it is used', async () => {
  const person = await tosite.signIn('admin@tosite.example')
  const age = (seconds: number) =>
    tosite.deps.db
      .update(signInSessions)
      .set({ createdAt: new Date(Date.now() - seconds * 1000) })
      .run()
  age(absoluteSeconds - 60)
  expect((await person.get('/api/me')).statusCode).toBe(200)
  age(absoluteSeconds + 60)
  const answer = await person.get('/api/me')
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in'])
})

test('a session ends when it is not used, and using it moves the end', async () => {
  const person = await tosite.signIn('admin@tosite.example')
  const endIn = (seconds: number) =>
    tosite.deps.db
      .update(signInSessions)
      .set({ expiresAt: new Date(Date.now() + seconds * 1000) })
      .run()
  endIn(60)
  const used = await person.get('/api/me')
  expect(used.statusCode).toBe(200)
  expect(String(used.headers['set-cookie'])).toMatch(/^__Host-tosite\.session=.*Max-Age=7200/)
  endIn(-1)
  expect((await person.get('/api/me')).statusCode).toBe(401)
})

test('a sign-in without a user of Tosite may do nothing', async () => {
  const person = await tosite.signIn('reader@tosite.example')
  const me = (await person.get('/api/me')).json()
  const { db } = tosite.deps
  const reader = db.select().from(signInUsers).where(eq(signInUsers.email, me.email)).get()
  db.delete(users)
    .where(eq(users.id, String(reader?.id)))
    .run()
  const answer = await person.get('/api/me')
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'not-allowed'])
})

test('a forged cookie is nobody', async () => {
  const answer = await tosite.app.inject({ url: '/api/me', headers: { cookie: '__Host-tosite.session=forged.value' } })
  expect(answer.statusCode).toBe(401)
})

test('the language is chosen per user and written down', async () => {
  const person = await tosite.signIn('clerk@tosite.example')
  expect((await person.put('/api/me/language', { language: 'fi' })).json().language).toBe('fi')
  expect((await person.get('/api/me')).json().language).toBe('fi')
  const admin = await tosite.signIn('admin@tosite.example')
  expect((await admin.get('/api/me')).json().language).toBe('en')
  const rows = tosite.deps.db.select().from(audit).where(eq(audit.action, 'language chosen')).all()
  expect(rows.map(({ actor, details }) => [actor === rows[0]?.subject, details])).toEqual([[true, { language: 'fi' }]])
})
