import Sqlite from 'better-sqlite3'
import { openDatabase } from '../src/db/database.ts'
import { noteLatestRun } from '../src/runs/run-state-store.ts'

export interface OfficeSize {
  readonly companies: number
  readonly runsPerCompany: number
}

const companiesPerDebtor = 8
const year = new Date().getUTCFullYear()

/**
 * Fills a database file, whose migrations it applies, with an office: companies and their monthly runs of this year and
 * those before it, half of the companies mapped, their latest runs without a journal, with one, or marked as sent.
 */
export function makeOffice(file: string, { companies, runsPerCompany }: OfficeSize): void {
  openDatabase(file).close()
  const sqlite = new Sqlite(file)
  sqlite.pragma('synchronous = OFF')
  sqlite.transaction(() => {
    const insert = inserts(sqlite)
    for (let at = 0; at < companies; at++) {
      const debtor = Math.floor(at / companiesPerDebtor) + 1
      if (at % companiesPerDebtor === 0) insert.debtor.run(debtor, String(debtor), `Asiakas ${debtor} Oy`, debtor)
      const id = at + 1
      insert.company.run(id, debtor, String(1000 + id), `Yhtiö ${id} Oy, ${places[at % places.length]}`, at)
      insert.runList.run(id, year, readAt)
      if (at % 2 === 0) addMapping(insert, id)
      for (let back = 0; back < runsPerCompany; back++) addRun(insert, id, back, runsPerCompany)
      if (at % 3 !== 0) insert.journal.run(`journal-${id}`, runId(id, 0), id, readAt, at % 3 === 1 ? null : readAt)
    }
  })()
  sqlite.close()
  noteLatestRuns(file, companies)
}

const places = ['Hämeenlinna', 'Jyväskylä', 'Ylä-Savo', 'Turku', 'Åbo', 'Espoo']
const readAt = `${year}-01-31T08:00:00.000Z`

const runId = (company: number, back: number) => `run-${company}-${back}`

type Inserts = ReturnType<typeof inserts>

function inserts(sqlite: Sqlite.Database) {
  return {
    debtor: sqlite.prepare('insert into debtors (id, number, name, position) values (?, ?, ?, ?)'),
    company: sqlite.prepare(
      `insert into companies (id, debtor_id, number, name, period_type, position) values (?, ?, ?, ?, 'month', ?)`,
    ),
    runList: sqlite.prepare('insert into run_lists (company_id, year, read_at) values (?, ?, ?)'),
    run: sqlite.prepare(
      `insert into runs (id, company_id, nmbrs_run_id, number, year, period_start, period_end, description, locked, read_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
    ),
    journal: sqlite.prepare(
      `insert into journals (id, run_id, company_id, source, snapshot, content_hash, created_at, marked_as_sent_at)
       values (?, ?, ?, 'nmbrs', '', '', ?, ?)`,
    ),
    account: sqlite.prepare(
      `insert into accounts (id, username, status, administration_id, administration_name, created_at)
       values (?, ?, 'authorized', ?, ?, ?)`,
    ),
    mapping: sqlite.prepare(
      `insert into mappings (id, company_id, account_id, rules, created_at, changed_at) values (?, ?, ?, '{}', ?, ?)`,
    ),
  }
}

function addMapping(insert: Inserts, company: number): void {
  insert.account.run(`account-${company}`, `Tili ${company}`, company, `Yhtiö ${company} Oy`, readAt)
  insert.mapping.run(`mapping-${company}`, company, `account-${company}`, readAt, readAt)
}

function addRun(insert: Inserts, company: number, back: number, count: number): void {
  const month = 11 - (back % 12)
  const yearOfRun = year - Math.floor(back / 12)
  const number = count - back
  const values = [number, yearOfRun, month + 1, month + 1, `Palkat ${month + 1}/${yearOfRun}`, readAt]
  insert.run.run(runId(company, back), company, company * 100 + number, ...values)
}

/** By the server's own rule, as with every change. */
function noteLatestRuns(file: string, companies: number): void {
  const { db, close } = openDatabase(file)
  db.transaction((tx) => {
    for (let id = 1; id <= companies; id++) noteLatestRun(tx, id)
  })
  close()
}
