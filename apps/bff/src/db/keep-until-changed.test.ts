import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createUserStore } from '../sign-in/user-store.ts'
import { type Db, openDatabase, write } from './database.ts'
import { keepUntilChanged } from './keep-until-changed.ts'
import { signInUsers, templateRights, templates, users } from './schema.ts'

let folder: string
let mine: ReturnType<typeof openDatabase>
/** Another connection to the same file, as another process has it. */
let theirs: ReturnType<typeof openDatabase>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tosite-kept-'))
  mine = openDatabase(join(folder, 'tosite.db'))
  theirs = openDatabase(join(folder, 'tosite.db'))
})
afterEach(() => {
  mine.close()
  theirs.close()
  rmSync(folder, { recursive: true })
})

const add = (db: Db, id: string) => write(db, (tx) => tx.insert(templates).values({ id, name: id }).run())

/** Asks for the templates' names, and counts how often they were read. */
function keptNames(mostKept?: number) {
  const kept = keepUntilChanged<readonly string[]>(mine.db, mostKept)
  const counter = { reads: 0 }
  const ask = (key = 'all') =>
    kept(key, () => {
      counter.reads++
      const rows = mine.db.select().from(templates).orderBy(asc(templates.id)).all()
      return rows.map(({ id }) => id)
    })
  return { ask, counter }
}

test('what was read is kept, each key by itself, until this connection or another changes something', async () => {
  const { ask, counter } = keptNames()
  expect([ask(), ask(), ask('other')]).toEqual([[], [], []])
  expect(counter.reads).toBe(2)
  await add(mine.db, 'a')
  expect([ask(), ask()]).toEqual([['a'], ['a']])
  expect(counter.reads).toBe(3)
  await add(theirs.db, 'b')
  expect([ask(), ask(), ask('other')]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect(counter.reads).toBe(5)
})

test('what was undone is not kept', async () => {
  const { ask } = keptNames()
  expect(ask()).toEqual([])
  const failed = write(mine.db, (tx) => {
    tx.insert(templates).values({ id: 'a', name: 'a' }).run()
    throw new Error('half way')
  })
  await expect(failed).rejects.toThrow('half way')
  expect(ask()).toEqual([])
})

test('more than the most is not kept at once', () => {
  const { ask, counter } = keptNames(2)
  for (const key of ['a', 'b', 'c', 'c', 'a']) ask(key)
  expect(counter.reads).toBe(4)
})

test('a right taken away by another process is gone at the next look, and so is a user', async () => {
  const at = new Date('2026-06-30T10:00:00.000Z')
  await write(mine.db, (tx) => {
    const sign = { id: 'u', name: 'U', email: 'u@tosite.example', createdAt: at, updatedAt: at }
    tx.insert(signInUsers).values(sign).run()
    tx.insert(templates).values({ id: 't', name: 'T' }).run()
    tx.insert(templateRights).values({ templateId: 't', right: 'journals', level: 'write' }).run()
    tx.insert(users).values({ id: 'u', templateId: 't', seesAll: true }).run()
  })
  const store = createUserStore(mine.db, () => at)
  const journals = async () => (await store.find('u'))?.viewer.template.rights.journals
  expect(await journals()).toBe('write')
  await write(theirs.db, (tx) => tx.update(templateRights).set({ level: 'read' }).run())
  expect(await journals()).toBe('read')
  await write(theirs.db, (tx) => tx.delete(users).where(eq(users.id, 'u')).run())
  expect(await store.find('u')).toBeNull()
})
