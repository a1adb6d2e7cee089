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

interface Row {
  id: number
  account: string
  accountingValue: number
  dimensionItemValues: { dimensionId: number; itemId: number; value: number }[]
}
interface Saved {
  id: number
  status: string
  name: string
  version: string
  transactions: Row[]
}
const post = async (changes: object = {}) => (await tuija.post('/ledgerreceipts', payroll(changes))).body as Saved
const read = async (id: number) => (await tuija.get(`/ledgerreceipts/${id}`)).body as Saved
const rows = (...changes: object[]) =>
  payroll().transactions.map((row, index) => ({ ...row, ...(changes[index] ?? {}) }))
const value = (dimensionId: number, itemId: number, amount: number) => ({ dimensionId, itemId, value: amount })

test('a posted receipt is saved UNFINISHED with ids and version, and can be read back as it was', async () => {
  const saved = await post()
  expect(saved).toMatchObject({ id: 1, status: 'UNFINISHED', name: '100-2026-6 Kesäkuu' })
  expect(saved.transactions).toMatchObject([
    {
      account: '5000',
      accountingValue: 1000.07,
      dimensionItemValues: [{ dimensionId: 1, itemId: 11, value: 1000.07 }],
    },
    { account: '2920', accountingValue: -1000.07, dimensionItemValues: [] },
  ])
  expect(await read(saved.id)).toEqual(saved)
})

test('two identical posts make two receipts', async () => {
  const [one, other] = [await post(), await post()]
  expect([one.id, other.id]).toEqual([1, 2])
})

test('ids are unique within a company only', async () => {
  const kauppa = bench.as((await bench.signIn(2)).access_token)
  const mine = await post({ name: 'Leipomon' })
  expect(mine.id).toBe(1)
  expect((await kauppa.get('/ledgerreceipts/1')).body).toMatchObject({ id: 1, name: 'Avaus' })
})

test('values of one dimension may be split over items', async () => {
  const dimensionItemValues = [value(1, 11, 0.07), value(1, 12, 1000), value(2, 21, 1000.07)]
  const saved = await post({ transactions: rows({ dimensionItemValues }) })
  expect(saved.transactions[0]?.dimensionItemValues).toEqual(dimensionItemValues)
})

test('more than two decimals of an amount are rounded up by the server', async () => {
  const changes = [{ accountingValue: 0.101, dimensionItemValues: [] }, { accountingValue: -0.109 }]
  const saved = await post({ transactions: rows(...changes) })
  expect(saved.transactions.map(({ accountingValue }) => accountingValue)).toEqual([0.11, -0.11])
})

test('the journal moves UNFINISHED → APPROVED → UNFINISHED → INVALIDATED and in no other way', async () => {
  const { id } = await post()
  const move = async (to: string) => (await tuija.put(`/ledgerreceipts/${id}/${to}`)).status
  expect(await move('unfinished')).toBe(400)
  expect(await move('approve')).toBe(200)
  expect(await move('approve')).toBe(403)
  expect(await move('invalidate')).toBe(400)
  expect(await move('unfinished')).toBe(200)
  expect(await move('invalidate')).toBe(200)
  expect(await read(id)).toMatchObject({ status: 'INVALIDATED', transactions: [] })
  expect([await move('approve'), await move('unfinished'), await move('invalidate')]).toEqual([403, 400, 400])
  expect((await tuija.put('/ledgerreceipts/99/approve')).status).toBe(404)
})

test('in a period closed meanwhile nothing is set unfinished or invalidated', async () => {
  const { id } = await post()
  await bench.control('POST', '/companies/1/periods', { date: '2026-06-30', status: 'CLOSED' })
  const reply = await tuija.put(`/ledgerreceipts/${id}/invalidate`)
  expect([reply.status, errorsOf(reply)]).toEqual([403, ['CLOSED_FISCAL_PERIOD']])
  await tuija.put(`/ledgerreceipts/${id}/approve`)
  expect((await tuija.put(`/ledgerreceipts/${id}/unfinished`)).status).toBe(403)
})

test('a journal with a serial number cannot be invalidated', async () => {
  const { id } = await post()
  await bench.control('POST', `/companies/1/receipts/${id}/alter`, { serialNumber: { series: 'A', number: 7 } })
  expect((await tuija.put(`/ledgerreceipts/${id}/invalidate`)).status).toBe(400)
})

