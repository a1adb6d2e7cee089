import type { NmbrsCompany, NmbrsUser } from '../entities.ts'
import { codedFault } from '../errors.ts'
import type { NmbrsStore } from '../store.ts'

export type Service = 'DebtorService' | 'CompanyService' | 'EmployeeService' | 'ReportService'

export interface OperationContext {
  readonly store: NmbrsStore
  readonly user: NmbrsUser
  readonly newId: () => string
}

type ParameterType = 'int' | 'guid'

/** Values by parameter name, already checked against the declaration. */
export interface ParameterValues {
  readonly int: (name: string) => number
  readonly text: (name: string) => string
}

export interface Operation {
  readonly service: Service
  readonly name: string
  readonly parameters: Readonly<Record<string, ParameterType>>
  /** `any`: the older header without a domain will do. */
  readonly header?: 'any'
  /** What goes inside `…Result`, escaped. */
  readonly answer: (context: OperationContext, values: ParameterValues) => string
}

/** A company that the user's tags let through. */
export function visibleCompany({ store, user }: OperationContext, id: number): NmbrsCompany {
  const company = store.company(id)
  if (company === undefined) throw codedFault(2004)
  if (!seesDebtor(user, company.debtorId)) throw codedFault(1003)
  return company
}

const longestYear: Readonly<Record<NmbrsCompany['periodType'], number>> = { M: 12, W4: 13, W1: 53 }

/** @throws NmbrsFault 2006 for a period that a company of this type never has. */
export function checkPeriod({ periodType }: NmbrsCompany, number: number): void {
  if (number < 1 || number > longestYear[periodType]) throw codedFault(2006)
}

export const seesDebtor = (user: NmbrsUser, debtorId: number): boolean =>
  user.debtorIds === undefined || user.debtorIds.includes(debtorId)
