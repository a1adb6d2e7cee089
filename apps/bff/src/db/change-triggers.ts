import type { Database } from 'better-sqlite3'
import { type Telling, type Watched, watchedTables } from './watched-tables.ts'

/** So many changes are kept: whoever missed more looks at everything anew. */
const mostKept = 20_000

const prefix = 'tell_'

interface Trigger {
  readonly name: string
  readonly sql: string
}

/**
 * Makes every trigger be as the code says, and tells that everything may have changed where one was not: it may have
 * missed something. To be done after every migration, for one that builds a table anew drops its triggers.
 */
export function keepChangeTriggers(sqlite: Database): void {
  const wanted = [pruning, ...tableTriggers(sqlite)]
  const work = sqlite.transaction(() => {
    if (asText(stored(sqlite)) === asText(wanted)) return
    drop(sqlite)
    for (const { sql } of wanted) sqlite.exec(sql)
    sqlite.exec(`insert into changes (topic, company_id, subject, at) values ('everything', null, '', ${now})`)
  })
  // Looked at first without the lock: most starts find everything as it should be.
  if (asText(stored(sqlite)) !== asText(wanted)) work.immediate()
}

/**
 * Takes the triggers away for a migration: SQLite refuses to rename a table anew while a trigger of another one names a
 * table that is missing at that moment.
 */
export function dropChangeTriggers(sqlite: Database): void {
  sqlite.transaction(drop).immediate(sqlite)
}

function drop(sqlite: Database): void {
  for (const { name } of stored(sqlite)) sqlite.exec(`drop trigger "${name}"`)
}

function stored(sqlite: Database): Trigger[] {
  const query = `select name, sql from sqlite_master where type = 'trigger' and name glob '${prefix}*'`
  return sqlite.prepare<[], Trigger>(query).all()
}

const asText = (triggers: readonly Trigger[]) => JSON.stringify(triggers.map(({ sql }) => sql).sort())

const now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

/** Numbers are never given twice, so this keeps the newest. */
const pruning: Trigger = {
  name: `${prefix}no_more`,
  sql: `CREATE TRIGGER "${prefix}no_more" after insert on changes begin delete from changes where id <= new.id - ${mostKept}; end`,
}

function tableTriggers(sqlite: Database): Trigger[] {
  return Object.entries(watchedTables).flatMap(([table, watched]) =>
    'because' in watched ? [] : triggersOf(table, watched, shownColumns(sqlite, table, watched)),
  )
}

function shownColumns(sqlite: Database, table: string, { silent = [] }: Watched): string[] {
  const names = sqlite.prepare<[string], { name: string }>('select name from pragma_table_info(?)').all(table)
  return names.flatMap(({ name }) => (silent.includes(name) ? [] : [name]))
}

function triggersOf(table: string, { tells }: Watched, columns: readonly string[]): Trigger[] {
  // A row written over with what it held before is no change.
  const differs = columns.map((column) => `old."${column}" is not new."${column}"`).join(' or ')
  return (['insert', 'update', 'delete'] as const).map((event) => {
    const name = `${prefix}${table}_${event}`
    const row = event === 'delete' ? 'old' : 'new'
    const condition = event === 'update' ? ` when ${differs}` : ''
    const body = tells.map((telling) => `${insertOf(telling, row)};`).join(' ')
    return { name, sql: `CREATE TRIGGER "${name}" after ${event} on "${table}"${condition} begin ${body} end` }
  })
}

function insertOf({ topic, company, subject, from = '' }: Telling, row: 'old' | 'new'): string {
  const select = `select '${topic}', ${company}, ${subject}, ${now} ${from}`
  return `insert into changes (topic, company_id, subject, at) ${select.trim().replaceAll('ROW.', `${row}.`)}`
}
