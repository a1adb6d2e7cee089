import type { Database } from 'better-sqlite3'
import type { NmbrsRunWithJournal, NmbrsSeed } from './entities.ts'

const tables = ['tasks', 'journal_lines', 'runs', 'companies', 'debtors', 'switched_off', 'users']

/** Empties the database and fills it with the seed, in one transaction. */
export function seedStore(db: Database, seed: NmbrsSeed): void {
  db.transaction(() => {
    for (const table of tables) db.exec(`DELETE FROM ${table}`)
    writeOffice(db, seed)
    writeRuns(db, seed.runs)
  })()
}

function writeOffice(db: Database, seed: NmbrsSeed): void {
  const user = db.prepare('INSERT INTO users VALUES (?, ?, ?, ?)')
  for (const each of seed.users) {
    user.run(each.username, each.token, each.domain, each.debtorIds ? JSON.stringify(each.debtorIds) : null)
  }
  const debtor = db.prepare('INSERT INTO debtors VALUES (?, ?, ?)')
  for (const each of seed.debtors) debtor.run(each.id, each.number, each.name)
  const company = db.prepare('INSERT INTO companies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const each of seed.companies) {
    company.run(
      each.id,
      each.debtorId,
      each.number,
      each.name,
      each.email,
      each.periodType,
      each.currentPeriod.year,
      each.currentPeriod.number,
      JSON.stringify(each.costCenters),
      JSON.stringify(each.costUnits),
      JSON.stringify(each.employees),
    )
  }
}

function writeRuns(db: Database, runs: readonly NmbrsRunWithJournal[]): void {
  const insertRun = db.prepare('INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const insertLine = db.prepare('INSERT INTO journal_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const run of runs) {
    insertRun.run(
      run.id,
      run.companyId,
      run.number,
      run.year,
      run.periodStart,
      run.periodEnd,
      run.description,
      run.runAt,
      run.locked ? 1 : 0,
    )
    let position = 0
    for (const { date, year, period, lines } of run.journal) {
      for (const { account, costCenter, costUnit, amount, text } of lines) {
        insertLine.run(run.id, position, date, year, period, account, costCenter, costUnit, amount, text)
        position += 1
      }
    }
  }
}
