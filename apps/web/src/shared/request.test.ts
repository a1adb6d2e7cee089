import { afterEach, expect, test, vi } from 'vitest'
import { request } from './request.ts'
import { hadNoAnswer, RequestError } from './request-error.ts'

afterEach(() => vi.unstubAllGlobals())

function answerWith(...responses: readonly (Response | Error)[]) {
  const rest = [...responses]
  const asked = vi.fn(async (_url: string, _init?: RequestInit) => {
    const next = rest.shift()
    if (next === undefined || next instanceof Error) throw next ?? new Error('asked once too often')
    return next
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

test('fills in the path, adds the query and sends the body as JSON', async () => {
  const asked = answerWith(json({}), json({}))
  await request('setTestCompany', { params: { companyId: 7 }, body: { testCompany: true } })
  expect(asked.mock.calls[0]?.[0]).toBe('/api/companies/7/test-company')
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    method: 'PUT',
    body: '{"testCompany":true}',
    headers: { 'content-type': 'application/json' },
  })
  await request('listRuns', { params: { companyId: 7 }, query: { year: 2026 } })
  expect(asked.mock.calls[1]?.[0]).toBe('/api/companies/7/runs?year=2026')
})

test('sends a file as it is', async () => {
  const asked = answerWith(json({}))
  const file = new Blob(['<journal/>'])
  const query = { fileName: 'juni & juli.xml', year: 2026, period: 6, runNumber: 6, description: '' }
  await request('uploadJournal', { params: { companyId: 7 }, query, file })
  expect(asked.mock.calls[0]?.[0]).toContain('fileName=juni+%26+juli.xml')
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
})

test('an error answer keeps its code, details and status', async () => {
  const details = { values: { typed: 'Projket', nearest: ['Projekti'] } }
  answerWith(json({ code: 'unknown-dimension', message: 'no such dimension', details }, 422))
  const error = await request('listAccounts').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RequestError)
  expect(error).toMatchObject({ code: 'unknown-dimension', status: 422, details })
})

test('no answer and an answer that is not ours have codes of their own', async () => {
  answerWith(new TypeError('failed to fetch'), new Response('<html>', { status: 502 }), new Response('<html>'))
  const codes = []
  for (let at = 0; at < 3; at++) {
    codes.push(await request('listAccounts').catch((error: RequestError) => error.code))
  }
  expect(codes).toEqual(['no-connection', 'not-understood', 'not-understood'])
})

test('nobody answered where there is no answer, and where a proxy says so in words of its own', async () => {
  const refused = json({ code: 'nmbrs-unavailable', message: 'Nmbrs does not answer' }, 502)
  answerWith(new TypeError('failed to fetch'), new Response('<html>', { status: 502 }), refused, new Response('<html>'))
  const answers = []
  for (let at = 0; at < 4; at++) answers.push(hadNoAnswer(await request('listAccounts').catch((error) => error)))
  expect(answers).toEqual([true, true, false, false])
})

test('an aborted request is not taken for a lost connection', async () => {
  const abort = new AbortController()
  abort.abort()
  answerWith(new DOMException('aborted', 'AbortError'))
  const error = await request('listAccounts', { signal: abort.signal }).catch((thrown: unknown) => thrown)
  expect(error).not.toBeInstanceOf(RequestError)
})
