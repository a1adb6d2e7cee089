import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { Ask, AskFunction } from './testing/ask.ts'
import { authHeader, createAsk } from './testing/ask.ts'
import { readSample } from './testing/journal-reader.ts'
import { credentials, narrow, sampleOffice } from './testing/sample-office.ts'

let standIn: NmbrsStandIn
let ask: AskFunction
beforeAll(async () => {
  standIn = await startNmbrsStandIn({ seed: sampleOffice })
  ask = createAsk(standIn.url, credentials)
})
afterAll(() => standIn.close())

const debtors = { service: 'DebtorService', operation: 'List_GetAll' } as const
const runs = { service: 'CompanyService', operation: 'Run_GetList' } as const
const badToken = authHeader('DebtorService', { ...credentials, token: 'f'.repeat(32) })

test('a wrong token is answered letter by letter as the sample shows, in both versions of SOAP', async () => {
  const older = await ask({ ...debtors, header: badToken })
  expect(older.text).toBe(readSample('soap/fault-1001.response.xml'))
  expect(older.status).toBe(500)
  const newer = await ask({ ...debtors, header: badToken, version: '1.2' })
  expect(newer.text).toBe(readSample('soap/fault-1001.soap12.response.xml'))
  expect(newer.status).toBe(500)
})

test.each<[string, string, Ask]>([
  ['no header', '1001: Invalid Authentication', { ...debtors, header: '' }],
  [
    'a header in another service’s namespace',
    '1001: Invalid Authentication',
    { ...debtors, header: authHeader('CompanyService', credentials) },
  ],
  [
    'the domain of somebody else',
    '1001: Invalid Authentication',
    { ...debtors, header: authHeader('DebtorService', { ...credentials, domain: narrow.domain }) },
  ],
  [
    'a domain that nobody has',
    '2043: ',
    { ...debtors, header: authHeader('DebtorService', { ...credentials, domain: 'nowhere' }) },
  ],
  ['an unknown company', '2004: Unauthorized Access', { ...runs, parameters: { CompanyId: 1, Year: 2026 } }],
  [
    'an unknown debtor',
    '2009: ',
    { service: 'CompanyService', operation: 'List_GetByDebtor', parameters: { DebtorId: 7 } },
  ],
  [
    'a thirteenth month',
    '2006: ',
    {
      service: 'CompanyService',
      operation: 'Reports_GetJournalsReportByCompany',
      parameters: { CompanyId: 90_211, StartPeriod: 1, EndPeriod: 13, Year: 2026 },
    },
  ],
  [
    'a run of another company',
    '2046: ',
    {
      service: 'CompanyService',
      operation: 'Journals_GetByRunCompany',
      parameters: { CompanyId: 90_212, RunId: 550_106 },
    },
  ],
])('%s is refused as %s', async (_case, words, call) => {
  const answer = await ask(call)
  expect(answer.status).toBe(500)
  expect(answer.text).toContain(
    `<faultstring>System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; ${words}`,
  )
})

test('a company outside the user’s tags is refused letter by letter as the sample shows', async () => {
  const narrowed = createAsk(standIn.url, narrow)
  const answer = await narrowed({ ...runs, parameters: { CompanyId: 90_301, Year: 2026 } })
  expect(answer.text).toBe(readSample('soap/fault-1003.response.xml'))
})

test.each<[string, Ask]>([
  ['an action of another service', { ...debtors, action: 'https://api.nmbrs.nl/soap/v3/CompanyService/List_GetAll' }],
  ['an action at the address instead of the namespace', { ...debtors, action: 'http://127.0.0.1/List_GetAll' }],
  ['an operation that is not there', { ...debtors, operation: 'List_GetEverything' }],
  ['no action', { ...debtors, action: null }],
  [
    'an element of another operation',
    { ...debtors, action: 'https://api.nmbrs.nl/soap/v3/DebtorService/Environment_Get' },
  ],
  [
    'an element in another namespace',
    {
      ...debtors,
      namespace: 'https://api.nmbrs.nl/soap/v2/DebtorService',
      action: 'https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll',
    },
  ],
  ['a parameter by another name', { ...runs, parameters: { CompanyId: 90_211, year: 2026 } }],
  ['a parameter too many', { ...runs, parameters: { CompanyId: 90_211, Year: 2026, Period: 6 } }],
  ['a missing parameter', { ...runs, parameters: { CompanyId: 90_211 } }],
  ['a number that is none', { ...runs, parameters: { CompanyId: '90211.5', Year: 2026 } }],
  [
    'half an envelope',
    { ...debtors, body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' },
  ],
  ['a document type', { ...debtors, body: '<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>' }],
  ['bytes that are not UTF-8', { ...debtors, body: Uint8Array.from([0x3c, 0xe4, 0x3e]) }],
  ['the envelope of SOAP 1.2 in a SOAP 1.1 message', { ...debtors, version: '1.2', contentType: 'text/xml' }],
])('%s is the caller’s mistake, without a code of Nmbrs', async (_case, call) => {
  const answer = await ask(call)
  expect(answer.status).toBe(500)
  expect(answer.text).toContain('<faultcode>soap:Client</faultcode>')
  expect(answer.text).not.toMatch(/---&gt; \d+:/)
})

test('the caller’s mistake is a 400 in SOAP 1.2', async () => {
  const answer = await ask({ ...debtors, version: '1.2', action: null })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('<soap:Value>soap:Sender</soap:Value>')
})

test.each(['application/json', 'text/plain', 'text/xml; charset=iso-8859-1', 'application/xml'])(
  'content of type %s is refused with 415',
  async (contentType) => {
    const answer = await ask({ ...debtors, contentType })
    expect(answer).toMatchObject({ status: 415, text: '' })
  },
)

test('what the vendor has and the stand-in has not is a 501', async () => {
  const known = await ask({ service: 'CompanyService', operation: 'PayrollWorkflow_Get', parameters: {} })
  expect(known.status).toBe(501)
  const description = await fetch(`${standIn.url}/soap/v3/CompanyService.asmx?WSDL`)
  expect(description.status).toBe(501)
})
