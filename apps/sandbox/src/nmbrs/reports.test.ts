import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { AskFunction } from './testing/ask.ts'
import { createAsk } from './testing/ask.ts'
import { readSample, resultText } from './testing/journal-reader.ts'
import { credentials, sampleOffice } from './testing/sample-office.ts'
import type { XmlElement } from './xml.ts'
import { parseXml } from './xml.ts'

const taskId = '7c0b6a52-0f0e-4f59-9a34-7d0c2b1f4e11'
let standIn: NmbrsStandIn
let ask: AskFunction
beforeAll(async () => {
  standIn = await startNmbrsStandIn({ seed: sampleOffice, newId: () => taskId })
  ask = createAsk(standIn.url, credentials)
})
afterAll(() => standIn.close())

/** The outline of a document: names without the text, each once per parent. */
function outline(element: XmlElement): unknown {
  const children = new Map(element.children.map((each) => [each.local, outline(each)]))
  return children.size === 0 ? element.local : { [element.local]: [...children.values()] }
}

const parse = (document: string): XmlElement => parseXml(Buffer.from(document))

test('the company report has the sample’s outline and tells corrections by run and period', async () => {
  const answer = await ask({
    service: 'CompanyService',
    operation: 'Reports_GetJournalsReportByCompany',
    parameters: { CompanyId: 90_211, StartPeriod: 1, EndPeriod: 6, Year: 2026 },
  })
  const report = resultText(answer.text)
  expect(outline(parse(report))).toEqual(
    outline(parse(readSample('report-xml/Reports_GetJournalsReportByCompany.inner.xml'))),
  )
  expect(report).toContain('<Period>1</Period>\n      <Year>2026</Year>\n      <Run>6</Run>')
  expect(report).not.toContain('<Run>8</Run>')
})

test('the business report has decimal commas and claims utf-16', async () => {
  const answer = await ask({
    service: 'ReportService',
    operation: 'Reports_Business_Company_CompanyJournalReport',
    parameters: { CompanyId: 90_211, FromYear: 2026, FromPeriod: 1, UntilYear: 2026, UntilPeriod: 6 },
  })
  const report = resultText(answer.text)
  expect(report.split('\n')[0]).toBe('<?xml version="1.0" encoding="utf-16"?>')
  expect(report).toContain('<Debit>9800,00</Debit>')
  expect(outline(parse(report))).toEqual(
    outline(parse(readSample('report-xml/Reports_Business_Company_CompanyJournalReport.inner.txt'))),
  )
})

test('a background report is enqueued, executed and then there, and another id is unknown', async () => {
  const started = await ask({
    service: 'ReportService',
    operation: 'Reports_GetJournalsReportByCompany_Background',
    parameters: { companyId: 90_211, startPeriod: 1, endPeriod: 6, year: 2026 },
  })
  expect(started.text).toBe(readSample('soap/Reports_GetJournalsReportByCompany_Background.response.xml'))

  const result = (TaskId: string) =>
    ask({ service: 'ReportService', operation: 'Reports_BackgroundTask_Result', parameters: { TaskId } })
  expect((await result(taskId)).text).toBe(readSample('soap/Reports_BackgroundTask_Result.enqueued.response.xml'))
  expect((await result(taskId)).text).toBe(readSample('soap/Reports_BackgroundTask_Result.executing.response.xml'))
  expect((await result(taskId)).text).toContain('<Status>Success</Status>\n        <Content>&lt;Report&gt;')

  const unknown = await result(taskId.replace('7', '8'))
  expect(unknown.text.replace('8c0b6a52', '7c0b6a52')).toBe(
    readSample('soap/Reports_BackgroundTask_Result.unknown.response.xml'),
  )
  expect((await result('not-a-task')).text).toContain('---&gt; 2019: ')
})
