import { list, runElement, runRequestElement } from '../format.ts'
import type { Operation } from './operation.ts'
import { visibleCompany } from './operation.ts'

export const runOperations: readonly Operation[] = [
  {
    service: 'CompanyService',
    name: 'Run_GetList',
    parameters: { CompanyId: 'int', Year: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('CompanyId'))
      return list(context.store.runs(company.id, values.int('Year')).map(runElement))
    },
  },
  {
    // Simplified: one handled request per run of a period, made on the day of the run.
    service: 'CompanyService',
    name: 'RunRequest_GetList',
    parameters: { CompanyId: 'int', Year: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('CompanyId'))
      const runs = context.store.runs(company.id, values.int('Year'))
      return list(runs.filter((run) => run.periodStart === run.periodEnd).map(runRequestElement))
    },
  },
]
