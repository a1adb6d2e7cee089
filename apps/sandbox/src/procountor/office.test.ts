import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, errorsOf, startBench } from '../../test/procountor-bench.ts'
import { payroll } from '../../test/small-office.ts'

let bench: Bench
let tuija: ReturnType<Bench['as']>
beforeEach(async () => {
  bench = await startBench()
  tuija = bench.as((await bench.signIn(1)).access_token)
})
afterEach(() => bench.close())

test('the company, its currency, the session, the rights and the status', async () => {
  expect((await tuija.get('/company')).body).toMatchObject({ id: 1, name: 'Leipomo Oy', companyCurrency: 'EUR' })
  expect((await tuija.get('/currencies/company')).body).toEqual({ companyCurrency: 'EUR' })
  expect((await tuija.get('/status')).body).toMatchObject({ status: 'OK', version: '26.04' })
  expect((await tuija.get('/users/rights')).body).toMatchObject({
    role: 'Accountant',
    rights: { accounting: { journalReceipts: 'ALL_RIGHTS' }, user: { limitedDimensions: false } },
  })
})

test('the chart of accounts and the VAT settings', async () => {
  const { ledgerAccounts } = (await tuija.get('/coa')).body as { ledgerAccounts: object[] }
  expect(ledgerAccounts).toContainEqual({ ledgerAccountCode: '5990', name: 'Vanha palkkatili', active: false })
  expect((await tuija.get('/vats/default')).body).toMatchObject({
    vatInformation: [{ country: 'Finland', percentages: [{ vatPercent: 25.5 }, { vatPercent: 0 }] }],
  })
  expect((await tuija.get('/vats/country?countryCode=FI')).body).toEqual({ vatPercentages: [25.5, 0] })
  expect(errorsOf(await tuija.get('/vats/country'))).toEqual([
    "countryCode: Value of the 'countryCode' cannot be blank.",
  ])
})

test('fiscal years come newest first, tracking periods in time order, and OPEN becomes PENDING only', async () => {
  const { fiscalYears } = (await tuija.get('/fiscalyears')).body as {
    fiscalYears: { startDate: string; trackingPeriods: { status: string }[] }[]
  }
  expect(fiscalYears.map(({ startDate }) => startDate)).toEqual(['2026-01-01', '2025-01-01'])
  expect(fiscalYears[0]?.trackingPeriods.map(({ status }) => status)).toEqual(['CLOSED', 'PENDING', 'OPEN'])
  const move = async (period: number, status: string) =>
    (await tuija.put(`/fiscalyears/2/trackingPeriods/${period}`, { status })).status
  expect([await move(3, 'CLOSED'), await move(1, 'OPEN'), await move(9, 'PENDING')]).toEqual([409, 409, 404])
  expect([await move(3, 'PENDING'), await move(3, 'PENDING')]).toEqual([200, 409])
})

test('dimensions are found by parts of names, and an inactive item carries status P', async () => {
  const { body } = await tuija.get('/dimensions?name=kustannus')
  expect(body).toMatchObject([{ id: 1, items: [{ id: 11 }, { id: 12 }, { id: 13, status: 'P' }] }])
  expect((body as { items: object[] }[])[0]?.items[0]).not.toHaveProperty('status')
  expect((await tuija.get('/dimensions?codeName=200')).body).toMatchObject([{ id: 1, items: [{ id: 12 }] }])
  expect((await tuija.get('/dimensions/9')).status).toBe(404)
})

test('a dimension is renamed; items are made and changed; dimensions cannot be made', async () => {
  expect((await tuija.put('/dimensions/1', { name: 'Yksikkö' })).body).toEqual({ name: 'Yksikkö' })
  const made = await tuija.post('/dimensions/1/items', { codeName: '400 Konttori' })
  expect(made.body).toEqual({ id: 32, codeName: '400 Konttori', description: '' })
  const changed = await tuija.put('/dimensions/1/items', { id: 32, codeName: '400', status: 'P' })
  expect(changed.body).toEqual({ id: 32, codeName: '400', description: '', status: 'P' })
  expect((await tuija.put('/dimensions/1/items', { id: 99, codeName: '400' })).status).toBe(404)
  expect((await tuija.post('/dimensions/1/items', {})).status).toBe(400)
  expect((await tuija.post('/dimensions', { name: 'Uusi' })).status).toBe(404)
})

test('a user limited to some dimensions sees and uses only these', async () => {
  const rights = { limitedToDimensions: [2] }
  await bench.control('POST', '/companies/1/rights', { username: 'tuija@toimisto.example', rights })
  expect((await tuija.get('/dimensions')).body).toMatchObject([{ id: 2 }])
  expect((await tuija.get('/users/rights')).body).toMatchObject({ rights: { user: { limitedDimensions: true } } })
  expect((await tuija.post('/ledgerreceipts', payroll())).status).toBe(400)
})

