import type { NmbrsCompany, NmbrsEmployee } from '../entities.ts'
import { list } from '../format.ts'
import { element, elements } from '../xml.ts'
import type { Operation } from './operation.ts'
import { checkPeriod, visibleCompany } from './operation.ts'

export const employeeOperations: readonly Operation[] = [
  {
    // Simplified: everybody has one cost centre, for the whole cost, in every period.
    service: 'EmployeeService',
    name: 'CostCenter_GetAllEmployeesByCompany',
    parameters: { CompanyId: 'int', Period: 'int', Year: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('CompanyId'))
      checkPeriod(company, values.int('Period'))
      return list(company.employees.map((employee) => costCentersOf(employee, company)))
    },
  },
]

function costCentersOf(employee: NmbrsEmployee, company: NmbrsCompany): string {
  const allocations = company.costCenters
    .filter(({ code }) => code === employee.costCenter)
    .map(({ id, code, description }) => {
      const costCenter = elements({ Id: id, Code: code, Description: description })
      const share = elements({ Percentage: 100, Default: true })
      return `<EmployeeCostCenter>${element('Id', employee.id)}<CostCenter>${costCenter}</CostCenter>${share}</EmployeeCostCenter>`
    })
  const inner = allocations.length === 0 ? '<CostCenters />' : `<CostCenters>${allocations.join('')}</CostCenters>`
  return `<EmployeeCostCenters>${element('EmployeeId', employee.id)}${inner}</EmployeeCostCenters>`
}
