import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Db, openDatabase, read, write } from './database.ts'
import { templateRights, templates } from './schema.ts'
import { isBusy, sqliteCode, uniqueViolation } from './sqlite-error.ts'

let folder: string
let file: string
const opened: { close(): void }[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tosite-db-'))
  file = join(folder, 'inner', 'tosite.db')
})
afterEach(() => {
  for (const database of opened.splice(0)) database.close()
  rmSync(folder, { recursive: true })
})

function open(): Db {
  const database = openDatabase(file)
  opened.push(database)
  return database.db
}

const pragma = (db: Db, name: string) =>
  Object.values(db.get<Record<string, unknown>>(sql.raw(`pragma ${name}`)) ?? {})[0]
const add = (db: Db, id: string, name = id) => write(db, (tx) => tx.insert(templates).values({ id, name }).run())
const full = 2

test('a reopened file commits as durably as a new one', async () => {
  await add(open(), 'a')
  for (const database of opened.splice(0)) database.close()
  const again = open()
  expect(pragma(again, 'synchronous')).toBe(full)
  expect(pragma(again, 'journal_mode')).toBe('wal')
  expect(pragma(again, 'foreign_keys')).toBe(1)
  expect(pragma(again, 'busy_timeout')).toBe(250)
  expect(await read(again, (tx) => tx.select().from(templates).all())).toHaveLength(1)
})

test('a transaction happens whole or not at all', async () => {
  const db = open()
  const failed = write(db, (tx) => {
    tx.insert(templates).values({ id: 'a', name: 'A' }).run()
    throw new Error('half way')
  })
  await expect(failed).rejects.toThrow('half way')
  expect(await read(db, (tx) => tx.select().from(templates).all())).toEqual([])
})

test('a promise inside a transaction is refused', async () => {
  await expect(write(open(), async () => 'later')).rejects.toThrow('promise')
})

test('a lock held by another process is waited for outside SQLite', async () => {
  const [mine, theirs] = [open(), open()]
  theirs.run(sql`begin immediate`)
  const attempts: number[] = []
  const release = async (attempt: number) => {
    attempts.push(attempt)
    if (attempt === 2) theirs.run(sql`commit`)
  }
  await write(mine, (tx) => tx.insert(templates).values({ id: 'a', name: 'A' }).run(), release)
  expect(attempts).toEqual([1, 2])
  expect(await read(theirs, (tx) => tx.select().from(templates).all())).toHaveLength(1)
})

test('a lock that is never given up ends in an error that says so', async () => {
  const [mine, theirs] = [open(), open()]
  mine.run(sql`pragma busy_timeout = 0`)
  theirs.run(sql`begin immediate`)
  const failed = write(
    mine,
    () => 'never',
    async () => undefined,
  )
  await expect(failed).rejects.toSatisfy(isBusy)
  theirs.run(sql`rollback`)
})

test('a violated constraint names its columns, and nothing else does', async () => {
  const db = open()
  await add(db, 'a', 'same')
  const error = await add(db, 'b', 'same').catch((thrown: unknown) => thrown)
  expect(uniqueViolation(error)).toBe('templates.name')
  expect(sqliteCode(error)).toBe('SQLITE_CONSTRAINT_UNIQUE')
  const missing = await write(db, (tx) =>
    tx.insert(templateRights).values({ templateId: 'nobody', right: 'nmbrs', level: 'read' }).run(),
  ).catch((thrown: unknown) => thrown)
  expect(uniqueViolation(missing)).toBeUndefined()
  expect(sqliteCode(missing)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY')
  expect(uniqueViolation(new Error('other'))).toBeUndefined()
})
