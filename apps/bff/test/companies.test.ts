import type { Company } from '@tosite/contract'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { audit, companies, debtors, nmbrsConnection } from '../src/db/schema.ts'
import { connectDemoNmbrs } from '../src/demo/start-demo-data.ts'
import { createConnectionStore } from '../src/nmbrs/connection-store.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { buildTestApp, type Person, type TestApp } from './build-test-app.ts'

let tosite: TestApp
let admin: Person

beforeEach(async () => {
  tosite = await buildTestApp({ standIns: true })
  admin = await tosite.signIn('admin@tosite.example')
  return () => tosite.close()
})

const credentials = () => tosite.seed.nmbrsCredentials
const connect = () => admin.put('/api/nmbrs/connection', credentials())
const companiesOf = async (person: Person): Promise<Company[]> => (await person.get('/api/companies')).json().companies
const standIn = (path: string, body: unknown) =>
  fetch(`${tosite.standIns?.nmbrs.url}/_sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('nothing can be read before Nmbrs is connected', async () => {
  expect((await admin.get('/api/nmbrs/connection')).json()).toEqual({ connection: null })
  const answer = await admin.post('/api/companies/read')
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'nmbrs-not-connected'])
})

test('testing a connection tells what it reaches and saves nothing', async () => {
  const answer = await admin.post('/api/nmbrs/connection/test', credentials())
  expect(answer.json()).toEqual({ domain: credentials().domain, debtors: 12, companies: 40 })
  expect((await admin.get('/api/nmbrs/connection')).json()).toEqual({ connection: null })
})

test('a saved connection has its companies read, and its token is sealed and never answered', async () => {
  const saved = await connect()
  expect(saved.json().connection).toMatchObject({ username: credentials().username, domain: credentials().domain })
  expect(saved.json().connection.companiesReadAt).not.toBeNull()
  expect(saved.body).not.toContain(credentials().token)
  const row = tosite.deps.db.select().from(nmbrsConnection).get()
  expect(row?.token).toMatch(/^v1\./)
  expect(await companiesOf(admin)).toHaveLength(40)
})

test('wrong credentials are refused with the words of Nmbrs, and the saved ones stay', async () => {
  await connect()
  const answer = await admin.put('/api/nmbrs/connection', { ...credentials(), token: 'wrong' })
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'nmbrs-refused'])
  expect(answer.json().details.vendor[0]).toMatchObject({ vendor: 'nmbrs', code: '1001' })
  expect(answer.body).not.toContain('"wrong"')
  expect((await admin.post('/api/companies/read')).statusCode).toBe(200)
})

test('an empty token keeps the stored one, for the same user only', async () => {
  const before = await admin.put('/api/nmbrs/connection', { ...credentials(), token: '' })
  expect([before.statusCode, before.json().details.fields[0].path]).toEqual([400, 'token'])
  await connect()
  expect((await admin.put('/api/nmbrs/connection', { ...credentials(), token: '' })).statusCode).toBe(200)
  const other = { ...credentials(), username: 'other@tilitoimisto.example', token: '' }
  expect((await admin.put('/api/nmbrs/connection', other)).statusCode).toBe(400)
})

test('an Nmbrs that is down is told as that', async () => {
  await connect()
  await tosite.standIns?.nmbrs.close()
  const answer = await admin.post('/api/companies/read')
  expect([answer.statusCode, answer.json().code]).toEqual([504, 'nmbrs-no-answer'])
  expect(await companiesOf(admin)).toHaveLength(40)
})

test('a server without an Nmbrs address says so', async () => {
  const bare = await buildTestApp()
  const person = await bare.signIn('admin@tosite.example')
  const answer = await person.post('/api/nmbrs/connection/test', credentials())
  expect([answer.statusCode, answer.json().message]).toEqual([503, expect.stringContaining('NMBRS_SOAP_URL')])
  await bare.close()
})

test('companies keep the order of Nmbrs and the marks of Tosite when they are read again', async () => {
  await connect()
  const listed = await companiesOf(admin)
  const { testCompanyIds, blockedDebtorIds } = tosite.seed
  expect(listed.filter(({ testCompany }) => testCompany).map(({ id }) => id)).toEqual(testCompanyIds)
  expect([...new Set(listed.filter(({ debtor }) => debtor.blocked).map(({ debtor }) => debtor.id))]).toEqual(
    blockedDebtorIds,
  )

  const [marked] = testCompanyIds
  const unmarked = await admin.put(`/api/companies/${marked}/test-company`, { testCompany: false })
  expect(unmarked.json().testCompany).toBe(false)
  const [blocked] = blockedDebtorIds
  const unblocked = await admin.put(`/api/debtors/${blocked}/blocked`, { blocked: false })
  expect(unblocked.json().companies.some((company: Company) => company.debtor.blocked)).toBe(false)

  await admin.post('/api/companies/read')
  const again = await companiesOf(admin)
  expect(again.map(({ id }) => id)).toEqual(listed.map(({ id }) => id))
  expect(again.some(({ testCompany, debtor }) => testCompany || debtor.blocked)).toBe(false)
  const actions = tosite.deps.db
    .select()
    .from(audit)
    .all()
    .map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['company unmarked as test company', 'debtor unblocked']))
})

test('a company that Nmbrs no longer lists is kept and not shown, and comes back as it was', async () => {
  await connect()
  const { db } = tosite.deps
  db.insert(debtors).values({ id: 1, number: '99', name: 'Gone', position: 99 }).run()
  db.insert(companies).values({ id: 2, debtorId: 1, number: '999', name: 'Gone', position: 99 }).run()
  expect(await companiesOf(admin)).toHaveLength(41)
  await admin.post('/api/companies/read')
  expect(await companiesOf(admin)).toHaveLength(40)
  expect(db.select().from(companies).where(eq(companies.id, 2)).get()?.gone).toBe(true)
})

test('period types follow in the background', async () => {
  await connect()
  await tosite.deps.companyReader.settled()
  const types = (await companiesOf(admin)).map(({ periodType }) => periodType)
  expect([...new Set(types)].sort()).toEqual(['four-weeks', 'month', 'week'])
})

test('a background reading that fails leaves the list as it is', async () => {
  await standIn('/faults', { operation: 'Company_GetCurrentPeriod', kind: '500-html' })
  await connect()
  await tosite.deps.companyReader.settled()
  expect(await companiesOf(admin)).toHaveLength(40)
})

test('the company user sees the first company read, and nothing else anywhere', async () => {
  const clerk = await tosite.signIn('clerk@tosite.example')
  expect(await companiesOf(clerk)).toEqual([])
  await connect()
  const [first, second] = await companiesOf(admin)
  expect((await companiesOf(clerk)).map(({ id }) => id)).toEqual([first?.id])
  expect((await clerk.get(`/api/companies/${first?.id}`)).statusCode).toBe(200)

  const unseen = await clerk.get(`/api/companies/${second?.id}`)
  const unknown = await clerk.get('/api/companies/123456')
  expect([unseen.statusCode, unseen.body]).toEqual([404, unknown.body])
  const refused = await clerk.put(`/api/companies/${first?.id}/test-company`, { testCompany: true })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-allowed'])
  for (const url of ['/api/accounts', '/api/nmbrs/connection', '/api/mappings']) {
    expect([url, (await clerk.get(url)).statusCode]).toEqual([url, 403])
  }
})

test('the reader looks and changes nothing', async () => {
  await connect()
  const reader = await tosite.signIn('reader@tosite.example')
  for (const url of ['/api/companies', '/api/accounts', '/api/nmbrs/connection', '/api/mappings']) {
    expect([url, (await reader.get(url)).statusCode]).toEqual([url, 200])
  }
  const changes = [
    reader.post('/api/accounts', { username: 'x' }),
    reader.post('/api/accounts/refresh'),
    reader.post('/api/companies/read'),
    reader.put('/api/nmbrs/connection', credentials()),
    reader.put(`/api/debtors/${tosite.seed.blockedDebtorIds[0]}/blocked`, { blocked: false }),
  ]
  for (const answer of await Promise.all(changes)) expect(answer.statusCode).toBe(403)
})

test('a new demo installation connects itself once', async () => {
  const { db, config, now, log, companyReader: reader } = tosite.deps
  const connections = createConnectionStore(db, createSeal(config.secretKey), now)
  const seed = { ...config.demoSeed, nmbrs: credentials() }
  await connectDemoNmbrs({ seed, connections, reader, log })
  expect(await companiesOf(admin)).toHaveLength(40)
  const saved = await connections.view()
  await connectDemoNmbrs({ seed, connections, reader, log })
  expect(await connections.view()).toEqual(saved)
})
