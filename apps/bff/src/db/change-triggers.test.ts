import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropChangeTriggers, keepChangeTriggers } from './change-triggers.ts'
import { openDatabase } from './database.ts'
import { watchedTables } from './watched-tables.ts'

let folder: string
let file: string
let sqlite: Sqlite.Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tosite-changes-'))
  file = join(folder, 'tosite.db')
  openDatabase(file).close()
  sqlite = new Sqlite(file)
  sqlite.exec(`
    insert into debtors (id, number, name, position) values (1, '1', 'Debtor', 0);
    insert into companies (id, debtor_id, number, name, position) values (10, 1, '10', 'Company', 0), (11, 1, '11', 'Other', 1);
    insert into accounts (id, username, created_at) values ('a', 'Palkat', '2026-01-01');
    insert into mappings (id, company_id, account_id, rules, created_at, changed_at) values ('m', 10, 'a', '{}', '', '');
    insert into runs (id, company_id, number, year, period_start, period_end, description, locked, read_at) values ('r', 10, 1, 2026, 1, 1, 'Tammikuu', 1, '');
    insert into journals (id, run_id, company_id, source, snapshot, content_hash, created_at) values ('j', 'r', 10, 'nmbrs', '', '', '');
    insert into receipts (id, journal_id, company_id, account_id, administration_id, kind, receipt_key, name, date, period_year, period_number, mark, content, approve, created_at)
      values ('x', 'j', 10, 'a', 1, 'receipt', 'k', 'n', '2026-01-31', 2026, 1, 'mark', '{}', 0, '');
    insert into deliveries (id, receipt_id, account_id, state, due_at, errors, differences, created_at, changed_at) values ('d', 'x', 'a', 'queued', '', '[]', '[]', '', '');
    delete from changes;
  `)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

function told(sql: string): unknown[] {
  sqlite.exec(sql)
  const rows = sqlite.prepare('select topic, company_id, subject from changes order by id').raw().all()
  sqlite.exec('delete from changes')
  return rows
}

const triggers = () => sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all()

test('every table of the database is either told of or says why not', () => {
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '__*'")
    .pluck()
    .all()
  expect(Object.keys(watchedTables).sort()).toEqual(tables.sort())
})

test('each table that is told of has its three triggers after all migrations, and nothing else has', () => {
  const watched = Object.entries(watchedTables).flatMap(([table, one]) => ('because' in one ? [] : [table]))
  const expected = watched.flatMap((table) => ['insert', 'update', 'delete'].map((event) => `tell_${table}_${event}`))
  expect(triggers().sort()).toEqual([...expected, 'tell_no_more'].sort())
})

test('silent columns are columns of their table', () => {
  for (const [table, one] of Object.entries(watchedTables)) {
    if ('because' in one) continue
    const columns = sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table)
    expect(columns, table).toEqual(expect.arrayContaining([...(one.silent ?? [])]))
  }
})

test('a delivery is told as its journal’s, whoever writes it', () => {
  expect(told("update deliveries set state = 'sending'")).toEqual([['deliveries', 10, 'j']])
})

test('what is written over with the same, or where no screen looks, is not told', () => {
  expect(told("update deliveries set state = 'queued', body = '{}', lease_term = 4")).toEqual([])
  expect(told("update accounts set access_token = 'sealed', refresh_token = 'sealed'")).toEqual([])
  expect(told("update runs set read_at = 'now'")).toEqual([])
})

test('an account is told to those who see accounts, and its company to those who see only that', () => {
  expect(told("update accounts set status = 'authorized'")).toEqual([
    ['accounts', null, 'a'],
    ['companies', 10, '10'],
  ])
})

test('a debtor is told as each of its companies', () => {
  expect(told('update debtors set blocked = 1')).toEqual([
    ['companies', 10, '10'],
    ['companies', 11, '11'],
  ])
})

test('what goes with its mapping is told with it', () => {
  expect(told("insert into account_overrides values ('m', '5000', '5001')")).toEqual([['mappings', 10, 'm']])
  expect(told("delete from mappings where id = 'm'")).toEqual([
    ['mappings', 10, 'm'],
    ['companies', 10, '10'],
  ])
})

test('a trigger that is lost is back after the next start, which tells that something may have been missed', () => {
  const before = triggers()
  sqlite.exec('drop trigger tell_deliveries_update; drop trigger tell_no_more')
  openDatabase(file).close()
  expect(triggers().sort()).toEqual(before.sort())
  expect(told('')).toEqual([['everything', null, '']])
  openDatabase(file).close()
  expect(told('')).toEqual([])
})

test('a migration may build a table anew that other tables’ triggers name', () => {
  const columns = 'id, company_id, account_id, rules, version, created_at, changed_at'
  const rebuild = `
    create table __new_mappings (id text primary key not null, company_id integer not null, account_id text not null, cost_center_dimension_id integer,
      cost_unit_dimension_id integer, rules text not null, version integer not null default 1, created_at text not null, changed_at text not null, added text);
    insert into __new_mappings (${columns}) select ${columns} from mappings;
    drop table mappings;
    alter table __new_mappings rename to mappings;
  `
  sqlite.pragma('foreign_keys = off')
  expect(() => sqlite.transaction(() => sqlite.exec(rebuild))()).toThrow('no such table: main.mappings')
  dropChangeTriggers(sqlite)
  sqlite.exec(rebuild)
  keepChangeTriggers(sqlite)
  expect(told("update mappings set added = 'a new column is shown until someone says otherwise'")).toEqual([
    ['everything', null, ''],
    ['mappings', 10, 'm'],
    ['companies', 10, '10'],
  ])
})

test('of many changes the newest are kept', () => {
  sqlite.exec("insert into changes (id, topic, subject, at) values (7, 'runs', 'old', '')")
  sqlite.exec("insert into changes (id, topic, subject, at) values (20007, 'runs', 'newer', '')")
  expect(sqlite.prepare('select subject from changes').pluck().all()).toEqual(['newer'])
})
