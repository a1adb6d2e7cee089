import type {
  Company,
  CompanyRights,
  Dimension,
  FiscalYear,
  LedgerAccount,
  VatPercent,
  VatStatus,
} from '../entities.ts'
import type { InferredFacts } from '../facts.ts'
import type { ProcountorStore } from '../store.ts'

/** What a receipt of one company is judged by. */
export interface Books {
  readonly company: Company
  readonly accounts: ReadonlyMap<string, LedgerAccount>
  /** Those that the user may use. */
  readonly dimensions: ReadonlyMap<number, Dimension>
  readonly vatPercents: readonly VatPercent[]
  readonly vatStatuses: readonly VatStatus[]
  readonly fiscalYears: readonly FiscalYear[]
  readonly facts: InferredFacts
}

export function openBooks({ reference, settings }: ProcountorStore, company: Company, rights: CompanyRights): Books {
  const vats = reference.vats(company.id)
  return {
    company,
    accounts: new Map(reference.accounts(company.id).map((account) => [account.code, account])),
    dimensions: new Map(usableDimensions(reference.dimensions(company.id), rights).map((each) => [each.id, each])),
    vatPercents: vats.percents,
    vatStatuses: vats.statuses,
    fiscalYears: reference.fiscalYears(company.id),
    facts: settings.facts(),
  }
}

/** A user can be limited to certain dimensions. */
export function usableDimensions(dimensions: readonly Dimension[], rights: CompanyRights): readonly Dimension[] {
  const { limitedToDimensions: limit } = rights
  return limit ? dimensions.filter(({ id }) => limit.includes(id)) : dimensions
}
