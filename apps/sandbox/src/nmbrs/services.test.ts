import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { Ask, AskFunction } from './testing/ask.ts'
import { createAsk } from './testing/ask.ts'
import { readSample } from './testing/journal-reader.ts'
import { credentials, narrow, sampleOffice } from './testing/sample-office.ts'

let standIn: NmbrsStandIn
let ask: AskFunction
beforeAll(async () => {
  standIn = await startNmbrsStandIn({ seed: sampleOffice })
  ask = createAsk(standIn.url, credentials)
})
afterAll(() => standIn.close())

const company = { service: 'CompanyService', parameters: { CompanyId: 90_211 } }
const ofSamples: readonly (readonly [sample: string, ask: Ask])[] = [
  ['DebtorService.List_GetAll', { service: 'DebtorService', operation: 'List_GetAll' }],
  [
    'CompanyService.List_GetByDebtor',
    { service: 'CompanyService', operation: 'List_GetByDebtor', parameters: { DebtorId: 4102 } },
  ],
  ['Company_GetCurrentPeriod', { ...company, operation: 'Company_GetCurrentPeriod' }],
  ['CostCenter_GetList', { ...company, operation: 'CostCenter_GetList' }],
  ['CostUnit_GetList', { ...company, operation: 'CostUnit_GetList' }],
  ['Run_GetList', { ...company, operation: 'Run_GetList', parameters: { CompanyId: 90_211, Year: 2026 } }],
  [
    'Journals_GetByRunCompany_v2',
    {
      ...company,
      operation: 'Journals_GetByRunCompany_v2',
      parameters: { CompanyId: 90_211, RunId: 550_105, intYear: 2026 },
    },
  ],
  [
    'Journals_GetByRunCostCenterCostUnitPerYear',
    {
      ...company,
      operation: 'Journals_GetByRunCostCenterCostUnitPerYear',
      parameters: { CompanyId: 90_211, RunId: 550_106, intYear: 2026 },
    },
  ],
]

test.each(ofSamples)('%s answers letter by letter what the sample shows', async (sample, call) => {
  const answer = await ask(call)
  expect(answer.text).toBe(readSample(`soap/${sample}.response.xml`))
  expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' })
})

test('the sample request, as it stands, is understood', async () => {
  const body = readSample('soap/Journals_GetByRunCompany_v2.request.xml')
  const answer = await ask({ service: 'CompanyService', operation: 'Journals_GetByRunCompany_v2', body })
  expect(answer.status).toBe(200)
})

test('SOAP 1.2 is answered in SOAP 1.2', async () => {
  const answer = await ask({ service: 'DebtorService', operation: 'Environment_Get', version: '1.2' })
  expect(answer).toMatchObject({ status: 200, type: 'application/soap+xml; charset=utf-8' })
  expect(answer.text).toContain('xmlns:soap="http://www.w3.org/2003/05/soap-envelope"')
  expect(answer.text).toMatch(
    /<Environment_GetResult>\s*<SubDomain>exampleaccounting<\/SubDomain>\s*<\/Environment_GetResult>/,
  )
})

test('the header without a domain opens Environment_Get and nothing else', async () => {
  const header = `<AuthHeader xmlns="https://api.nmbrs.nl/soap/v3/DebtorService"><Username>${credentials.username}</Username><Token>${credentials.token}</Token></AuthHeader>`
  expect((await ask({ service: 'DebtorService', operation: 'Environment_Get', header })).status).toBe(200)
  const refused = await ask({ service: 'DebtorService', operation: 'List_GetAll', header })
  expect(refused.text).toContain('---&gt; 1001: Invalid Authentication')
})

test('a year without runs is an empty result', async () => {
  const answer = await ask({
    service: 'CompanyService',
    operation: 'Run_GetList',
    parameters: { CompanyId: 90_211, Year: 2019 },
  })
  expect(answer.text).toContain('<Run_GetListResult />')
})

test('a retroactive run is nobody’s request', async () => {
  const answer = await ask({
    service: 'CompanyService',
    operation: 'RunRequest_GetList',
    parameters: { CompanyId: 90_211, Year: 2026 },
  })
  expect(answer.text.match(/<RunRequest>/g)).toHaveLength(4)
  expect(answer.text).toContain('<Period>6</Period><Year>2026</Year><Status>Handled</Status>')
})

test('tags narrow every list to the debtors that the user may see', async () => {
  const narrowed = createAsk(standIn.url, narrow)
  const debtors = await narrowed({ service: 'DebtorService', operation: 'List_GetAll' })
  expect(debtors.text.match(/<Id>\d+<\/Id>/g)).toEqual(['<Id>4102</Id>'])
  const companies = await narrowed({ service: 'CompanyService', operation: 'List_GetAll' })
  expect(companies.text.match(/<ID>\d+<\/ID>/g)).toEqual(['<ID>90211</ID>', '<ID>90212</ID>', '<ID>90213</ID>'])
})

test('everybody’s cost centre is told by employee', async () => {
  const answer = await ask({
    service: 'EmployeeService',
    operation: 'CostCenter_GetAllEmployeesByCompany',
    parameters: { CompanyId: 90_211, Period: 6, Year: 2026 },
  })
  expect(answer.text).toContain(
    '<EmployeeCostCenters><EmployeeId>330012</EmployeeId><CostCenters><EmployeeCostCenter><Id>330012</Id><CostCenter><Id>7002</Id><Code>200</Code>',
  )
})
