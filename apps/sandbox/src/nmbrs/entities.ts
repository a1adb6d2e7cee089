/** Nmbrs' period types: month, four weeks, week (as in `Company_GetCurrentPeriod`). */
export type PeriodType = 'M' | 'W4' | 'W1'

/** A login with an API token. Its tags decide which debtors it sees; its API template which operations it may call. */
export interface NmbrsUser {
  readonly username: string
  readonly token: string
  /** The environment's subdomain. */
  readonly domain: string
  /** Absent: every debtor. */
  readonly debtorIds?: readonly number[]
}

export interface NmbrsDebtor {
  readonly id: number
  readonly number: string
  readonly name: string
}

export interface NmbrsCostCode {
  readonly id: number
  readonly code: string
  readonly description: string
}

export interface NmbrsEmployee {
  readonly id: number
  readonly number: number
  readonly name: string
  readonly department: number
  readonly departmentName: string
  /** The cost centre that carries the person's cost; empty where the company uses none. */
  readonly costCenter: string
}

export interface NmbrsCompany {
  readonly id: number
  readonly debtorId: number
  readonly number: number
  readonly name: string
  readonly email: string
  readonly periodType: PeriodType
  /** The period that payroll is working on, for example 10 of 2026; its year is the company's active year. */
  readonly currentPeriod: { readonly year: number; readonly number: number }
  readonly costCenters: readonly NmbrsCostCode[]
  readonly costUnits: readonly NmbrsCostCode[]
  readonly employees: readonly NmbrsEmployee[]
}

/** One posting. Amounts are whole cents, debit positive and credit negative; an empty code means none. */
export interface NmbrsJournalLine {
  readonly account: string
  readonly costCenter: string
  readonly costUnit: string
  readonly amount: number
  readonly text: string
}

/** The postings of one period. */
export interface NmbrsTransaction {
  /** `yyyy-MM-dd`. */
  readonly date: string
  readonly year: number
  readonly period: number
  readonly lines: readonly NmbrsJournalLine[]
}

export interface NmbrsRun {
  readonly id: number
  readonly companyId: number
  readonly number: number
  readonly year: number
  /** Differs from `periodEnd` in a stand-alone retroactive run. */
  readonly periodStart: number
  readonly periodEnd: number
  readonly description: string
  /** `yyyy-MM-ddTHH:mm:ss`. */
  readonly runAt: string
  readonly locked: boolean
}

export interface NmbrsRunWithJournal extends NmbrsRun {
  readonly journal: readonly NmbrsTransaction[]
}

/** Everything the stand-in holds when it starts or is reset. */
export interface NmbrsSeed {
  readonly users: readonly NmbrsUser[]
  readonly debtors: readonly NmbrsDebtor[]
  readonly companies: readonly NmbrsCompany[]
  readonly runs: readonly NmbrsRunWithJournal[]
}
