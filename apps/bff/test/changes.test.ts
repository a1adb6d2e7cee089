import type { Readable } from 'node:stream'
import { Change, changesPath, routes } from '@tosite/contract'
import { sql } from 'drizzle-orm'
import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../src/db/database.ts'
import { demoPassword } from '../src/demo/demo-users.ts'
import { buildTestApp, type Person, publicUrl, type TestApp } from './build-test-app.ts'

let tosite: TestApp
let admin: Person
let clerk: Person
const opened: Followed[] = []

beforeEach(async () => {
  tosite = await buildTestApp()
  for (const [id, name] of [
    [10, 'Leipomo'],
    [20, 'Kuljetus'],
  ] as const) {
    run(sql`insert into debtors (id, number, name, position) values (${id}, ${String(id)}, ${name}, ${id})`)
    run(
      sql`insert into companies (id, debtor_id, number, name, position) values (${id}, ${id}, ${String(id)}, ${name}, ${id})`,
    )
    run(sql`insert into runs (id, company_id, number, year, period_start, period_end, description, locked, read_at)
      values (${`run ${id}`}, ${id}, 1, 2026, 1, 1, 'Tammikuu', 1, '')`)
  }
  run(
    sql`insert into user_companies select users.id, 10 from users join sign_in_users using (id) where email = 'clerk@tosite.example'`,
  )
  admin = await tosite.signIn('admin@tosite.example')
  clerk = await tosite.signIn('clerk@tosite.example')
})
afterEach(async () => {
  for (const one of opened.splice(0)) one.leave()
  await tosite.close()
})

const run = (statement: ReturnType<typeof sql>) => tosite.deps.db.run(statement)
const lock = (companyId: number, locked: boolean) =>
  run(sql`update runs set locked = ${locked ? 1 : 0} where company_id = ${companyId}`)
const newest = async () => (await admin.get(routes.getMe.path)).json().lastChange as number

interface Event {
  readonly id: number
  readonly change: Change
}

interface Followed {
  readonly headers: Readonly<Record<string, unknown>>
  /** The next change told; undefined where the stream ends first. */
  next(): Promise<Event | undefined>
  leave(): void
}

async function follow(person: Person, options: Partial<InjectOptions> = {}): Promise<Followed> {
  const answer = await person.send({ method: 'GET', url: changesPath, ...options, payloadAsStream: true })
  expect(answer.statusCode).toBe(200)
  const stream = answer.stream()
  const events = eventsOf(stream)
  const followed = {
    headers: answer.headers,
    next: async () => (await events.next()).value as Event | undefined,
    leave: () => void stream.destroy(),
  }
  opened.push(followed)
  return followed
}

async function* eventsOf(stream: Readable): AsyncGenerator<Event> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const found = /^id: (\d+)\nevent: change\ndata: (.+)$/.exec(block)
      if (found !== null) yield { id: Number(found[1]), change: Change.parse(JSON.parse(found[2] ?? '')) }
    }
  }
}

test('a stream is text that nothing on the way may keep, and carries ids only', async () => {
  const stream = await follow(admin)
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'content-security-policy': expect.stringContaining("default-src 'self'"),
  })
  lock(20, false)
  expect((await stream.next())?.change).toEqual({ topic: 'runs', companyId: 20, subject: 'run 20' })
})

test('whoever is not signed in follows nothing', async () => {
  const answer = await tosite.app.inject({ url: changesPath })
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in'])
})

test('a company user is told of the own company only', async () => {
  const stream = await follow(clerk)
  lock(20, false)
  lock(10, false)
  expect((await stream.next())?.change).toEqual({ topic: 'runs', companyId: 10, subject: 'run 10' })
})

test('what another process commits is told too', async () => {
  const stream = await follow(admin)
  const other = openDatabase(tosite.deps.config.databaseFile)
  other.db.run(sql`update runs set locked = 0 where company_id = 10`)
  expect((await stream.next())?.change.subject).toBe('run 10')
  other.close()
})

test('a browser that comes back is told what it missed, each change once and in order', async () => {
  const first = await follow(admin)
  lock(10, false)
  const seen = await first.next()
  first.leave()
  for (const locked of [false, true, false]) lock(20, locked)
  lock(10, true)
  const again = await follow(admin, { headers: { 'last-event-id': String(seen?.id) } })
  const missed = [await again.next(), await again.next()]
  expect(missed.map((event) => event?.change.subject)).toEqual(['run 20', 'run 10'])
  expect(missed.map((event) => event?.id)).toEqual([(seen?.id ?? 0) + 3, (seen?.id ?? 0) + 4])
})

test('a page that has just been read is told from where it was read', async () => {
  const after = await newest()
  lock(10, false)
  const stream = await follow(admin, { query: { after: String(after) } })
  expect((await stream.next())?.change.subject).toBe('run 10')
})

test('whoever missed more than is kept, or comes from another database, looks at everything anew', async () => {
  const known = await newest()
  lock(10, false)
  lock(20, false)
  run(sql`delete from changes where id <= ${known + 1}`)
  for (const position of [known, 900_000]) {
    const stream = await follow(clerk, { headers: { 'last-event-id': String(position) } })
    expect(await stream.next()).toEqual({
      id: known + 2,
      change: { topic: 'everything', companyId: null, subject: '' },
    })
  }
})

test('signing out ends the streams of the session, and those of others go on', async () => {
  const [mine, theirs] = [await follow(clerk), await follow(admin)]
  await clerk.post('/api/auth/sign-out')
  expect(await mine.next()).toBeUndefined()
  lock(10, false)
  expect((await theirs.next())?.change.subject).toBe('run 10')
})

test('other rights end a stream', async () => {
  const stream = await follow(clerk)
  run(sql`delete from user_companies`)
  expect(await stream.next()).toBeUndefined()
})

test('an open stream does not hold up a shutdown', async () => {
  const url = await tosite.app.listen({ port: 0, host: 'localhost' })
  const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: publicUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@tosite.example', password: demoPassword }),
  })
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const answer = await fetch(url + changesPath, { headers: { cookie } })
  const reader = answer.body?.getReader()
  expect((await reader?.read())?.done).toBe(false)
  await tosite.app.close()
  expect((await reader?.read())?.done).toBe(true)
})
