import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, errorsOf, startBench } from '../../test/procountor-bench.ts'
import { payroll } from '../../test/small-office.ts'

let bench: Bench
let token: string
let letGo: () => void
beforeEach(async () => {
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  bench = await startBench({ wait: () => gate })
  token = (await bench.signIn(1)).access_token
})
afterEach(() => bench.close())

const arrange = (order: object) =>
  bench.control('POST', '/faults', { method: 'POST', path: '/ledgerreceipts', ...order })
/** A request whose answer is looked at as it comes. */
const send = (signal?: AbortSignal) =>
  fetch(`${bench.url}/api/ledgerreceipts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(payroll()),
    ...(signal ? { signal } : {}),
  })
const held = async () =>
  ((await bench.control('GET', '/companies/1/receipts')).body as { receipts: { id: number }[] }).receipts.length

test('refused before saving: an error of one’s choice, and nothing is saved', async () => {
  await arrange({ kind: 'refuse-before-saving', status: 403, message: 'SOMETHING_NEW' })
  const reply = await bench.as(token).post('/ledgerreceipts', payroll())
  expect([reply.status, errorsOf(reply), await held()]).toEqual([403, ['SOMETHING_NEW'], 0])
})

test.each([
  ['429', 429],
  ['401-once', 401],
  ['500', 500],
])('%s answers so once and saves nothing', async (kind, status) => {
  await arrange({ kind })
  expect([(await send()).status, await held()]).toEqual([status, 0])
  expect([(await send()).status, await held()]).toEqual([200, 1])
})

test('cut ends the connection before anything is saved', async () => {
  await arrange({ kind: 'cut' })
  await expect(send()).rejects.toThrow()
  expect(await held()).toBe(0)
})

test('save-then-cut saves and ends the connection', async () => {
  await arrange({ kind: 'save-then-cut' })
  await expect(send()).rejects.toThrow()
  expect(await held()).toBe(1)
})

test('save-then-500-html saves and answers a page of the gateway', async () => {
  await arrange({ kind: 'save-then-500-html' })
  const answer = await send()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html'])
  expect(await answer.text()).toContain('nginx')
  expect(await held()).toBe(1)
})

test('half-answer saves and breaks off in the middle of the answer', async () => {
  await arrange({ kind: 'half-answer' })
  await expect(send().then((answer) => answer.text())).rejects.toThrow()
  expect(await held()).toBe(1)
})

test('delay saves late, also for a client that has given up', async () => {
  await arrange({ kind: 'delay', ms: 30_000 })
  const givingUp = new AbortController()
  const sent = send(givingUp.signal)
  await expect.poll(async () => (await struckFaults()).length).toBe(1)
  givingUp.abort()
  await expect(sent).rejects.toThrow()
  expect(await held()).toBe(0)
  letGo()
  await expect.poll(held).toBe(1)
})

test('save-then-delay saves at once and answers late', async () => {
  await arrange({ kind: 'save-then-delay', ms: 30_000 })
  let answered = false
  const sent = send().then((answer) => {
    answered = true
    return answer.status
  })
  await expect.poll(held).toBe(1)
  expect(answered).toBe(false)
  letGo()
  expect(await sent).toBe(200)
})

test('same-answer-twice writes the answer a second time on the same connection', async () => {
  await arrange({ kind: 'same-answer-twice' })
  const body = JSON.stringify(payroll())
  const { hostname, port } = new URL(bench.url)
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST /api/ledgerreceipts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  let read = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    read += chunk
  })
  await expect.poll(() => read.split('HTTP/1.1 200').length - 1).toBe(2)
  socket.destroy()
  expect(read.split('"name":"100-2026-6 Kesäkuu"').length - 1).toBe(2)
  expect(await held()).toBe(1)
})

test('previous-answer saves, and answers what the request before was answered', async () => {
  const first = (await (await send()).json()) as { id: number }
  await arrange({ kind: 'previous-answer' })
  const second = (await (await send()).json()) as { id: number }
  expect([first.id, second.id, await held()]).toEqual([1, 1, 2])
})

test('revoke-refresh-token ends all tokens of the user in the company', async () => {
  const { access_token, refresh_token } = await bench.signIn(1)
  const elsewhere = await bench.signIn(2)
  await bench.control('POST', '/faults', { kind: 'revoke-refresh-token', path: '/coa' })
  expect((await bench.as(access_token).get('/coa')).status).toBe(401)
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(401)
  expect((await bench.as(elsewhere.access_token).get('/coa')).status).toBe(200)
})

test('a fault of the token endpoint can lose the answer of a refresh', async () => {
  const { refresh_token } = await bench.signIn(1)
  await bench.control('POST', '/faults', { kind: 'save-then-cut', path: '/oauth/token' })
  await expect(bench.token({ grant_type: 'refresh_token', refresh_token })).rejects.toThrow()
  expect((await bench.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200)
})

test('the nth request that fits is struck, by a pattern', async () => {
  const { id } = (await (await send()).json()) as { id: number }
  await bench.control('POST', '/faults', { kind: '500', method: 'PUT', path: '/ledgerreceipts/*/approve', nth: 2 })
  const approve = () => bench.as(token).put(`/ledgerreceipts/${id}/approve`)
  expect([(await approve()).status, (await approve()).status, (await approve()).status]).toEqual([200, 500, 403])
})

test('an order that means nothing is refused with the reason', async () => {
  expect(await bench.control('POST', '/faults', { kind: 'explode' })).toMatchObject({ status: 400 })
  expect(await bench.control('POST', '/facts', { moonPhase: 1 })).toEqual({
    status: 400,
    body: { code: 'bad-order', message: 'There is no inferred fact "moonPhase".' },
  })
  expect((await bench.control('POST', '/companies/1/periods', { date: '2040-01-01', status: 'OPEN' })).status).toBe(400)
})

test('the log tells method, path, status and fault, and no query, header or body', async () => {
  await arrange({ kind: 'cut' })
  await expect(send()).rejects.toThrow()
  await bench.as(token).get('/ledgerreceipts?startDate=2026-06-30')
  const { requests } = (await bench.control('GET', '/requests')).body as { requests: object[] }
  expect(requests.slice(-2)).toEqual([
    { number: 4, at: expect.any(String), method: 'POST', path: '/ledgerreceipts', fault: 'cut' },
    { number: 5, at: expect.any(String), method: 'GET', path: '/ledgerreceipts', status: 200, companyId: 1 },
  ])
  const { requests: later } = (await bench.control('GET', '/requests?since=4')).body as { requests: object[] }
  expect(later).toHaveLength(1)
})

test('a GET with a body is forbidden', async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = httpRequest(
      `${bench.url}/api/coa`,
      {
        method: 'GET',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 2 },
      },
      (answer) => resolve(answer.resume().statusCode),
    )
    asked.on('error', reject).end('{}')
  })
  expect(status).toBe(403)
})

async function struckFaults() {
  const { faults } = (await bench.control('GET', '/faults')).body as { faults: { state: string }[] }
  return faults.filter(({ state }) => state === 'struck')
}
