import { expect, test } from 'vitest'
import { sample, sampleNames, soapAnswer } from '../test/samples.ts'
import { type Answer, type Received, startVendor } from '../test/vendor-server.ts'
import { createNmbrsClient, createNmbrsQueue } from './index.ts'
import { readSoapAnswer } from './soap/read-answer.ts'

const credentials = { username: 'api.user@example.test', token: 'a<b>&"c', domain: 'exampleaccounting' }

async function clientOf(answer: (request: Received) => Answer) {
  const vendor = await startVendor(answer)
  return { ...vendor, client: createNmbrsClient({ baseUrl: `${vendor.baseUrl}/`, credentials }) }
}

const answering = (name: string) => clientOf(() => ({ text: sample(`soap/${name}.response.xml`) }))

const operationOf = ({ headers }: Received) => String(headers.soapaction).replaceAll('"', '').split('/').at(-1) ?? ''

test('every sample answer is a result, every sample fault a fault', () => {
  const answers = sampleNames('soap').filter((name) => name.endsWith('.response.xml'))
  expect(answers.length).toBeGreaterThan(15)
  for (const name of answers) {
    expect([name, readSoapAnswer(sample(name)).kind]).toEqual([name, name.includes('fault-') ? 'fault' : 'result'])
  }
})

test('a call is SOAP 1.1 with the namespace of Nmbrs whatever the address, and its values are escaped', async () => {
  const { client, received } = await answering('Run_GetList')
  await client.runs(90_211, 2026)

  const [request] = received
  expect(request).toMatchObject({ method: 'POST', url: '/soap/v3/CompanyService.asmx' })
  expect(request?.headers['content-type']).toBe('text/xml; charset=utf-8')
  expect(request?.headers.soapaction).toBe('"https://api.nmbrs.nl/soap/v3/CompanyService/Run_GetList"')
  expect(request?.body).toBe(
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
      '<soap:Header><AuthHeaderWithDomain xmlns="https://api.nmbrs.nl/soap/v3/CompanyService">' +
      '<Username>api.user@example.test</Username><Token>a&lt;b&gt;&amp;&quot;c</Token><Domain>exampleaccounting</Domain>' +
      '</AuthHeaderWithDomain></soap:Header><soap:Body><Run_GetList xmlns="https://api.nmbrs.nl/soap/v3/CompanyService">' +
      '<CompanyId>90211</CompanyId><Year>2026</Year></Run_GetList></soap:Body></soap:Envelope>',
  )
})

test('lists of debtors, companies, cost centres and cost units', async () => {
  expect(await (await answering('DebtorService.List_GetAll')).client.debtors()).toHaveLength(3)
  const companies = await (await answering('CompanyService.List_GetByDebtor')).client.companiesOfDebtor(4102)
  expect(companies[0]).toEqual({ id: 90_211, number: '1', name: 'Kaislaranta Leipomo Oy (esimerkki)' })
  const centers = await (await answering('CostCenter_GetList')).client.costCenters(90_211)
  expect(centers.map(({ code }) => code)).toEqual(['100', '200', '02000'])
  expect(centers[1]).toEqual({ id: 7002, code: '200', description: 'Myymälä' })
  expect(await (await answering('CostUnit_GetList')).client.costUnits(90_211)).toHaveLength(2)
})

test('people are counted per cost centre, each once, and nothing else of them is kept', async () => {
  const share = (code: string) =>
    `<EmployeeCostCenter><Id>1</Id><CostCenter><Id>7</Id><Code>${code}</Code><Description>x</Description></CostCenter>` +
    '<Kostensoort><Code>9</Code></Kostensoort><Percentage>50</Percentage></EmployeeCostCenter>'
  const person = (id: number, ...codes: readonly string[]) =>
    `<EmployeeCostCenters><EmployeeId>${id}</EmployeeId><CostCenters>${codes.map(share).join('')}</CostCenters></EmployeeCostCenters>`
  const operation = 'CostCenter_GetAllEmployeesByCompany'
  const result = [person(1, '100', '100'), person(2, '100', '02000'), person(3)].join('')
  const { client, received } = await clientOf(() => ({
    text: soapAnswer(operation, `<${operation}Result>${result}</${operation}Result>`),
  }))
  const people = await client.headcounts(90_211, { year: 2026, number: 6 })
  expect([...people]).toEqual([
    ['100', 2],
    ['02000', 1],
  ])
  expect(received[0]?.url).toBe('/soap/v3/EmployeeService.asmx')
  expect(received[0]?.body).toContain('<CompanyId>90211</CompanyId><Period>6</Period><Year>2026</Year>')
})

