import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { sample, soapAnswer } from '../test/samples.ts'
import { type Answer, startVendor } from '../test/vendor-server.ts'
import { createNmbrsClient, NmbrsFault, NmbrsNoAnswer, NmbrsUnavailable } from './index.ts'

const credentials = { username: 'api.user@example.test', token: 'very-secret-token', domain: 'exampleaccounting' }

async function failureAt(baseUrl: string, timeoutMs = 5000): Promise<Error> {
  const client = createNmbrsClient({ baseUrl, credentials, timeoutMs })
  const failure: unknown = await client.runs(1, 2026).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(failure instanceof Error)) throw new Error('expected a failure')
  return failure
}

async function failureOf(answer: Answer | 'cut') {
  const { baseUrl } = await startVendor((_, response) => {
    if (answer !== 'cut') return answer
    response.destroy()
    return 'handled'
  })
  return failureAt(baseUrl)
}

const fault = (
  text: string,
  code = 'soap:Server',
) => `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
<soap:Body><soap:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring><detail /></soap:Fault></soap:Body></soap:Envelope>`

test.each([
  ['1001', 1001, 'credentials', 'Invalid Authentication'],
  ['1001.soap12', 1001, 'credentials', 'Invalid Authentication'],
  ['1002', 1002, 'operation-off', 'Unauthorized Access'],
  ['1003', 1003, 'no-access', 'Unauthorized Access Data'],
  ['2004', 2004, 'unknown-id', 'Unauthorized Access'],
  ['9999', 9999, 'unknown', 'Unkown'],
])('sample fault %s, with status 500 or 200', async (name, code, kind, title) => {
  for (const status of [500, 200]) {
    const failure = await failureOf({ status, text: sample(`soap/fault-${name}.response.xml`) })
    expect(failure).toBeInstanceOf(NmbrsFault)
    expect(failure).toMatchObject({ code, kind, title, call: { service: 'CompanyService', operation: 'Run_GetList' } })
  }
})

test.each([
  ['1004: No subscription', 'soap:Server', 1004, 'subscription'],
  ['1006: Generic Login Security Failure', 'soap:Server', 1006, 'login-failed'],
  ['2006: Wrong period', 'soap:Server', 2006, 'period-type'],
  ['2042: Several environments', 'soap:Server', 2042, 'several-domains'],
  ['2043: Invalid Domain', 'soap:Server', 2043, 'unknown-domain'],
  ['2046: Not found', 'soap:Server', 2046, 'not-found'],
  ['4711: Something new', 'soap:Server', 4711, 'unknown'],
  ['Invalid combination email/password', 'soap:Server', undefined, 'credentials'],
  ['Object reference not set to an instance of an object.', 'soap:Server', undefined, 'unknown'],
  ['System.NullReferenceException: oops', 'soap:Server', undefined, 'unknown'],
  ['The header did not fit', 'soap:Client', undefined, 'unknown'],
])('the fault "---> %s" (%s)', async (title, faultCode, code, kind) => {
  const before = 'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; '
  const failure = await failureOf({ status: 500, text: fault(before + title, faultCode) })
  expect(failure instanceof NmbrsFault && [failure.code, failure.kind]).toEqual([code, kind])
})

test.each<[string, Answer, string]>([
  ['a page with 502', { status: 502, text: '<html><hr></html>' }, 'server-error'],
  ['an empty 503', { status: 503, text: '' }, 'server-error'],
  ['a page with 200', { text: '<html><body>Maintenance</body></html>' }, 'not-soap'],
  ['text', { text: 'OK' }, 'not-soap'],
  ['a redirect', { status: 302, headers: { location: '/maintenance' } }, 'not-soap'],
  ['a result with 404', { status: 404, text: soapAnswer('Run_GetList', '') }, 'not-soap'],
  ['an envelope cut short', { text: soapAnswer('Run_GetList', '').slice(0, -30) }, 'not-soap'],
  [
    'an envelope with a document type',
    { text: `<!DOCTYPE x>${soapAnswer('Run_GetList', '').replace(/^<\?.*\?>/, '')}` },
    'not-soap',
  ],
  [
    'bytes that are not UTF-8',
    { text: Uint8Array.of(...Buffer.from(soapAnswer('Run_GetList', 'X')), 0xff) },
    'not-soap',
  ],
  ['the answer to another operation', { text: soapAnswer('List_GetAll', '') }, 'unreadable-answer'],
  [
    'a text instead of a list',
    { text: soapAnswer('Run_GetList', '<Run_GetListResult>none</Run_GetListResult>') },
    'unreadable-answer',
  ],
  [
    'a run without its fields',
    { text: soapAnswer('Run_GetList', '<Run_GetListResult><RunInfo><ID>1</ID></RunInfo></Run_GetListResult>') },
    'unreadable-answer',
  ],
])('%s is no usable answer', async (_, answer, reason) => {
  const failure = await failureOf(answer)
  expect(failure).toBeInstanceOf(NmbrsUnavailable)
  expect(failure).toMatchObject({ reason, status: answer.status ?? 200 })
})

test('an id that is not a whole number, or a lock that is neither true nor false, is not guessed at', async () => {
  const good = new TextDecoder().decode(sample('soap/Run_GetList.response.xml'))
  for (const text of [
    good.replace('550106', '55o106'),
    good.replace('>true<', '>maybe<'),
    good.replace('>550107<', '><'),
  ]) {
    const failure = await failureOf({ text })
    expect(failure).toMatchObject({ reason: 'unreadable-answer' })
    expect(failure.message).toMatch(/\d\.(id|islocked)/)
  }
})

test('a journal answer without a result is not taken for an empty journal', async () => {
  const operation = 'Journals_GetByRunCostCenterCostUnitPerYear'
  const { baseUrl } = await startVendor(() => ({ text: soapAnswer(operation, '') }))
  const journal = createNmbrsClient({ baseUrl, credentials }).journal({ companyId: 1, runId: 2, year: 2026 })
  await expect(journal).rejects.toMatchObject({ reason: 'unreadable-answer' })
})

test('a server that never answers is given up after the timeout', async () => {
  const { baseUrl } = await startVendor(() => 'handled')
  const failure = await failureAt(baseUrl, 50)
  expect(failure).toBeInstanceOf(NmbrsNoAnswer)
  expect(failure).toMatchObject({ reason: 'timeout' })
})

test('a refused connection and a cut one are no answers', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  const refused = await failureAt(`http://127.0.0.1:${port}`)
  expect(refused).toBeInstanceOf(NmbrsNoAnswer)
  expect(refused).toMatchObject({ reason: 'no-connection', code: 'ECONNREFUSED' })
  expect(await failureOf('cut')).toMatchObject({ name: 'NmbrsNoAnswer', reason: 'no-connection' })
})

test.each<[string, Answer | 'cut']>([
  ['a fault that quotes it', { status: 500, text: fault(`---&gt; 1001: Token ${credentials.token} unknown`) }],
  ['a page that quotes it', { status: 500, text: `<pre>${credentials.token}</pre>` }],
  [
    'an unreadable answer that quotes it',
    { text: soapAnswer('Run_GetList', `<Run_GetListResult>${credentials.token}</Run_GetListResult>`) },
  ],
  ['a cut connection', 'cut'],
])('the token is in no part of the error after %s', async (_, answer) => {
  const failure = await failureOf(answer)
  const printed = [
    inspect(failure, { depth: 9, showHidden: true }),
    JSON.stringify(failure),
    failure.stack,
    String(failure.cause),
  ]
  expect(printed.join()).not.toContain(credentials.token)
})
