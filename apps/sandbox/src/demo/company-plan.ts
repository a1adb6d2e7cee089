import type { PeriodType } from '../nmbrs/entities.ts'

/** What is unusual about a company, on either side. */
type Trait =
  /** June 2026 is the published sample: two cost centres, two cost units, corrections over January to May. */
  | 'sample-june'
  /** July 2026 balances only by a posting on the difference account. */
  | 'difference-account'
  /** Wages from August 2026 use an account that Procountor's chart does not have. */
  | 'missing-account'
  /** Wages from September 2026 use an account that is closed in Procountor. */
  | 'inactive-account'
  /** A wage component without ledger account, in August 2026. */
  | 'unmapped-component'
  /** Texts with letters outside Windows-1252. */
  | 'foreign-letters'
  /** A stand-alone retroactive run over January to May 2026 that only moves cost between two cost centres. */
  | 'retroactive-run'
  /** The same after the newest run, both still unlocked, so that they can be merged. */
  | 'open-retroactive-run'
  /** January 2026 corrects December 2025. */
  | 'cross-year-correction'
  /** The corrections lower the cost: the sides are swapped. */
  | 'lowering-corrections'
  /** A description of the October run that is longer than a receipt's name may be. */
  | 'long-description'
  /** An additional run without any postings. */
  | 'empty-run'
  /** A weekly run with corrections over 200 earlier weeks. */
  | 'two-hundred-corrections'
  /** The last week of 2026, number 53, run in advance. */
  | 'week-53'
  /** Monthly tracking periods in 2026, all of them open. */
  | 'tracking-periods'
  /** The same, with May closed. */
  | 'closed-may'
  /** The same, with September handed over for closing. */
  | 'pending-september'
  /** Fiscal years from July to June. */
  | 'fiscal-year-from-july'
  /** The year 2025 is closed. */
  | 'closed-2025'
  /** Swedish names of dimensions. */
  | 'swedish'

export interface CostCodePlan {
  readonly code: string
  readonly description: string
  /** First month with postings; absent: all the time. */
  readonly since?: { readonly year: number; readonly period: number }
  /** Names of Procountor's items for it; absent: `{code} {description}`. */
  readonly items?: readonly string[]
  /** Procountor's items are there and switched off. */
  readonly inactive?: boolean
  /** People whose cost it carries; absent: between two and four. */
  readonly people?: number
}

export interface CompanyPlan {
  readonly name: string
  readonly periodType: PeriodType
  /** Gross wages of a cost centre in a usual period, in cents. */
  readonly gross: number
  readonly costCenters: readonly CostCodePlan[]
  readonly costUnits: readonly CostCodePlan[]
  readonly traits: readonly Trait[]
  /** Ledger account for net wages; absent: 2961. */
  readonly netAccount?: string
}

export interface DebtorPlan {
  readonly name: string
  readonly companies: readonly CompanyPlan[]
}

/** A plan with the usual things left out. */
export function company(
  name: string,
  gross: number,
  plan: Partial<Omit<CompanyPlan, 'name' | 'gross'>> = {},
): CompanyPlan {
  return { name, gross, periodType: 'M', costCenters: [], costUnits: [], traits: [], ...plan }
}

/** `100 Leipomo` as a cost code; what follows the first space is the description. */
export function code(text: string, special: Omit<CostCodePlan, 'code' | 'description'> = {}): CostCodePlan {
  const space = text.indexOf(' ')
  return { code: text.slice(0, space), description: text.slice(space + 1), ...special }
}
