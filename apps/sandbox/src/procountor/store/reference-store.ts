import type {
  Company,
  Dimension,
  DimensionItem,
  FiscalYear,
  LedgerAccount,
  TrackingPeriod,
  VatPercent,
  VatStatus,
} from '../entities.ts'
import type { SeedCompany } from '../seed.ts'
import type { Db } from './database.ts'

interface Vats {
  readonly percents: readonly VatPercent[]
  readonly statuses: readonly VatStatus[]
}
interface ItemRow {
  readonly id: number
  readonly codeName: string
  readonly description: string
  readonly active: number
}

/** `modified` is an ISO instant. */
export type DatedPeriod = TrackingPeriod & { readonly modified: string }
export type DatedYear = Omit<FiscalYear, 'trackingPeriods'> & {
  readonly modified: string
  readonly trackingPeriods: readonly DatedPeriod[]
}

/** A company and what its receipts refer to: accounts, dimensions, VAT, fiscal years. `at` is the instant of a change. */
export function createReferenceStore(db: Db) {
  const selectItems = db.prepare<[number, number], ItemRow>(
    `SELECT id, code_name AS codeName, description, active FROM items
     WHERE company_id = ? AND dimension_id = ? ORDER BY id`,
  )
  const selectYears = db.prepare<[number], Omit<DatedYear, 'isOpen' | 'trackingPeriods'> & { isOpen: number }>(
    `SELECT id, start_date AS startDate, end_date AS endDate, is_open AS isOpen, modified FROM fiscal_years
     WHERE company_id = ? ORDER BY start_date DESC`,
  )
  const selectPeriods = db.prepare<[number, number], DatedPeriod>(
    `SELECT id, start_date AS startDate, end_date AS endDate, status, modified FROM tracking_periods
     WHERE company_id = ? AND fiscal_year_id = ? ORDER BY start_date`,
  )
  const selectAccounts = db.prepare<[number], { data: string }>(
    'SELECT data FROM accounts WHERE company_id = ? ORDER BY code',
  )
  const selectDimensions = db.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM dimensions WHERE company_id = ? ORDER BY id',
  )
  const selectCompany = db.prepare<[number], { data: string; vats: string }>(
    'SELECT data, vats FROM companies WHERE id = ?',
  )

  const itemsOf = (companyId: number, dimensionId: number): DimensionItem[] =>
    selectItems.all(companyId, dimensionId).map((row) => ({ ...row, active: row.active === 1 }))

  const fiscalYears = (companyId: number): DatedYear[] =>
    selectYears.all(companyId).map((year) => ({
      ...year,
      isOpen: year.isOpen === 1,
      trackingPeriods: selectPeriods.all(companyId, year.id),
    }))

  const saveAccount = (companyId: number, account: LedgerAccount): void => {
    db.prepare('INSERT OR REPLACE INTO accounts VALUES (?, ?, ?)').run(companyId, account.code, JSON.stringify(account))
  }

  const saveItem = (companyId: number, dimensionId: number, item: DimensionItem): void => {
    const row = [companyId, dimensionId, item.id, item.codeName, item.description, item.active ? 1 : 0]
    db.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?)').run(...row)
  }

  return {
    companies: (): Company[] =>
      db
        .prepare<[], { data: string }>('SELECT data FROM companies ORDER BY id')
        .all()
        .map((row) => JSON.parse(row.data) as Company),
    company: (companyId: number): Company | undefined => {
      const row = selectCompany.get(companyId)
      return row && (JSON.parse(row.data) as Company)
    },
    vats: (companyId: number): Vats => {
      const row = selectCompany.get(companyId)
      return row ? (JSON.parse(row.vats) as Vats) : { percents: [], statuses: [] }
    },
    accounts: (companyId: number): LedgerAccount[] =>
      selectAccounts.all(companyId).map((row) => JSON.parse(row.data) as LedgerAccount),
    dimensions: (companyId: number): Dimension[] =>
      selectDimensions.all(companyId).map((row) => ({ ...row, items: itemsOf(companyId, row.id) })),
    fiscalYears,

    addCompany: (seed: SeedCompany, at: string): void => {
      const { accounts, dimensions, vatPercents, vatStatuses, fiscalYears: years, receipts: _, ...company } = seed
      const vats: Vats = { percents: vatPercents, statuses: vatStatuses }
      db.prepare('INSERT INTO companies VALUES (?, ?, ?)').run(seed.id, JSON.stringify(company), JSON.stringify(vats))
      for (const account of accounts) saveAccount(seed.id, account)
      for (const { id, name, items } of dimensions) {
        db.prepare('INSERT INTO dimensions VALUES (?, ?, ?)').run(seed.id, id, name)
        for (const item of items) saveItem(seed.id, id, item)
      }
      for (const year of years) {
        const row = [seed.id, year.id, year.startDate, year.endDate, year.isOpen ? 1 : 0, at]
        db.prepare('INSERT INTO fiscal_years VALUES (?, ?, ?, ?, ?, ?)').run(...row)
        for (const { id, startDate, endDate, status } of year.trackingPeriods)
          db.prepare('INSERT INTO tracking_periods VALUES (?, ?, ?, ?, ?, ?, ?)').run(
            ...[seed.id, year.id, id, startDate, endDate, status, at],
          )
      }
    },

    saveCompany: (company: Company): void => {
      db.prepare('UPDATE companies SET data = ? WHERE id = ?').run(JSON.stringify(company), company.id)
    },
    saveVats: (companyId: number, vats: Vats): void => {
      db.prepare('UPDATE companies SET vats = ? WHERE id = ?').run(JSON.stringify(vats), companyId)
    },
    saveAccount,
    removeAccount: (companyId: number, code: string): boolean =>
      db.prepare('DELETE FROM accounts WHERE company_id = ? AND code = ?').run(companyId, code).changes > 0,

    nextDimensionId: (companyId: number): number =>
      db
        .prepare<[number], { id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM dimensions WHERE company_id = ?')
        .get(companyId)?.id ?? 1,
    addDimension: (companyId: number, dimensionId: number, name: string): void => {
      db.prepare('INSERT INTO dimensions VALUES (?, ?, ?)').run(companyId, dimensionId, name)
    },
    renameDimension: (companyId: number, dimensionId: number, name: string): void => {
      db.prepare('UPDATE dimensions SET name = ? WHERE company_id = ? AND id = ?').run(name, companyId, dimensionId)
    },
    saveItem,
    nextItemId: (companyId: number): number =>
      db
        .prepare<[number], { id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM items WHERE company_id = ?')
        .get(companyId)?.id ?? 1,
    removeItem: (companyId: number, dimensionId: number, itemId: number): boolean =>
      db
        .prepare('DELETE FROM items WHERE company_id = ? AND dimension_id = ? AND id = ?')
        .run(companyId, dimensionId, itemId).changes > 0,

    setPeriodStatus: (companyId: number, yearId: number, periodId: number, status: string, at: string): void => {
      db.prepare(
        'UPDATE tracking_periods SET status = ?, modified = ? WHERE company_id = ? AND fiscal_year_id = ? AND id = ?',
      ).run(status, at, companyId, yearId, periodId)
    },
    setYearOpen: (companyId: number, yearId: number, isOpen: boolean, at: string): void => {
      db.prepare('UPDATE fiscal_years SET is_open = ?, modified = ? WHERE company_id = ? AND id = ?').run(
        ...[isOpen ? 1 : 0, at, companyId, yearId],
      )
    },
  }
}
