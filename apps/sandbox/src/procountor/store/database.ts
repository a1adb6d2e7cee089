import Database from 'better-sqlite3'

export type Db = Database.Database

const schemaVersion = 1

const tables = [
  'meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)',
  'users (id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, data TEXT NOT NULL)',
  'memberships (user_id INTEGER NOT NULL, company_id INTEGER NOT NULL, rights TEXT NOT NULL, PRIMARY KEY (user_id, company_id))',
  'companies (id INTEGER PRIMARY KEY, data TEXT NOT NULL, vats TEXT NOT NULL)',
  'accounts (company_id INTEGER NOT NULL, code TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (company_id, code))',
  'dimensions (company_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (company_id, id))',
  `items (company_id INTEGER NOT NULL, dimension_id INTEGER NOT NULL, id INTEGER NOT NULL, code_name TEXT NOT NULL,
    description TEXT NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (company_id, dimension_id, id))`,
  `fiscal_years (company_id INTEGER NOT NULL, id INTEGER NOT NULL, start_date TEXT NOT NULL, end_date TEXT NOT NULL,
    is_open INTEGER NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (company_id, id))`,
  `tracking_periods (company_id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, id INTEGER NOT NULL,
    start_date TEXT NOT NULL, end_date TEXT NOT NULL, status TEXT NOT NULL, modified TEXT NOT NULL,
    PRIMARY KEY (company_id, fiscal_year_id, id))`,
  'counters (company_id INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (company_id, name))',
  `receipts (company_id INTEGER NOT NULL, id INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
    receipt_date TEXT NOT NULL, created TEXT NOT NULL, version TEXT NOT NULL, created_by INTEGER NOT NULL,
    data TEXT NOT NULL, PRIMARY KEY (company_id, id))`,
  'logins (id TEXT PRIMARY KEY, user_id INTEGER NOT NULL, expires INTEGER NOT NULL)',
  `codes (code TEXT PRIMARY KEY, kind TEXT NOT NULL, client_id TEXT NOT NULL, redirect_uri TEXT NOT NULL,
    user_id INTEGER NOT NULL, company_id INTEGER NOT NULL, expires INTEGER NOT NULL)`,
  `tokens (token TEXT PRIMARY KEY, kind TEXT NOT NULL, user_id INTEGER NOT NULL, company_id INTEGER NOT NULL,
    issued INTEGER NOT NULL, expires INTEGER, ended INTEGER NOT NULL DEFAULT 0)`,
]

/** Opens the state, making it where there is none. What is committed is on the disk before the commit returns. */
export function openDatabase(file: string): Db {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  const found = db.pragma('user_version', { simple: true })
  if (found !== schemaVersion) {
    if (found !== 0) dropAll(db)
    for (const table of tables) db.exec(`CREATE TABLE ${table} STRICT`)
    db.exec('CREATE INDEX receipts_by_date ON receipts (company_id, receipt_date)')
    db.pragma(`user_version = ${schemaVersion}`)
  }
  return db
}

export function emptyDatabase(db: Db): void {
  for (const name of tableNames()) db.exec(`DELETE FROM ${name}`)
}

function dropAll(db: Db): void {
  for (const name of tableNames()) db.exec(`DROP TABLE IF EXISTS ${name}`)
}

function tableNames(): readonly string[] {
  return tables.map((table) => table.slice(0, table.indexOf(' ')))
}
