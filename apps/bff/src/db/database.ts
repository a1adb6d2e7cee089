import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { packageFolder } from '../package-folder.ts'
import { dropChangeTriggers, keepChangeTriggers } from './change-triggers.ts'
import { isBusy } from './sqlite-error.ts'

export type Db = BetterSQLite3Database & {
  readonly $client: Sqlite.Database
  /** How to wait before trying again for a lock that another process holds; where absent, a growing while. */
  readonly waitForLock?: (attempt: number) => Promise<unknown>
}
/** An open transaction. Everything in it is synchronous. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** What a query can be asked of. */
export type Queries = Db | Tx

const connections = new WeakMap<Tx, Sqlite.Database>()

const migrationsFolder = fileURLToPath(new URL('drizzle', packageFolder))
const mostAttempts = 10

/**
 * Opens the SQLite file, `:memory:` included, makes its folder where it is missing, applies every migration, and sees to
 * it that changes are told.
 */
export function openDatabase(file: string): { readonly db: Db; close(): void } {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new Sqlite(file)
  // Waiting for the lock freezes the event loop, so SQLite waits briefly and `write` waits longer outside.
  sqlite.pragma('busy_timeout = 250')
  sqlite.pragma('journal_mode = WAL')
  // Per connection: a WAL file that is opened again comes up with NORMAL, which may lose a commit at a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  const db = drizzle({ client: sqlite })
  if (isBehind(sqlite)) {
    dropChangeTriggers(sqlite)
    migrate(db, { migrationsFolder })
  }
  keepChangeTriggers(sqlite)
  return { db, close: () => sqlite.close() }
}

/** Whether a migration is to be applied. */
function isBehind(sqlite: Sqlite.Database): boolean {
  const known = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (known === undefined) return true
  const count = Number(sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get())
  return count < readMigrationFiles({ migrationsFolder }).length
}

/**
 * One immediate transaction: all of `work` or nothing. `work` is synchronous (a promise is refused), and runs again where
 * another process held the lock, so it may do nothing outside the transaction.
 * @throws what `work` throws, after undoing; SQLITE_BUSY when the lock could not be had at all.
 */
export function write<T>(db: Db, work: (tx: Tx) => T, wait = waitOf(db)): Promise<T> {
  return whileBusy(() => db.transaction(on(db, work), { behavior: 'immediate' }), wait)
}

/**
 * As {@link write}, without waiting for the disk: for what a power cut may take away, though no stop of the process does.
 */
export function writeLightly<T>(db: Db, work: (tx: Tx) => T): Promise<T> {
  const attempt = () => {
    db.$client.pragma('synchronous = normal')
    try {
      return db.transaction(on(db, work), { behavior: 'immediate' })
    } finally {
      db.$client.pragma('synchronous = full')
    }
  }
  return whileBusy(attempt, waitOf(db))
}

/** A single query, which sees one state of the database without being told. */
export function ask<T>(db: Db, query: (db: Db) => T): Promise<T> {
  return whileBusy(() => query(db), waitOf(db))
}

/** Several reads that see one state of the database. */
export function read<T>(db: Db, work: (tx: Tx) => T): Promise<T> {
  return whileBusy(() => db.transaction(on(db, work), { behavior: 'deferred' }), waitOf(db))
}

function on<T>(db: Db, work: (tx: Tx) => T): (tx: Tx) => T {
  return (tx) => {
    connections.set(tx, db.$client)
    return work(tx)
  }
}

/** What queries run on: the same for a connection and every transaction that was begun here. */
export function connectionOf(queries: Queries): object {
  return '$client' in queries ? queries.$client : (connections.get(queries) ?? queries)
}

async function whileBusy<T>(attempt: () => T, wait: (attempt: number) => Promise<unknown>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || count >= mostAttempts) throw error
      await wait(count)
    }
  }
}

function waitOf(db: Db): (attempt: number) => Promise<unknown> {
  return db.waitForLock ?? waitBeforeRetry
}

/** 10 ms doubling to at most a second, each between half and the whole of it, so that two waiters part. */
function waitBeforeRetry(attempt: number): Promise<unknown> {
  const longest = Math.min(1000, 10 * 2 ** attempt)
  return pause(longest * (0.5 + Math.random() / 2))
}
