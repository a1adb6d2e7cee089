import type { NmbrsCompany } from '../entities.ts'
import { codedFault } from '../errors.ts'
import { companyElement, costCodeElement, currentPeriod, debtorElement, list } from '../format.ts'
import { element } from '../xml.ts'
import type { Operation } from './operation.ts'
import { seesDebtor, visibleCompany } from './operation.ts'

/** Who and what there is: the environment, debtors, companies, their period and their cost codes. */
export const listOperations: readonly Operation[] = [
  {
    service: 'DebtorService',
    name: 'Environment_Get',
    parameters: {},
    header: 'any',
    answer: ({ user }) => list([element('SubDomain', user.domain)]),
  },
  {
    service: 'DebtorService',
    name: 'List_GetAll',
    parameters: {},
    answer: ({ store, user }) =>
      list(
        store
          .debtors()
          .filter((debtor) => seesDebtor(user, debtor.id))
          .map(debtorElement),
      ),
  },
  {
    service: 'CompanyService',
    name: 'List_GetAll',
    parameters: {},
    answer: ({ store, user }) => companies(store.companies().filter((company) => seesDebtor(user, company.debtorId))),
  },
  {
    service: 'CompanyService',
    name: 'List_GetByDebtor',
    parameters: { DebtorId: 'int' },
    answer: ({ store, user }, values) => {
      const debtorId = values.int('DebtorId')
      if (!store.debtors().some((debtor) => debtor.id === debtorId)) throw codedFault(2009)
      if (!seesDebtor(user, debtorId)) throw codedFault(1003)
      return companies(store.companies().filter((company) => company.debtorId === debtorId))
    },
  },
  {
    service: 'CompanyService',
    name: 'Company_GetCurrentPeriod',
    parameters: { CompanyId: 'int' },
    answer: (context, values) => currentPeriod(visibleCompany(context, values.int('CompanyId'))),
  },
  {
    service: 'CompanyService',
    name: 'CostCenter_GetList',
    parameters: { CompanyId: 'int' },
    answer: (context, values) =>
      list(
        visibleCompany(context, values.int('CompanyId')).costCenters.map((code) => costCodeElement('CostCenter', code)),
      ),
  },
  {
    service: 'CompanyService',
    name: 'CostUnit_GetList',
    parameters: { CompanyId: 'int' },
    answer: (context, values) =>
      list(visibleCompany(context, values.int('CompanyId')).costUnits.map((code) => costCodeElement('CostUnit', code))),
  },
]

const companies = (found: readonly NmbrsCompany[]): string => list(found.map(companyElement))
