import { readFileSync } from 'node:fs'
import { maxUploadBytes, type RunRow } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicUrl } from '../../test/build-test-app.ts'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const sample = (name: string) =>
  readFileSync(new URL(`../../../../packages/nmbrs/samples/journal-xml/${name}.xml`, import.meta.url))

interface Typed {
  readonly year?: number
  readonly period?: number
  readonly runNumber?: number
}

function upload(companyId: number, file: Uint8Array | string, typed: Typed = {}) {
  const { year = 2026, period = 6, runNumber = 90 } = typed
  const query = `fileName=kes%C3%A4.xml&year=${year}&period=${period}&runNumber=${runNumber}&description=Tiedostosta`
  return walk.admin.send({
    method: 'POST',
    url: `/api/companies/${companyId}/journals/upload?${query}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(file),
  })
}

async function rows(companyId: number): Promise<RunRow[]> {
  return answer<{ runs: RunRow[] }>(await walk.admin.get(`/api/companies/${companyId}/runs?year=2026`)).runs
}

test('A run has one journal: made once, refused the second time, both when asked for at once', async () => {
  const company = await walk.company('101')
  const { id } = await walk.run(company, 2026, 6)
  const make = () => walk.admin.post(`/api/companies/${company.id}/runs/${id}/journal`)
  const answers = await Promise.all([make(), make()])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect((await make()).json().code).toBe('journal-exists')
  expect((await walk.run(company, 2026, 6)).state).toBe('created')
})

test('A journal that does not come to the company’s own sums is refused, each period and account named', async () => {
  const company = await walk.company('102')
  const { id } = await walk.run(company, 2026, 4)
  const list = await walk.tosite.deps.nmbrs.with((client) => client.runs(company.id, 2026))
  const nmbrsRun = list.find(({ number }) => number === 4)?.id
  await walk.order('nmbrs', 'POST', '/faults', { kind: 'malformed', operation: 'Journals_GetByRunCompany_v2' })
  const malformed = await walk.admin.post(`/api/companies/${company.id}/runs/${id}/journal`)
  expect(malformed.statusCode).toBe(422)
  expect(malformed.json()).toMatchObject({ code: 'journal-refused' })
  expect(nmbrsRun).toBeDefined()
  expect((await walk.run(company, 2026, 4)).journal).toBeNull()
})

test('An uploaded file becomes a run of its own with its journal, and can be discarded with it', async () => {
  const company = await walk.company('201')
  const row = answer<RunRow>(await upload(company.id, sample('02-june-with-corrections-jan-may')))
  expect(row).toMatchObject({
    number: 90,
    description: 'Tiedostosta',
    state: 'created',
    locked: true,
    journal: { source: 'upload', fileName: 'kesä.xml' },
  })
  expect((await upload(company.id, sample('01-company-level-normal'))).json().code).toBe('journal-exists')

  const journal = row.journal?.id ?? ''
  answer(await walk.admin.delete(pathOf(company, journal)))
  expect((await rows(company.id)).map(({ number }) => number)).not.toContain(90)
  answer(await upload(company.id, sample('02-june-with-corrections-jan-may')))
})

test('A file for a run known from Nmbrs belongs to that run; with another period it is refused', async () => {
  const company = await walk.company('202')
  const known = await walk.run(company, 2026, 5)
  const file = sample('01-company-level-normal')
  const refused = await upload(company.id, file, { runNumber: 5, period: 6 })
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({ code: 'run-number-taken', details: { values: { number: 5, period: 5 } } })
  expect(answer<RunRow>(await upload(company.id, file, { runNumber: 5, period: 5 })).id).toBe(known.id)
  const again = await walk.admin.post(`/api/companies/${company.id}/runs/${known.id}/journal`)
  expect(again.json().code).toBe('journal-exists')
})

test.each([
  ['12-empty', ['empty-journal']],
  ['cut', ['malformed-document']],
  ['not a journal', ['not-a-journal']],
  ['three decimals', ['bad-amount']],
])('A file that is %s is refused with its findings, and nothing is stored', async (name, codes) => {
  const company = await walk.company('203')
  const text = sample('01-company-level-normal').toString('utf8')
  const files: Record<string, string> = {
    '12-empty': sample('12-empty').toString('utf8'),
    cut: text.slice(0, text.length / 2),
    'not a journal': '<html><body/></html>',
    'three decimals': text.replace(/<value>(-?\d+\.\d\d)<\/value>/, '<value>$15</value>'),
  }
  const before = await rows(company.id)
  const refused = await upload(company.id, files[name] ?? '')
  expect(refused.statusCode).toBe(422)
  expect(refused.json().code).toBe('journal-refused')
  expect(refused.json().details.findings.map(({ code }: { code: string }) => code)).toEqual(codes)
  expect(await rows(company.id)).toEqual(before)
})

test('A file that is too large is refused with both sizes; an empty one and an unknown kind as such', async () => {
  const company = await walk.company('204')
  const large = await upload(company.id, Buffer.alloc(30_000_000, ' '))
  expect(large.statusCode).toBe(413)
  expect(large.json()).toMatchObject({
    code: 'file-too-large',
    details: { values: { size: 30_000_000, limit: maxUploadBytes } },
  })
  expect((await upload(company.id, '')).json().code).toBe('file-empty')
  const unknown = await upload(company.id, 'konto;summa\n5000;1')
  expect(unknown.statusCode).toBe(422)
  expect(unknown.json()).toMatchObject({ code: 'file-not-recognized', details: { values: { fileName: 'kesä.xml' } } })
})

test.each([
  ['401', 13, 400],
  ['402', 53, 200],
  ['501', 14, 400],
])('Company %s and period %i: %i', async (number, period, status) => {
  const company = await walk.company(number)
  const answered = await upload(company.id, sample('01-company-level-normal'), { period, year: 2025 })
  expect(answered.statusCode).toBe(status)
  if (status === 400) expect(answered.json().details.fields).toMatchObject([{ path: 'period' }])
})

test('A SIE file is a journal too: the dates say which months', async () => {
  const company = await walk.company('702')
  await walk.mapped(company)
  const file = readFileSync(
    new URL('../../../../packages/nmbrs/samples/sie/01-june-with-corrections-jan-may.si', import.meta.url),
  )
  const row = answer<RunRow>(await upload(company.id, file))
  const { receipts } = await walk.preview(company, row.journal?.id ?? '')
  expect(receipts.map(({ period, correction }) => [period.number, correction])).toEqual([
    [6, false],
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, true],
  ])
})

test.each([
  ['801', '08-defect-missing-ledger-account', 'missing-account'],
  ['803', '09-defect-out-of-balance', 'unbalanced'],
])('Company %s, sample %s: the journal is kept and shows %s, but is not sent', async (number, name, code) => {
  const company = await walk.company(number)
  await walk.mapped(company, { costCenterDimension: null })
  const row = answer<RunRow>(await upload(company.id, sample(name)))
  const journal = row.journal?.id ?? ''
  const { hash, problems } = await walk.preview(company, journal)
  expect(problems.map((problem) => problem.code)).toContain(code)
  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.json()).toMatchObject({ code: 'send-refused' })
})

test('Over a real connection too, a browser that sends too much gets the answer', async () => {
  const { app } = walk.tosite
  const company = await walk.company('1201')
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const { cookie } = (await walk.admin.get('/api/me')).raw.req.headers
  const url = `${address}/api/companies/${company.id}/journals/upload?fileName=a&year=2026&period=6&runNumber=1&description=`
  const answered = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', origin: publicUrl, cookie: String(cookie) },
    body: new Uint8Array(30_000_000),
  })
  expect(answered.status).toBe(413)
  expect(await answered.json()).toMatchObject({ code: 'file-too-large', details: { values: { size: 30_000_000 } } })
})

test('A journal marked as sent is not sent, and not discarded, until it is unmarked', async () => {
  const company = await walk.company('403')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 4)
  const mark = `${pathOf(company, journal)}/mark-as-sent`
  expect(answer<RunRow>(await walk.admin.put(mark)).state).toBe('marked-as-sent')
  expect((await walk.preview(company, journal)).problems.map(({ code }) => code)).toEqual(['marked-as-sent'])
  expect((await walk.admin.delete(pathOf(company, journal))).json().code).toBe('journal-was-sent')
  expect(answer<RunRow>(await walk.admin.delete(mark)).state).toBe('created')
  expect((await walk.preview(company, journal)).canSend).toBe(true)
})

test('Once anything was sent a journal is not discarded, marked or given another payment date', async () => {
  const company = await walk.company('503')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 4)
  await walk.send(company, journal)
  const path = pathOf(company, journal)
  const answers = [
    await walk.admin.delete(path),
    await walk.admin.put(`${path}/mark-as-sent`),
    await walk.admin.put(`${path}/payment-date`, { date: '2026-04-30' }),
  ]
  expect(answers.map((one) => one.json().code)).toEqual(['journal-was-sent', 'journal-was-sent', 'journal-was-sent'])
  await walk.deliver()
})

test('The payment date moves the receipt of the run’s own period, and only that', async () => {
  const company = await walk.company('603')
  const mapping = await walk.mapped(company, { costCenterDimension: null })
  const rules = { ...mapping.rules, bookingDate: { kind: 'payment-date' } }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, rules }))
  const journal = await walk.journal(company, 2026, 6)
  const before = await walk.preview(company, journal)
  expect(before.problems.map(({ code }) => code)).toEqual(['booking-date-needed'])
  expect(before.paymentDate).toEqual({ asked: true, date: null })

  answer(await walk.admin.put(`${pathOf(company, journal)}/payment-date`, { date: '2026-06-25' }))
  const after = await walk.preview(company, journal)
  expect(after.problems).toEqual([])
  expect(after.receipts.filter(({ correction }) => !correction).map(({ date }) => date)).toEqual(['2026-06-25'])
})

test('A company user reaches only the own company, and a journal only through its company', async () => {
  const own = await walk.company('101')
  const other = await walk.company('701')
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const journal = await walk.journal(other, 2026, 3)
  expect((await clerk.get(`/api/companies/${other.id}/runs?year=2026`)).statusCode).toBe(404)
  expect((await clerk.get(`${pathOf(other, journal)}/preview`)).statusCode).toBe(404)
  expect((await clerk.get(`${pathOf(own, journal)}/preview`)).statusCode).toBe(404)
  expect((await clerk.get(`/api/companies/${own.id}/runs?year=2026`)).statusCode).toBe(200)
})
