/** Procountor's reference data of one company, as far as receipts depend on it. Ids are unique within the company only. */
export interface Administration {
  readonly accounts: readonly LedgerAccount[]
  readonly dimensions: readonly Dimension[]
  readonly vatStatuses: readonly VatStatus[]
  /** Percentages in use in the company. */
  readonly vatPercents: readonly VatPercent[]
  readonly fiscalYears: readonly FiscalYear[]
}

export interface LedgerAccount {
  readonly code: string
  readonly name: string
  readonly active: boolean
}

export interface Dimension {
  readonly id: number
  readonly name: string
  readonly items: readonly DimensionItem[]
}

/** `codeName` is Procountor's name of the item, such as `100 Leipomo`; `active` is the absence of status `P`. */
export interface DimensionItem {
  readonly id: number
  readonly codeName: string
  readonly description: string
  readonly active: boolean
}

export interface VatStatus {
  readonly status: number
  readonly sales: boolean
  readonly purchase: boolean
}

export interface VatPercent {
  readonly percent: number
  readonly sales: boolean
  readonly purchase: boolean
}

export interface FiscalYear {
  readonly startDate: string
  readonly endDate: string
  readonly isOpen: boolean
  readonly trackingPeriods: readonly TrackingPeriod[]
}

export interface TrackingPeriod {
  readonly startDate: string
  readonly endDate: string
  readonly status: 'OPEN' | 'PENDING' | 'CLOSED'
}
