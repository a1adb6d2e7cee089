/** What the stand-in stores. Ids are small and unique within one company only, as Procountor's are. Money is integer cents. */

export type AccessLevel = 'ALL_RIGHTS' | 'VIEWING_RIGHTS' | 'NO_ACCESS' | 'NOT_ENABLED'

/** The rights of one user in one company, as far as they decide anything here. */
export interface CompanyRights {
  /** Free text, shown by `GET /users/rights`. */
  readonly role: string
  /** Writing needs `ALL_RIGHTS`. */
  readonly journalReceipts: AccessLevel
  /** Searching and reading need `VIEWING_RIGHTS` or more. */
  readonly journalReceiptSearch: AccessLevel
  /** Only receipts that this user made are there for them. */
  readonly personalJournalReceiptsOnly: boolean
  readonly preventEditingAccountingPage: boolean
  readonly accountingReports: AccessLevel
  readonly basicCompanyInfo: AccessLevel
  readonly chartOfAccounts: AccessLevel
  /** Reading dimensions needs `VIEWING_RIGHTS`, changing them `ALL_RIGHTS`. The vendor's name of it is not published. */
  readonly dimensions: AccessLevel
  /** Ids of the only dimensions that this user sees and may use; absent means no limit. */
  readonly limitedToDimensions?: readonly number[]
}

export interface User {
  readonly id: number
  /** What is typed on the login page; an email address or any other text. Unique. */
  readonly username: string
  readonly password: string
  readonly displayName: string
  /** Such a user works through API keys only and is refused on the login page. */
  readonly apiLoginOnly?: boolean
}

export interface Company {
  readonly id: number
  readonly name: string
  /** Upper-case English name. */
  readonly country: string
  readonly currency: 'DKK' | 'EUR' | 'NOK' | 'SEK'
  /** Finnish business id, such as `1234567-8`. */
  readonly businessId: string
  readonly city: string
  /** Dimensions that one row may carry; depends on the licence. */
  readonly dimensionLimit: number
  /** Takes the balancing row of `createReconciliation=true`; without it that option is not imitated. */
  readonly reconciliationAccount?: string
}

export interface LedgerAccount {
  readonly code: string
  readonly name: string
  readonly active: boolean
  /** VAT percentages allowed on the account; absent means every percentage of the company. */
  readonly vatPercents?: readonly number[]
  readonly translations?: readonly { readonly languageCode: string; readonly translation: string }[]
}

export interface Dimension {
  readonly id: number
  readonly name: string
  readonly items: readonly DimensionItem[]
}

export interface DimensionItem {
  readonly id: number
  /** Procountor's name of the item, such as `100 Leipomo`; not necessarily unique. */
  readonly codeName: string
  readonly description: string
  readonly active: boolean
}

export interface VatPercent {
  readonly percent: number
  readonly sales: boolean
  readonly purchase: boolean
}

export interface VatStatus {
  /** The number of a `vat_NN` code; 12 is no VAT handling. */
  readonly status: number
  readonly description: string
  readonly sales: boolean
  readonly purchase: boolean
}

export type TrackingPeriodStatus = 'OPEN' | 'PENDING' | 'CLOSED'

export interface TrackingPeriod {
  readonly id: number
  readonly startDate: string
  readonly endDate: string
  readonly status: TrackingPeriodStatus
}

export interface FiscalYear {
  readonly id: number
  readonly startDate: string
  readonly endDate: string
  readonly isOpen: boolean
  /** In time order; may be empty. */
  readonly trackingPeriods: readonly TrackingPeriod[]
}

export type VatType = 'PURCHASE' | 'SALES'
export type TransactionType = 'ENTRY' | 'RECONCILIATION_ENTRY' | 'REVERSING_ENTRY'

export interface DimensionItemValue {
  readonly dimensionId: number
  readonly itemId: number
  readonly cents: number
}

/** What a row and a receipt carry beside what the stand-in decides itself; kept and given back as they came. */
export interface RowExtras {
  readonly vatType?: VatType
  readonly vatStatus?: number
  readonly vatDeductionPercent?: number
  readonly description?: string
  readonly balanceCode?: string
  readonly partnerId?: number
  readonly startDate?: string
  readonly endDate?: string
}

export interface ReceiptRow extends RowExtras {
  readonly id: number
  readonly transactionType: TransactionType
  readonly account: string
  /** Debit positive, credit negative. */
  readonly cents: number
  readonly vatPercent: number
  readonly dimensionItemValues: readonly DimensionItemValue[]
}

export interface ReceiptExtras {
  readonly vatProcessing?: string
  readonly invoiceNotes?: string
  readonly accountantsNotes?: string
  readonly transactionDescription?: string
  readonly receiptValidity?: string
  readonly periodStartDate?: string
  readonly periodEndDate?: string
  readonly partnerId?: number
  readonly partnerCode?: string
  readonly serialNumber?: { readonly series: string; readonly number: number }
  readonly depreciation?: string
  readonly vatDate?: string
}

export interface Receipt extends ReceiptExtras {
  readonly id: number
  readonly type: string
  readonly status: string
  readonly name: string
  readonly receiptDate: string
  readonly vatType: VatType
  readonly vatStatus: number
  readonly receiptNumber: number
  readonly invoiceId: number
  /** Instants, ISO with milliseconds and `Z`; how they are shown is decided by `format.ts`. */
  readonly created: string
  readonly version: string
  readonly createdBy: number
  readonly rows: readonly ReceiptRow[]
}
