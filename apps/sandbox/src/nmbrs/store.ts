import Database from 'better-sqlite3'
import type { NmbrsCompany, NmbrsDebtor, NmbrsRun, NmbrsSeed, NmbrsTransaction, NmbrsUser } from './entities.ts'
import type { CompanyRow, LineRow, RunRow, UserRow } from './rows.ts'
import { rowsToTransactions, rowToCompany, rowToRun, rowToUser } from './rows.ts'
import { schema } from './schema.ts'
import { seedStore } from './seed-store.ts'

export type NmbrsStore = ReturnType<typeof createNmbrsStore>

/** What the payroll side holds. A file that already has an office in it keeps it; `:memory:` starts from the seed. */
export function createNmbrsStore(seed: NmbrsSeed, file = ':memory:') {
  const db = new Database(file)
  db.pragma('foreign_keys = ON')
  db.exec(schema)
  const isEmpty = db.prepare('SELECT 1 FROM users').get() === undefined
  if (isEmpty) seedStore(db, seed)

  const run = (id: number): NmbrsRun | undefined => {
    const row = db.prepare<[number], RunRow>('SELECT * FROM runs WHERE id = ?').get(id)
    return row && rowToRun(row)
  }

  return {
    close: () => db.close(),
    reset: () => seedStore(db, seed),

    user: (username: string): NmbrsUser | undefined => {
      const row = db.prepare<[string], UserRow>('SELECT * FROM users WHERE lower(username) = lower(?)').get(username)
      return row && rowToUser(row)
    },
    domainExists: (domain: string): boolean =>
      db.prepare('SELECT 1 FROM users WHERE lower(domain) = lower(?)').get(domain) !== undefined,

    debtors: (): NmbrsDebtor[] => db.prepare<[], NmbrsDebtor>('SELECT * FROM debtors ORDER BY id').all(),
    companies: (): NmbrsCompany[] =>
      db.prepare<[], CompanyRow>('SELECT * FROM companies ORDER BY debtor_id, number').all().map(rowToCompany),
    company: (id: number): NmbrsCompany | undefined => {
      const row = db.prepare<[number], CompanyRow>('SELECT * FROM companies WHERE id = ?').get(id)
      return row && rowToCompany(row)
    },

    run,
    runs: (companyId: number, year: number): NmbrsRun[] =>
      db
        .prepare<[number, number], RunRow>('SELECT * FROM runs WHERE company_id = ? AND year = ? ORDER BY number')
        .all(companyId, year)
        .map(rowToRun),
    runOfYear: (companyId: number, year: number, number: number): NmbrsRun | undefined => {
      const row = db
        .prepare<[number, number, number], RunRow>(
          'SELECT * FROM runs WHERE company_id = ? AND year = ? AND number = ?',
        )
        .get(companyId, year, number)
      return row && rowToRun(row)
    },

    journal: (runId: number): NmbrsTransaction[] =>
      rowsToTransactions(
        db.prepare<[number], LineRow>('SELECT * FROM journal_lines WHERE run_id = ? ORDER BY position').all(runId),
      ),
    /** A journal document put in place of the computed one, through the control address. */
    journalDocument: (runId: number): string | undefined =>
      db.prepare<[number], { document: string | null }>('SELECT document FROM runs WHERE id = ?').get(runId)
        ?.document ?? undefined,
    replaceJournal: (runId: number, document: string | null): void => {
      db.prepare('UPDATE runs SET document = ? WHERE id = ?').run(document, runId)
    },

    updateRun: (id: number, change: { readonly locked?: boolean; readonly description?: string }): void => {
      if (change.locked !== undefined) {
        db.prepare('UPDATE runs SET locked = ? WHERE id = ?').run(change.locked ? 1 : 0, id)
      }
      if (change.description !== undefined) {
        db.prepare('UPDATE runs SET description = ? WHERE id = ?').run(change.description, id)
      }
    },
    deleteRun: (id: number): void => {
      db.prepare('DELETE FROM runs WHERE id = ?').run(id)
    },
    /** The retroactive run's lines join the other run's journal and the retroactive run is gone. */
    mergeRuns: db.transaction((into: number, retroactive: number): void => {
      db.prepare(
        `INSERT INTO journal_lines
         SELECT @into, position + (SELECT count(*) FROM journal_lines WHERE run_id = @into),
                date, year, period, account, cost_center, cost_unit, amount, text
         FROM journal_lines WHERE run_id = @retroactive`,
      ).run({ into, retroactive })
      db.prepare('DELETE FROM runs WHERE id = ?').run(retroactive)
    }),

    isSwitchedOff: (service: string, operation: string): boolean =>
      db.prepare('SELECT 1 FROM switched_off WHERE service = ? AND operation = ?').get(service, operation) !==
      undefined,
    switchOperation: (service: string, operation: string, on: boolean): void => {
      const sql = on
        ? 'DELETE FROM switched_off WHERE service = ? AND operation = ?'
        : 'INSERT OR IGNORE INTO switched_off VALUES (?, ?)'
      db.prepare(sql).run(service, operation)
    },
    switchedOff: (): { service: string; operation: string }[] =>
      db
        .prepare<[], { service: string; operation: string }>('SELECT * FROM switched_off ORDER BY service, operation')
        .all(),

    addTask: (id: string, content: string): void => {
      db.prepare('INSERT INTO tasks VALUES (?, 0, ?)').run(id, content)
    },
    /** How often the task was asked for before this time, and its content. */
    askTask: db.transaction((id: string): { asked: number; content: string } | undefined => {
      const task = db
        .prepare<[string], { asked: number; content: string }>('SELECT asked, content FROM tasks WHERE id = ?')
        .get(id)
      if (task) db.prepare('UPDATE tasks SET asked = asked + 1 WHERE id = ?').run(id)
      return task
    }),
  }
}