test('runs, with the retroactive one that covers several periods', async () => {
  const runs = await (await answering('Run_GetList')).client.runs(90_211, 2026)
  expect(runs.find(({ number }) => number === 7)).toEqual({
    id: 550_107,
    number: 7,
    year: 2026,
    periodStart: 1,
    periodEnd: 5,
    description: 'Takautuva korjaus 1-5',
    runAt: '2026-06-29T13:41:00',
    isLocked: false,
  })
  expect(runs.filter(({ isLocked }) => isLocked)).toHaveLength(3)
})

test.each([
  ['2026-07-M', { year: 2026, period: 7, periodType: 'month' }],
  ['2026-13-W4', { year: 2026, period: 13, periodType: 'four-weeks' }],
  ['2026-53-W1', { year: 2026, period: 53, periodType: 'week' }],
])('the current period %s', async (text, expected) => {
  const answer = soapAnswer(
    'Company_GetCurrentPeriod',
    `<Company_GetCurrentPeriodResult>${text}</Company_GetCurrentPeriodResult>`,
  )
  const { client } = await clientOf(() => ({ text: answer }))
  expect(await client.currentPeriod(90_211)).toEqual(expected)
})

test.each([
  [
    'one object',
    '<List_GetAllResult><Company><ID>1</ID><Number>01</Number><Name>A</Name></Company></List_GetAllResult>',
    1,
  ],
  ['none', '<List_GetAllResult />', 0],
  ['no result element', '', 0],
  ['an object without texts', '<List_GetAllResult><Company><ID>1</ID><Number /></Company></List_GetAllResult>', 1],
])('a list of %s', async (_, result, count) => {
  const { client } = await clientOf(() => ({ text: soapAnswer('List_GetAll', result) }))
  expect(await client.companies()).toHaveLength(count)
})

test('the environment is asked for without a domain and tells it, as a field or as the result itself', async () => {
  for (const result of ['<SubDomain>example</SubDomain>', 'example']) {
    const answer = soapAnswer('Environment_Get', `<Environment_GetResult>${result}</Environment_GetResult>`)
    const { client, received } = await clientOf(() => ({ text: answer }))
    expect(await client.environment()).toEqual({ domain: 'example' })
    expect(received[0]?.url).toBe('/soap/v3/DebtorService.asmx')
    expect(received[0]?.body).toContain('<AuthHeader xmlns="https://api.nmbrs.nl/soap/v3/DebtorService">')
    expect(received[0]?.body).not.toContain('Domain>')
  }
})

test('journals are asked for with their year; the two levels of detail have equal sums', async () => {
  const { client, received } = await clientOf((request) => ({
    text: sample(`soap/${operationOf(request)}.response.xml`),
  }))
  const run = { companyId: 90_211, runId: 550_106, year: 2026 }

  const journal = await client.journal(run)
  const control = await client.companyJournal(run)
  expect(journal.ok && journal.journal.transactions).toHaveLength(6)
  expect(control.ok && control.journal.transactions).toHaveLength(1)
  expect(received.map(operationOf)).toEqual([
    'Journals_GetByRunCostCenterCostUnitPerYear',
    'Journals_GetByRunCompany_v2',
  ])
  for (const { body } of received) {
    expect(body).toContain('<CompanyId>90211</CompanyId><RunId>550106</RunId><intYear>2026</intYear>')
  }
})

test('a journal may come as CDATA, and what is wrong with it comes back as findings', async () => {
  const document = '<transactions><transaction></transactions>'
  const operation = 'Journals_GetByRunCompany_v2'
  const { client } = await clientOf(() => ({
    text: soapAnswer(operation, `<${operation}Result><![CDATA[${document}]]></${operation}Result>`),
  }))
  expect(await client.companyJournal({ companyId: 1, runId: 2, year: 2026 })).toMatchObject({
    ok: false,
    findings: [{ code: 'malformed-document' }],
  })
})

test('one queue holds the calls of all clients', async () => {
  const { baseUrl, received } = await startVendor(() => ({ text: soapAnswer('List_GetAll', '') }))
  const waiting: (() => void)[] = []
  const queue = {
    add: async <T>(task: () => Promise<T>): Promise<T> => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return task()
    },
  }
  const calls = [1, 2].map(() => createNmbrsClient({ baseUrl, credentials, queue }).debtors())
  expect(waiting).toHaveLength(2)
  expect(received).toHaveLength(0)
  for (const go of waiting) go()
  expect(await Promise.all(calls)).toEqual([[], []])
})

test('the usual queue passes results and failures on', async () => {
  const queue = createNmbrsQueue()
  expect(await queue.add(async () => 7)).toBe(7)
  await expect(queue.add(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
})
