import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { journal, savedJournal } from '../test/samples.ts'
import { type Answer, startVendor } from '../test/vendor-server.ts'
import {
  createProcountorClient,
  NoAnswer,
  ProcountorFailure,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from './index.ts'

const token = 'eyJ-very-secret'
const html = '<html><body><h1>502 Bad Gateway</h1>nginx</body></html>'

async function failureOf(answer: Answer, use: 'read' | 'write' = 'write'): Promise<ProcountorFailure> {
  const { baseUrl } = await startVendor(() => answer)
  return failureAt(baseUrl, use)
}

async function failureAt(baseUrl: string, use: 'read' | 'write', options: { timeoutMs?: number } = {}) {
  const client = createProcountorClient({ baseUrl, accessToken: () => token, now: () => 1_800_000_000_000, ...options })
  const failure = await (use === 'read' ? client.ledgerReceipt(1) : client.createLedgerReceipt(journal)).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(failure instanceof ProcountorFailure)) throw new Error(`expected a named failure, got ${String(failure)}`)
  return failure
}

test('401 is unauthorized, and nothing happened', async () => {
  const failure = await failureOf({ status: 401, json: { errors: [{ status: 401, message: 'Unauthorized' }] } })
  expect(failure).toBeInstanceOf(Unauthorized)
  expect(failure).toMatchObject({
    kind: 'unauthorized',
    mayHaveHappened: false,
    call: { operation: 'createLedgerReceipt' },
  })
})

test('400 is rejected with every reason, field and word of the vendor', async () => {
  const errors = [
    { status: 400, field: 'transactions[2].account', message: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION' },
    { status: 400, message: 'CLOSED_FISCAL_PERIOD' },
    { status: 400, field: null, message: "Value of the 'name' field is invalid: Salainen palkka", model: 'x' },
  ]
  const failure = await failureOf({ status: 400, json: { errors } })
  expect(failure).toBeInstanceOf(Rejected)
  expect(failure).toMatchObject({ kind: 'rejected', status: 400, mayHaveHappened: false })
  expect(failure instanceof Rejected && failure.errors).toEqual([
    errors[0],
    errors[1],
    { status: 400, message: "Value of the 'name' field is invalid: Salainen palkka" },
  ])
  expect(failure.message).toContain('transactions[2].account ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION')
})

test.each([
  [
    'OAuth',
    403,
    '{"error":"access_denied","error_description":"No right"}',
    [{ code: 'access_denied', message: 'No right' }],
  ],
  ['the oldest form', 400, '{"constraintViolations":[{"errorCode":"ERROR_X"}]}', [{ message: 'ERROR_X' }]],
  ['a lone message', 409, '{"message":"Conflict"}', [{ message: 'Conflict' }]],
  ['plain text', 404, 'No such thing', [{ message: 'No such thing' }]],
  ['nothing', 403, '', []],
])('a refusal is read in the form of %s', async (_, status, text, errors) => {
  const failure = await failureOf({ status, text })
  expect(failure instanceof Rejected && [failure.status, failure.errors]).toEqual([status, errors])
})

test.each([
  ['3', 3000],
  ['Fri, 15 Jan 2027 08:00:10 GMT', 10_000],
  ['1800000002', 2000],
  ['1800000002500', 2500],
  ['soon', undefined],
])('429 is rate-limited; Retry-After %s', async (header, retryAfterMs) => {
  const failure = await failureOf({ status: 429, text: html, headers: { 'retry-after': header } })
  expect(failure).toBeInstanceOf(RateLimited)
  expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterMs, mayHaveHappened: false })
})

