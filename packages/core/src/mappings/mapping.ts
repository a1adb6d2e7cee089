export const periodPolicies = ['period-concerned', 'period-concerned-else-first-open', 'own-period'] as const
/** Where a correction is booked. */
export type PeriodPolicy = (typeof periodPolicies)[number]

/** Booking date of the run's own period. `payment-day` past a month's end means its last day; `payment-date` is typed per journal. */
export type BookingDate =
  | { readonly kind: 'as-in-journal' }
  | { readonly kind: 'last-day' }
  | { readonly kind: 'payment-day'; readonly day: number }
  | { readonly kind: 'payment-date' }

/** A code bound to an item by its id. `codeName` is the name it had then, to notice a renaming. */
export interface ItemBinding {
  readonly code: string
  readonly itemId: number
  readonly codeName: string
}

/** One Nmbrs dimension (cost centres or cost units) carried into one Procountor dimension. */
export interface DimensionMapping {
  readonly dimensionId: number
  readonly bindings: readonly ItemBinding[]
}

export interface AccountOverride {
  readonly nmbrsAccount: string
  readonly procountorAccount: string
}

export interface Vat {
  readonly type: 'PURCHASE' | 'SALES'
  readonly status: number
  readonly percent: number
}

/** The rules of one Nmbrs company towards one administration. */
export interface Mapping {
  /** Absent: cost centres are switched off. */
  readonly costCenters?: DimensionMapping
  readonly costUnits?: DimensionMapping
  readonly accountOverrides: readonly AccountOverride[]
  /** Explicit choice for codes the chart of accounts does not have. */
  readonly fallbackAccount?: string
  /** Nmbrs' difference account: its use is worth a warning. */
  readonly differenceAccount?: string
  /** Per position a digit or a class, `[4-9][0-9][0-9][0-9]`; matched whole, after overrides. Empty: all accounts carry dimensions. */
  readonly accountMasks: readonly string[]
  readonly missingItem: 'refuse' | 'create'
  readonly periodPolicy: PeriodPolicy
  readonly bookingDate: BookingDate
  readonly referencePattern: string
  readonly debitAndCreditApart: boolean
  readonly vat: Vat
  readonly vatByAccount: readonly (Vat & { readonly account: string })[]
  /** Left out of the receipt where absent. */
  readonly vatProcessing?: string
}

export const defaultReferencePattern = '{company number}-{year}-{run number} {run description}'

/** The rules a new mapping starts with (design: rules 3, 4, 6, 8). */
export const defaultMapping: Mapping = {
  accountOverrides: [],
  accountMasks: [],
  missingItem: 'refuse',
  periodPolicy: 'period-concerned',
  bookingDate: { kind: 'as-in-journal' },
  referencePattern: defaultReferencePattern,
  debitAndCreditApart: false,
  vat: { type: 'PURCHASE', status: 12, percent: 0 },
  vatByAccount: [],
}
