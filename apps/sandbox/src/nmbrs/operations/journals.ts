import type { NmbrsRun } from '../entities.ts'
import { codedFault } from '../errors.ts'
import { journalDocument } from '../journal-document.ts'
import type { JournalDetail } from '../journal-lines.ts'
import { journalAt } from '../journal-lines.ts'
import { escapeText } from '../xml.ts'
import type { Operation, OperationContext } from './operation.ts'
import { visibleCompany } from './operation.ts'

/**
 * Two forms per level of detail. The one with a year takes it as `intYear` (inferred from sibling operations); the other
 * answers for the company's active year, whatever year the run is of.
 */
export const journalOperations: readonly Operation[] = [
  ...bothForms('company', 'Journals_GetByRunCompany', 'Journals_GetByRunCompany_v2'),
  ...bothForms('cost-center', 'Journals_GetByRunCostCenter', 'Journals_GetByRunCostCenter_v2'),
  ...bothForms(
    'cost-center-cost-unit',
    'Journals_GetByRunCostCenterCostUnit',
    'Journals_GetByRunCostCenterCostUnitPerYear',
  ),
  ...bothForms('department', 'Journals_GetByRunDepartment', 'Journals_GetByRunDepartment_v2'),
  ...bothForms('employee', 'Journals_GetByRunEmployee', 'Journals_GetByRunEmployee_v2'),
]

function bothForms(detail: JournalDetail, activeYearForm: string, yearForm: string): readonly Operation[] {
  return [
    {
      service: 'CompanyService',
      name: activeYearForm,
      parameters: { CompanyId: 'int', RunId: 'int' },
      answer: (context, values) => {
        const company = visibleCompany(context, values.int('CompanyId'))
        return journal(context, detail, company.id, values.int('RunId'), company.currentPeriod.year)
      },
    },
    {
      service: 'CompanyService',
      name: yearForm,
      parameters: { CompanyId: 'int', RunId: 'int', intYear: 'int' },
      answer: (context, values) => {
        const company = visibleCompany(context, values.int('CompanyId'))
        return journal(context, detail, company.id, values.int('RunId'), values.int('intYear'))
      },
    },
  ]
}

/**
 * The journal of the run, or, where another year is asked for, of that year's run of the same number: the silent wrong
 * answer around new year that makes the forms without a year dangerous.
 */
function journal(
  { store }: OperationContext,
  detail: JournalDetail,
  companyId: number,
  runId: number,
  year: number,
): string {
  const named = store.run(runId)
  if (named === undefined || named.companyId !== companyId) throw codedFault(2046)
  const run: NmbrsRun | undefined = named.year === year ? named : store.runOfYear(companyId, year, named.number)
  if (run === undefined) return escapeText(journalDocument(detail, []))
  const replaced = store.journalDocument(run.id)
  if (replaced !== undefined) return escapeText(replaced)
  const employees = store.company(companyId)?.employees ?? []
  return escapeText(journalDocument(detail, journalAt(detail, store.journal(run.id), employees)))
}