test.each([
  ['a 500', { status: 500, json: { errors: [{ status: 500, message: 'Internal' }] } }, 'server-error'],
  ['a 502 page', { status: 502, text: html, headers: { 'content-type': 'text/html' } }, 'server-error'],
  ['a 408', { status: 408, json: {} }, 'server-error'],
  ['a redirect', { status: 302, headers: { location: '/login' } }, 'server-error'],
  ['a page with 403', { status: 403, text: html, headers: { 'content-type': 'text/html' } }, 'not-json'],
  ['a page with 200', { status: 200, text: html, headers: { 'content-type': 'text/html' } }, 'not-json'],
  ['cut JSON', { status: 200, text: '{"id": 7' }, 'not-json'],
  ['an empty 200', { status: 200, text: '' }, 'no-trustworthy-answer'],
  ['a saved receipt without id', { json: { ...savedJournal, id: undefined } }, 'no-trustworthy-answer'],
  ['a saved receipt without rows', { json: { ...savedJournal, transactions: undefined } }, 'no-trustworthy-answer'],
  [
    'an amount as text',
    { json: { ...savedJournal, transactions: [{ ...savedJournal.transactions[0], accountingValue: '1' }] } },
    'no-trustworthy-answer',
  ],
])('%s is no answer to rely on, and a write may have happened', async (_, answer: Answer, reason) => {
  const failure = await failureOf(answer)
  expect(failure).toBeInstanceOf(Unavailable)
  expect(failure).toMatchObject({ kind: 'unavailable', reason, mayHaveHappened: true })
  expect((await failureOf(answer, 'read')).mayHaveHappened).toBe(false)
})

test('a server that never answers is given up after the timeout', async () => {
  const { baseUrl } = await startVendor(() => 'handled')
  const failure = await failureAt(baseUrl, 'write', { timeoutMs: 50 })
  expect(failure).toBeInstanceOf(NoAnswer)
  expect(failure).toMatchObject({ kind: 'no-answer', reason: 'timeout', mayHaveHappened: true })
})

test('an answer that stops half way is given up after the timeout', async () => {
  const { baseUrl } = await startVendor((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id":')
    return 'handled'
  })
  expect(await failureAt(baseUrl, 'write', { timeoutMs: 50 })).toMatchObject({
    reason: 'timeout',
    mayHaveHappened: true,
  })
})

test('a connection cut after the request leaves it open whether the write happened', async () => {
  const { baseUrl } = await startVendor((_, response) => {
    response.destroy()
    return 'handled'
  })
  expect(await failureAt(baseUrl, 'write')).toMatchObject({ kind: 'no-answer', reason: 'cut', mayHaveHappened: true })
  expect(await failureAt(baseUrl, 'read')).toMatchObject({ kind: 'no-answer', mayHaveHappened: false })
})

test('where no connection was made nothing can have happened', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  expect(await failureAt(`http://127.0.0.1:${port}`, 'write')).toMatchObject({
    kind: 'no-answer',
    reason: 'not-connected',
    code: 'ECONNREFUSED',
    mayHaveHappened: false,
  })
})

test.each<[string, Answer | 'cut']>([
  [
    'a refusal that quotes the request',
    { status: 400, text: `{"errors":[{"field":"name","message":"bad: Salainen palkka, Bearer ${token}"}]}` },
  ],
  ['a page that quotes the request', { status: 500, text: `<pre>${token} Salainen palkka 4321.09</pre>` }],
  ['a half answer', { json: { ...savedJournal, id: 'Salainen palkka', name: token } }],
  ['a cut connection', 'cut'],
])('neither token nor payroll is printed with %s', async (_, answer) => {
  const { baseUrl } = await startVendor((_request, response) => {
    if (answer !== 'cut') return answer
    response.destroy()
    return 'handled'
  })
  const failure = await failureAt(baseUrl, 'write')
  const printed = [
    inspect(failure, { depth: 9, showHidden: true }),
    JSON.stringify(failure),
    failure.stack,
    String(failure.cause),
  ].join()
  expect(printed).not.toContain(token)
  expect(printed).not.toMatch(/Salainen|4321/)
  if (failure instanceof Rejected) expect(JSON.stringify(failure.errors)).not.toContain(token)
})
