import type {
  NmbrsCompany,
  NmbrsCostCode,
  NmbrsEmployee,
  NmbrsJournalLine,
  NmbrsRun,
  NmbrsTransaction,
  NmbrsUser,
  PeriodType,
} from './entities.ts'

export interface UserRow {
  readonly username: string
  readonly token: string
  readonly domain: string
  readonly debtor_ids: string | null
}

export interface CompanyRow {
  readonly id: number
  readonly debtor_id: number
  readonly number: number
  readonly name: string
  readonly email: string
  readonly period_type: PeriodType
  readonly current_year: number
  readonly current_number: number
  readonly cost_centers: string
  readonly cost_units: string
  readonly employees: string
}

export interface RunRow {
  readonly id: number
  readonly company_id: number
  readonly number: number
  readonly year: number
  readonly period_start: number
  readonly period_end: number
  readonly description: string
  readonly run_at: string
  readonly locked: 0 | 1
}

export interface LineRow {
  readonly run_id: number
  readonly date: string
  readonly year: number
  readonly period: number
  readonly account: string
  readonly cost_center: string
  readonly cost_unit: string
  readonly amount: number
  readonly text: string
}

export function rowToUser(row: UserRow): NmbrsUser {
  const user = { username: row.username, token: row.token, domain: row.domain }
  return row.debtor_ids === null ? user : { ...user, debtorIds: JSON.parse(row.debtor_ids) as number[] }
}

export function rowToCompany(row: CompanyRow): NmbrsCompany {
  return {
    id: row.id,
    debtorId: row.debtor_id,
    number: row.number,
    name: row.name,
    email: row.email,
    periodType: row.period_type,
    currentPeriod: { year: row.current_year, number: row.current_number },
    costCenters: JSON.parse(row.cost_centers) as NmbrsCostCode[],
    costUnits: JSON.parse(row.cost_units) as NmbrsCostCode[],
    employees: JSON.parse(row.employees) as NmbrsEmployee[],
  }
}

export function rowToRun(row: RunRow): NmbrsRun {
  return {
    id: row.id,
    companyId: row.company_id,
    number: row.number,
    year: row.year,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    description: row.description,
    runAt: row.run_at,
    locked: row.locked === 1,
  }
}

/** Lines that share period and date are one transaction; transactions keep the order of their first line. */
export function rowsToTransactions(rows: readonly LineRow[]): NmbrsTransaction[] {
  const transactions = new Map<string, NmbrsTransaction & { readonly lines: NmbrsJournalLine[] }>()
  for (const { date, year, period, account, cost_center: costCenter, cost_unit: costUnit, amount, text } of rows) {
    const key = `${year}/${period}/${date}`
    const transaction = transactions.get(key) ?? { date, year, period, lines: [] }
    transaction.lines.push({ account, costCenter, costUnit, amount, text })
    transactions.set(key, transaction)
  }
  return [...transactions.values()]
}