test('PUT replaces what a GET answered, keeps row ids, and needs the latest version', async () => {
  const saved = await post({ invoiceNotes: 'T-1\nmark' })
  const changed = { ...(await read(saved.id)), name: 'Toinen nimi' }
  const reply = await tuija.put(`/ledgerreceipts/${saved.id}`, changed)
  expect(reply.status).toBe(200)
  expect(reply.body).toMatchObject({
    id: saved.id,
    name: 'Toinen nimi',
    status: 'UNFINISHED',
    invoiceNotes: 'T-1\nmark',
  })
  expect((reply.body as Saved).transactions.map(({ id }) => id)).toEqual(saved.transactions.map(({ id }) => id))
  expect((await tuija.put(`/ledgerreceipts/${saved.id}`, changed)).status).toBe(409)
  expect((await tuija.put(`/ledgerreceipts/${saved.id}`, payroll())).status).toBe(400)
})

test('PUT overwrites every field: what is left out is gone', async () => {
  const saved = await post({ invoiceNotes: 'gone soon' })
  const reply = await tuija.put(`/ledgerreceipts/${saved.id}`, payroll({ version: saved.version }))
  expect(reply.body).toMatchObject({ invoiceNotes: null })
})

test('PUT cannot take a receipt out of a closed period', async () => {
  const saved = await post()
  await bench.control('POST', '/companies/1/periods', { date: '2026-06-30', status: 'CLOSED' })
  const moved = payroll({ version: saved.version, receiptDate: '2031-01-31' })
  expect(errorsOf(await tuija.put(`/ledgerreceipts/${saved.id}`, moved))).toEqual(['CLOSED_FISCAL_PERIOD'])
})

test('the dimension values of one row can be replaced and removed', async () => {
  const saved = await post()
  const row = saved.transactions[0]
  const path = `/ledgerreceipts/${saved.id}/transactions/${row?.id}/dimensions`
  const moved = await tuija.put(path, { dimensionItemValues: [value(1, 12, 1000.07)] })
  expect((moved.body as Saved).transactions[0]?.dimensionItemValues).toEqual([value(1, 12, 1000.07)])
  const wrong = await tuija.put(path, { dimensionItemValues: [value(1, 12, 1)] })
  expect(errorsOf(wrong)).toEqual(["dimensionItemValues: Value of the 'dimensionItemValues' field is invalid: 1"])
  const none = await tuija.put(path, { dimensionItemValues: [] })
  expect((none.body as Saved).transactions[0]?.dimensionItemValues).toEqual([])
})

test('without the right to write journals everything that changes is forbidden, and reading is not', async () => {
  const { id } = await post()
  const who = { username: 'katja@toimisto.example', password: 'Katselija-7' }
  const katja = bench.as((await bench.signIn(1, who)).access_token)
  expect((await katja.get(`/ledgerreceipts/${id}`)).status).toBe(200)
  const replies = [
    await katja.post('/ledgerreceipts', payroll()),
    await katja.put(`/ledgerreceipts/${id}/approve`),
    await katja.put(`/ledgerreceipts/${id}/invalidate`),
    await katja.post('/dimensions/1/items', { codeName: '400' }),
  ]
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403])
})

test('a user limited to personal receipts finds no others', async () => {
  const rights = { personalJournalReceiptsOnly: true }
  await bench.control('POST', '/companies/2/rights', { username: 'tuija@toimisto.example', rights })
  const kauppa = bench.as((await bench.signIn(2)).access_token)
  expect((await kauppa.get('/ledgerreceipts/1')).status).toBe(404)
  expect((await kauppa.get('/ledgerreceipts')).body).toMatchObject({ results: [] })
})

test('several receipts are answered in order of id, without the unknown ones', async () => {
  for (const name of ['a', 'b', 'c']) await post({ name })
  expect((await tuija.get('/ledgerreceipts/3,1,9,3')).body).toMatchObject([{ id: 1 }, { id: 3 }])
  expect((await tuija.get('/ledgerreceipts/8,9')).status).toBe(404)
  const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',')
  expect((await tuija.get(`/ledgerreceipts/${many(200)}`)).status).toBe(200)
  expect((await tuija.get(`/ledgerreceipts/${many(201)}`)).status).toBe(400)
})
