import { employeeOperations } from './employees.ts'
import { journalOperations } from './journals.ts'
import { listOperations } from './lists.ts'
import type { Operation, Service } from './operation.ts'
import { reportOperations } from './reports.ts'
import { runOperations } from './runs.ts'

export const services: readonly Service[] = ['DebtorService', 'CompanyService', 'EmployeeService', 'ReportService']

export const operations: readonly Operation[] = [
  ...listOperations,
  ...runOperations,
  ...journalOperations,
  ...employeeOperations,
  ...reportOperations,
]

/** Operations that the vendor has and the stand-in does not: HTTP 501 rather than a hopeful answer. */
export const notImitated: Readonly<Record<Service, readonly string[]>> = {
  DebtorService: [
    'Converter_GetDebtors_IntToGuid',
    'WebhookSettings_Get',
    'WebhookSettings_GetEvents',
    'WebhookSettings_Insert',
    'WebhookSettings_Delete',
  ],
  CompanyService: [
    'Converter_GetByCompany_IntToGuid',
    'PayrollWorkflow_Get',
    'SalaryDocuments_AnnualDocument_JournalEntriesCompanyrCumulative',
    'SalaryDocuments_AnnualDocument_JournalEntriesEmployeeCumulative',
    'SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative',
    'SalaryDocuments_AnnualDocument_JournalEntriesCostCenterCumulative',
  ],
  EmployeeService: ['List_GetByCompany', 'List_GetByDebtor', 'CostCenter_GetCurrent'],
  ReportService: [],
}
