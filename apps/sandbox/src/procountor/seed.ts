import type {
  Company,
  CompanyRights,
  Dimension,
  FiscalYear,
  LedgerAccount,
  ReceiptExtras,
  RowExtras,
  User,
  VatPercent,
  VatStatus,
} from './entities.ts'

/** Everything that is there before the first request. */
export interface ProcountorSeed {
  readonly users: readonly SeedUser[]
  readonly companies: readonly SeedCompany[]
}

export interface SeedUser extends User {
  /** The companies offered to this user after login, with the rights held in each. */
  readonly companies: readonly { readonly companyId: number; readonly rights: CompanyRights }[]
}

export interface SeedCompany extends Company {
  readonly accounts: readonly LedgerAccount[]
  readonly dimensions: readonly Dimension[]
  /** Must hold 0 where rows without VAT are to be booked. */
  readonly vatPercents: readonly VatPercent[]
  readonly vatStatuses: readonly VatStatus[]
  readonly fiscalYears: readonly FiscalYear[]
  readonly receipts: readonly SeedReceipt[]
}

/** A receipt that is already there; ids, numbers and versions are given by the stand-in, in this order. */
export interface SeedReceipt extends ReceiptExtras {
  /** Default `JOURNAL`. */
  readonly type?: string
  /** Default `APPROVED`. */
  readonly status?: string
  readonly name: string
  readonly receiptDate: string
  /** ISO instant; default: noon UTC of the receipt date. */
  readonly created?: string
  readonly rows: readonly SeedRow[]
}

interface SeedRow extends RowExtras {
  readonly account: string
  /** Debit positive, credit negative. */
  readonly cents: number
  /** The item takes the row's whole amount. */
  readonly items?: readonly { readonly dimensionId: number; readonly itemId: number }[]
}

export const bookkeeperRights: CompanyRights = {
  role: 'Accountant',
  journalReceipts: 'ALL_RIGHTS',
  journalReceiptSearch: 'ALL_RIGHTS',
  personalJournalReceiptsOnly: false,
  preventEditingAccountingPage: false,
  accountingReports: 'ALL_RIGHTS',
  basicCompanyInfo: 'ALL_RIGHTS',
  chartOfAccounts: 'ALL_RIGHTS',
  dimensions: 'ALL_RIGHTS',
}

/** May look at journals, not write them. */
export const viewerRights: CompanyRights = {
  ...bookkeeperRights,
  role: 'Viewer',
  journalReceipts: 'VIEWING_RIGHTS',
  journalReceiptSearch: 'VIEWING_RIGHTS',
  accountingReports: 'VIEWING_RIGHTS',
  basicCompanyInfo: 'VIEWING_RIGHTS',
  chartOfAccounts: 'VIEWING_RIGHTS',
  dimensions: 'VIEWING_RIGHTS',
}
