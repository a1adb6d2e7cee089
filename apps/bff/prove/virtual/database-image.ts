import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Db, openDatabase } from '../../src/db/database.ts'

/** A database as bytes: migrated and filled once, copied into memory for every world. */
export type DatabaseImage = Buffer

export async function makeImage(fill: (db: Db) => Promise<void> | void): Promise<DatabaseImage> {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-image-'))
  const file = join(folder, 'image.db')
  try {
    const { db, close } = openDatabase(file)
    // Nobody pulls the plug here.
    db.run(sql`pragma synchronous = off`)
    await fill(db)
    // A copy in memory cannot have a write-ahead log.
    db.run(sql`pragma journal_mode = delete`)
    close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function copyDatabase(image: DatabaseImage): {
  readonly db: Db
  readonly sqlite: Sqlite.Database
  close(): void
} {
  const sqlite = new Sqlite(image)
  sqlite.pragma('foreign_keys = ON')
  keepStatements(sqlite)
  return { db: drizzle({ client: sqlite }), sqlite, close: () => sqlite.close() }
}

/** Preparing a statement takes longer than running it, and a world runs few different ones a great many times. */
function keepStatements(sqlite: Sqlite.Database): void {
  const prepare = sqlite.prepare.bind(sqlite)
  const kept = new Map<string, Sqlite.Statement>()
  const keeping = (source: string) => {
    const statement = kept.get(source) ?? prepare(source)
    kept.set(source, statement)
    return statement
  }
  Object.assign(sqlite, { prepare: keeping })
}
