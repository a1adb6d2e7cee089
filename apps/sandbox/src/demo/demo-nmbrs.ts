import type { NmbrsCompany, NmbrsCostCode, NmbrsSeed, NmbrsUser } from '../nmbrs/entities.ts'
import { present } from './calendar.ts'
import type { CompanyPlan, CostCodePlan } from './company-plan.ts'
import { office } from './office.ts'
import { peopleOf } from './people.ts'
import { runsOfCompany } from './runs-of-company.ts'

export interface PlacedCompany {
  readonly plan: CompanyPlan
  /** Position in the whole office, from 0. */
  readonly index: number
  readonly id: number
  readonly debtorId: number
  readonly number: number
}

export const firstDebtorId = 4101
const firstCompanyId = 90_211

/** The office's companies with their ids. Numbers tell the debtor: the second company of the first debtor is 102. */
export const placedCompanies: readonly PlacedCompany[] = office
  .flatMap(({ companies }, debtor) =>
    companies.map((plan, within) => ({
      plan,
      debtorId: firstDebtorId + debtor,
      number: (debtor + 1) * 100 + within + 1,
    })),
  )
  .map((placed, index) => ({ ...placed, index, id: firstCompanyId + index }))

/** Every name says that nobody is meant. */
const invented = (name: string): string => `${name} (esimerkki)`

export const integrationUser: NmbrsUser = {
  username: 'integraatio@tilitoimisto.example',
  token: '5d1f0c7e9ab24c3f8e6170a2b49d3c58',
  domain: 'tilitoimisto-esimerkki',
}

/** A login whose tags let through the first debtor only. */
export const limitedUser: NmbrsUser = {
  username: 'rajattu@tilitoimisto.example',
  token: 'a94c2be0713f4d6d95f20e8816cb7a03',
  domain: 'tilitoimisto-esimerkki',
  debtorIds: [firstDebtorId],
}

export function demoNmbrs(): NmbrsSeed {
  return {
    users: [integrationUser, limitedUser],
    debtors: office.map(({ name }, index) => ({
      id: firstDebtorId + index,
      number: String(index + 1),
      name: invented(name),
    })),
    companies: placedCompanies.map(toCompany),
    runs: placedCompanies.flatMap(({ plan, id, index }) => runsOfCompany(plan, id, 550_000 + index * 1_000)),
  }
}

function toCompany({ plan, index, id, debtorId, number }: PlacedCompany): NmbrsCompany {
  return {
    id,
    debtorId,
    number,
    name: invented(plan.name),
    email: `palkat${number}@tilitoimisto.example`,
    periodType: plan.periodType,
    currentPeriod: present[plan.periodType],
    costCenters: costCodes(plan.costCenters, 7_000 + index * 20),
    costUnits: costCodes(plan.costUnits, 17_000 + index * 20),
    employees: peopleOf(plan, 330_000 + index * 100),
  }
}

const costCodes = (plans: readonly CostCodePlan[], firstId: number): NmbrsCostCode[] =>
  plans.map(({ code, description }, index) => ({ id: firstId + index + 1, code, description }))