test('what the vendor has and the stand-in does not imitate answers 501, anything else 404', async () => {
  const statuses = [
    await tuija.post('/attachments', {}),
    await tuija.post('/reports/generalledger/5000', { endDate: '2026-06-30' }),
    await tuija.post('/webhooks', {}),
    await tuija.get('/users'),
    await tuija.get('/moon'),
    await tuija.put('/coa'),
  ].map(({ status }) => status)
  expect(statuses).toEqual([501, 501, 501, 501, 404, 404])
})

test('over the limit requests are refused and counted', async () => {
  const strict = await startBench({ requestsPerSecond: 3, now: () => new Date('2026-07-01T09:00:00Z') })
  const { access_token } = await strict.signIn(1)
  const statuses: number[] = []
  for (let count = 0; count < 4; count++) statuses.push((await strict.as(access_token).get('/status')).status)
  expect(statuses).toEqual([200, 200, 429, 429])
  const { body } = await strict.control('GET', '/state')
  expect(body).toMatchObject({ rateLimit: { requestsPerSecond: 3, violations: 2, most: 5 } })
  await strict.close()
})

test('people can change the books behind the API', async () => {
  await bench.control('PUT', '/companies/1/accounts/5000', { active: false })
  await bench.control('PUT', '/companies/1/dimensions/1/items/11', { codeName: '100 Uuni', active: false })
  await bench.control('POST', '/companies/1/years', { date: '2026-06-30', isOpen: false })
  expect(errorsOf(await tuija.post('/ledgerreceipts', payroll()))).toEqual([
    'CLOSED_FISCAL_PERIOD',
    'transactions[0].account: ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION',
    'transactions[0].dimensionItemValues: DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
  ])
})

test('people can make and rename dimensions, and make items, behind the API', async () => {
  const { body: made } = await bench.control('POST', '/companies/1/dimensions', { name: 'Kampanja' })
  const { id } = made as { id: number }
  await bench.control('PUT', `/companies/1/dimensions/${id}`, { name: 'Kampanjat' })
  const { body: item } = await bench.control('POST', `/companies/1/dimensions/${id}/items`, { codeName: '900 Kevät' })
  expect((await tuija.get(`/dimensions/${id}`)).body).toMatchObject({
    id,
    name: 'Kampanjat',
    items: [{ codeName: '900 Kevät' }],
  })
  const { dimensions } = (await bench.control('GET', '/companies/1')).body as {
    dimensions: { id: number; items: { id: number }[] }[]
  }
  const ids = dimensions.flatMap(({ items }) => items.map((one) => one.id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain((item as { id: number }).id)
  expect((await bench.control('PUT', '/companies/1/dimensions/99', { name: 'X' })).status).toBe(400)
})

test('people can alter and approve a receipt behind the API', async () => {
  await tuija.post('/ledgerreceipts', payroll())
  await bench.control('POST', '/companies/1/receipts/1/alter', { status: 'APPROVED', rows: [{ id: 1, cents: 5 }] })
  expect((await tuija.get('/ledgerreceipts/1')).body).toMatchObject({
    status: 'APPROVED',
    transactions: [{ accountingValue: 0.05 }, { accountingValue: -1000.07 }],
  })
})

test('a company can be added, and a reset takes it away again with everything else', async () => {
  const { body } = await bench.control('GET', '/companies/1')
  const { vats, ...company } = body as { vats: { percents: object[]; statuses: object[] } }
  const added = {
    ...company,
    id: 7,
    name: 'Uusi Oy',
    vatPercents: vats.percents,
    vatStatuses: vats.statuses,
    receipts: [],
  }
  await bench.control('POST', '/companies', { company: added, usernames: ['tuija@toimisto.example'] })
  const uusi = bench.as((await bench.signIn(7)).access_token)
  expect((await uusi.post('/ledgerreceipts', payroll())).status).toBe(200)

  await bench.control('POST', '/reset')
  expect((await tuija.get('/coa')).status).toBe(401)
  const { body: state } = await bench.control('GET', '/state')
  expect(state).toMatchObject({
    companies: [
      { id: 1, receipts: 0 },
      { id: 2, receipts: 1 },
    ],
    mistakes: [],
  })
})

test('no web page can use the control address', async () => {
  const headers = { origin: 'https://elsewhere.example' }
  expect((await fetch(`${bench.url}/_sandbox/reset`, { method: 'POST', headers })).status).toBe(403)
  expect((await tuija.get('/coa')).status).toBe(200)
})

test('a file keeps receipts, tokens and switched facts over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const file = join(folder, 'procountor.db')
  const first = await startBench({ file })
  const { access_token, refresh_token } = await first.signIn(1)
  await first.as(access_token).post('/ledgerreceipts', payroll())
  await first.control('POST', '/facts', { refuseUnbalanced: false })
  await first.close()

  const second = await startBench({ file })
  expect((await second.as(access_token).get('/ledgerreceipts/1')).body).toMatchObject({ id: 1 })
  expect((await second.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200)
  expect((await second.control('GET', '/state')).body).toMatchObject({ facts: { refuseUnbalanced: false } })
  await second.close()
  rmSync(folder, { recursive: true })
})
