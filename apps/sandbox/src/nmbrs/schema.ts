/** Lists of small things that only ever travel whole (cost codes, employees) are JSON; journals are rows. */
export const schema = `
  CREATE TABLE IF NOT EXISTS users (
    username TEXT PRIMARY KEY, token TEXT NOT NULL, domain TEXT NOT NULL, debtor_ids TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS switched_off (service TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (service, operation)) STRICT;
  CREATE TABLE IF NOT EXISTS debtors (id INTEGER PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS companies (
    id INTEGER PRIMARY KEY, debtor_id INTEGER NOT NULL REFERENCES debtors (id), number INTEGER NOT NULL,
    name TEXT NOT NULL, email TEXT NOT NULL, period_type TEXT NOT NULL, current_year INTEGER NOT NULL,
    current_number INTEGER NOT NULL, cost_centers TEXT NOT NULL, cost_units TEXT NOT NULL, employees TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, company_id INTEGER NOT NULL REFERENCES companies (id), number INTEGER NOT NULL,
    year INTEGER NOT NULL, period_start INTEGER NOT NULL, period_end INTEGER NOT NULL, description TEXT NOT NULL,
    run_at TEXT NOT NULL, locked INTEGER NOT NULL, document TEXT, UNIQUE (company_id, year, number)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS journal_lines (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    date TEXT NOT NULL, year INTEGER NOT NULL, period INTEGER NOT NULL, account TEXT NOT NULL,
    cost_center TEXT NOT NULL, cost_unit TEXT NOT NULL, amount INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tasks (id TEXT PRIMARY KEY, asked INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
`
