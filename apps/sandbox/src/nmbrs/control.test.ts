import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { AskFunction } from './testing/ask.ts'
import { createAsk } from './testing/ask.ts'
import { readJournal, readSample, resultText } from './testing/journal-reader.ts'
import { credentials, sampleOffice } from './testing/sample-office.ts'

let standIn: NmbrsStandIn
let ask: AskFunction
let waited: number[]
beforeEach(async () => {
  waited = []
  const now = () => new Date('2026-07-01T09:00:00Z')
  standIn = await startNmbrsStandIn({ seed: sampleOffice, now, wait: async (ms) => waited.push(ms) })
  ask = createAsk(standIn.url, credentials)
})
afterEach(() => standIn.close())

const control = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(
    `${standIn.url}/_sandbox/${path}`,
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )

const state = async (): Promise<Record<string, unknown>> =>
  (await (await control('GET', 'state')).json()) as Record<string, unknown>

const environment = { service: 'DebtorService', operation: 'Environment_Get' }
const journal = {
  service: 'CompanyService',
  operation: 'Journals_GetByRunCostCenterCostUnitPerYear',
  parameters: { CompanyId: 90_211, RunId: 550_108, intYear: 2026 },
}

test('a fault happens once, to the operation that it was arranged for', async () => {
  await control('POST', 'faults', { operation: 'Environment_Get', kind: 'fault', code: 9999 })
  expect((await ask({ service: 'DebtorService', operation: 'List_GetAll' })).status).toBe(200)
  expect((await ask(environment)).text).toBe(readSample('soap/fault-9999.response.xml'))
  expect((await ask(environment)).status).toBe(200)
})

test('a page of the web server, a late answer and a cut connection can be arranged for whatever comes next', async () => {
  await control('POST', 'faults', { kind: '500-html' })
  expect(await ask(environment)).toMatchObject({ status: 500, type: 'text/html; charset=utf-8' })

  await control('POST', 'faults', { kind: 'delay', ms: 4321 })
  expect((await ask(environment)).status).toBe(200)
  expect(waited).toEqual([4321])

  await control('POST', 'faults', { kind: 'cut' })
  await expect(ask(environment)).rejects.toThrow()
  await control('POST', 'faults', { kind: 'half-answer' })
  await expect(ask(environment)).rejects.toThrow()
})

test('a malformed journal comes in a sound envelope', async () => {
  await control('POST', 'faults', { operation: journal.operation, kind: 'malformed' })
  const broken = resultText((await ask(journal)).text)
  expect(() => readJournal(broken)).toThrow()
  expect(readJournal(resultText((await ask(journal)).text))).toHaveLength(1)
})

test('a fault that cannot happen is refused', async () => {
  const refused = [
    { kind: 'fault', code: 1 },
    { kind: 'malformed', operation: 'List_GetAll' },
    { kind: 'html' },
    { kind: 'cut', operation: 'Nothing_Get' },
    { kind: 'cut', extra: true },
  ]
  for (const body of refused) expect((await control('POST', 'faults', body)).status).toBe(400)
})

test('an operation switched off in the API template answers 1002 until it is on again', async () => {
  const operation = { service: 'DebtorService', operation: 'Environment_Get' }
  await control('POST', 'operations', { ...operation, on: false })
  expect((await ask(environment)).text).toBe(readSample('soap/fault-1002.response.xml'))
  expect((await state()).switchedOff).toEqual([operation])
  await control('POST', 'operations', { ...operation, on: true })
  expect((await ask(environment)).status).toBe(200)
})

test('a retroactive run merges into an unlocked normal one: it is gone and its lines are in the other', async () => {
  const locked = await control('POST', 'runs/550106/merge', { retroactiveRunId: 550_107 })
  expect(locked.status).toBe(400)
  expect(await locked.json()).toEqual({ code: 'bad-order', message: 'Both runs must be unlocked.' })
  const merged = await control('POST', 'runs/550108/merge', { retroactiveRunId: 550_107 })
  expect(merged.status).toBe(200)

  const transactions = readJournal(resultText((await ask(journal)).text))
  expect(transactions.map(({ period, lines }) => [period, lines.length])).toEqual([
    [53, 3],
    [4, 4],
  ])
  expect((await control('GET', 'runs/550107')).status).toBe(400)
})

test('a run can be unlocked, renamed and deleted', async () => {
  await control('PATCH', 'runs/550106', { locked: false, description: 'Kesäkuu 2' })
  expect(standIn.store.run(550_106)).toMatchObject({ locked: false, description: 'Kesäkuu 2' })
  expect((await control('DELETE', 'runs/550106')).status).toBe(200)
  const answer = await ask({ ...journal, parameters: { ...journal.parameters, RunId: 550_106 } })
  expect(answer.text).toContain('---&gt; 2046: ')
})

test('a journal document can be replaced by any text, and put back', async () => {
  const document = readSample('journal-xml/09-defect-out-of-balance.xml')
  const headers = { 'content-type': 'text/xml' }
  await fetch(`${standIn.url}/_sandbox/runs/550108/journal`, { method: 'PUT', headers, body: document })
  expect(resultText((await ask(journal)).text)).toBe(document)
  await control('DELETE', 'runs/550108/journal')
  expect(readJournal(resultText((await ask(journal)).text))[0]?.period).toBe(53)
})

test('reset brings back the seed and forgets calls and faults', async () => {
  await ask(environment)
  await control('POST', 'faults', { kind: '500-html' })
  await control('DELETE', 'runs/550106')
  expect(await state()).toMatchObject({ requests: 1, faults: [{ fault: { kind: '500-html' } }] })
  await control('POST', 'reset')
  expect(await state()).toMatchObject({ requests: 0, faults: [] })
  expect(standIn.store.run(550_106)?.locked).toBe(true)
})

test('requests are listed without token, name or answer', async () => {
  await ask(environment)
  await control('POST', 'faults', { kind: 'cut' })
  await expect(ask(environment)).rejects.toThrow()
  const entry = { at: '2026-07-01T09:00:00.000Z', method: 'POST', path: 'DebtorService/Environment_Get' }
  expect(await (await control('GET', 'requests?since=0')).json()).toEqual({
    requests: [
      { ...entry, number: 1, status: 200 },
      { ...entry, number: 2, fault: 'cut' },
    ],
  })
})

test('beyond 150 calls in a second each further one is delayed by half a second, and counted', async () => {
  for (let call = 0; call < 150; call += 1) await ask(environment)
  expect(waited).toEqual([])
  await ask(environment)
  await ask(environment)
  expect(waited).toEqual([500, 500])
  expect(await state()).toMatchObject({ requests: 152, delayedRequests: 2 })
})

test('a company’s runs of a year are listed with their ids', async () => {
  const { runs } = (await (await control('GET', 'companies/90211/runs?year=2026')).json()) as { runs: { id: number }[] }
  expect(runs.map(({ id }) => id)).toContain(550_108)
  expect((await control('GET', 'companies/1/runs?year=2026')).status).toBe(400)
})
