import { sql } from 'drizzle-orm'
import type { Db } from '../src/db/database.ts'

/** Keeps what the database holds, in a file of its own. */
export function keepDatabase(db: Db, file: string): string {
  db.run(sql`vacuum into ${file}`)
  return file
}

/** Makes an open database hold again what was kept: much quicker than opening another. */
export function restoreDatabase(db: Db, file: string): void {
  const tables = db
    .all<{ name: string }>(sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .map(({ name }) => name)
  // What triggers write into comes last.
  const inOrder = [...tables.filter((name) => name !== 'changes'), 'changes']
  db.run(sql`pragma foreign_keys = off`)
  db.run(sql`attach ${file} as kept`)
  db.transaction((tx) => {
    for (const name of inOrder) {
      tx.run(sql.raw(`delete from main."${name}"`))
      tx.run(sql.raw(`insert into main."${name}" select * from kept."${name}"`))
    }
  })
  db.run(sql`detach kept`)
  db.run(sql`pragma foreign_keys = on`)
}
