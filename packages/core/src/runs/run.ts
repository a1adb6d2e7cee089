/** Nmbrs' period types (`Company_GetCurrentPeriod`: `M`, `W4`, `W1`): 12, 13, and 52 or 53 periods a year. */
export const periodTypes = ['month', 'four-weeks', 'week'] as const
export type PeriodType = (typeof periodTypes)[number]

/** A payroll period, for example 6/2026. */
export interface Period {
  readonly year: number
  readonly number: number
}

/** What the receipts need to know of a payroll run. Its own period is `year` and `periodEnd`. */
export interface Run {
  readonly companyNumber: string
  readonly year: number
  readonly number: number
  readonly description: string
  /** Where it differs from `periodEnd` the run is a stand-alone retroactive one: all its receipts are corrections. */
  readonly periodStart: number
  readonly periodEnd: number
  readonly periodType: PeriodType
}
