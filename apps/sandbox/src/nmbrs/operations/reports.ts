import type { NmbrsCompany } from '../entities.ts'
import { codedFault } from '../errors.ts'
import { list } from '../format.ts'
import type { ReportLine } from '../journal-reports.ts'
import { businessReport, companyReport, reportLines } from '../journal-reports.ts'
import { element, escapeText } from '../xml.ts'
import type { Operation, OperationContext } from './operation.ts'
import { checkPeriod, visibleCompany } from './operation.ts'

interface Period {
  readonly year: number
  readonly number: number
}

/** Line by line, with names. The period asked for is the one that a posting concerns (our reading). */
export const reportOperations: readonly Operation[] = [
  {
    service: 'CompanyService',
    name: 'Reports_GetJournalsReportByCompany',
    parameters: { CompanyId: 'int', StartPeriod: 'int', EndPeriod: 'int', Year: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('CompanyId'))
      const [start, end, year] = [values.int('StartPeriod'), values.int('EndPeriod'), values.int('Year')]
      return escapeText(byCompany(context, company, start, end, year))
    },
  },
  {
    service: 'ReportService',
    name: 'Reports_Business_Company_CompanyJournalReport',
    parameters: { CompanyId: 'int', FromYear: 'int', FromPeriod: 'int', UntilYear: 'int', UntilPeriod: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('CompanyId'))
      const from = { year: values.int('FromYear'), number: values.int('FromPeriod') }
      const until = { year: values.int('UntilYear'), number: values.int('UntilPeriod') }
      return escapeText(businessReport(company, linesBetween(context, company, from, until)))
    },
  },
  {
    service: 'ReportService',
    name: 'Reports_GetJournalsReportByCompany_Background',
    parameters: { companyId: 'int', startPeriod: 'int', endPeriod: 'int', year: 'int' },
    answer: (context, values) => {
      const company = visibleCompany(context, values.int('companyId'))
      const [start, end, year] = [values.int('startPeriod'), values.int('endPeriod'), values.int('year')]
      const id = context.newId()
      context.store.addTask(id, byCompany(context, company, start, end, year))
      return id
    },
  },
  {
    // Each asking moves the task one step on: a program that asks once sees an unfinished task.
    service: 'ReportService',
    name: 'Reports_BackgroundTask_Result',
    parameters: { TaskId: 'guid' },
    answer: ({ store }, values) => {
      const id = values.text('TaskId')
      const task = store.askTask(id)
      const status = task === undefined ? 'Unknown' : (['Enqueued', 'Executing'][task.asked] ?? 'Success')
      const content = status === 'Success' && task !== undefined ? task.content : ''
      return list([element('TaskId', id), element('Status', status), element('Content', content)])
    },
  },
]

function byCompany(context: OperationContext, company: NmbrsCompany, start: number, end: number, year: number): string {
  const lines = linesBetween(context, company, { year, number: start }, { year, number: end })
  return companyReport({ companyId: company.id, startPeriod: start, endPeriod: end, year }, lines)
}

/** Corrections are made by later runs, so the runs of every later year up to the active one are looked through too. */
function linesBetween({ store }: OperationContext, company: NmbrsCompany, from: Period, until: Period): ReportLine[] {
  for (const { number } of [from, until]) checkPeriod(company, number)
  if (order(from) > order(until)) throw codedFault(2006)
  const years = Array.from({ length: Math.max(company.currentPeriod.year - from.year + 1, 0) }, (_, i) => from.year + i)
  return years
    .flatMap((year) => store.runs(company.id, year))
    .flatMap((run) => reportLines(run, store.journal(run.id), company.employees))
    .filter((line) => {
      const concerned = order({ year: line.year, number: line.period })
      return concerned >= order(from) && concerned <= order(until)
    })
}

const order = ({ year, number }: Period): number => year * 100 + number
