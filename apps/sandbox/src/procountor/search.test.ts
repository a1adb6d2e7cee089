import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, startBench } from '../../test/procountor-bench.ts'
import { payroll } from '../../test/small-office.ts'

let bench: Bench
let tuija: ReturnType<Bench['as']>
let minute = 0
beforeEach(async () => {
  minute = 0
  // One minute passes between any two looks at the clock made by `add`.
  bench = await startBench({ now: () => new Date(Date.UTC(2026, 6, 1, 9, minute)) })
  tuija = bench.as((await bench.signIn(1)).access_token)
})
afterEach(() => bench.close())

const add = async (receiptDate: string) => {
  minute += 1
  return (await tuija.post('/ledgerreceipts', payroll({ receiptDate }))).body as { id: number; version: string }
}
interface Found {
  readonly results: readonly { readonly id: number; readonly created: string }[]
  readonly meta: object
}
const search = async (query: string) => (await tuija.get(`/ledgerreceipts?${query}`)).body as Found
const ids = async (query: string) => (await search(query)).results.map(({ id }) => id)

test('the newest id comes first unless asked otherwise', async () => {
  for (const date of ['2026-08-31', '2026-06-30', '2026-07-31']) await add(date)
  expect(await ids('')).toEqual([3, 2, 1])
  expect(await ids('orderById=ASC')).toEqual([1, 2, 3])
  expect(await ids('orderByDate=DESC')).toEqual([1, 3, 2])
  expect(await ids('orderByCreated=ASC')).toEqual([1, 2, 3])
})

test('pages by number, with the totals', async () => {
  for (let count = 0; count < 5; count++) await add('2026-06-30')
  expect(await ids('size=2&page=0')).toEqual([5, 4])
  expect(await ids('size=2&page=2')).toEqual([1])
  expect((await search('size=2&page=2')).meta).toEqual({ pageNumber: 2, pageSize: 2, resultCount: 1, totalCount: 5 })
})

test('pages by cursor in either direction', async () => {
  for (let count = 0; count < 5; count++) await add('2026-06-30')
  expect(await ids('orderById=DESC&previousId=4&size=2')).toEqual([3, 2])
  expect(await ids('orderById=ASC&previousId=4')).toEqual([5])
  expect((await tuija.get('/ledgerreceipts?orderByDate=ASC&previousId=4')).status).toBe(400)
})

test('filters by receipt date with both ends included, by type and by status', async () => {
  for (const date of ['2026-06-30', '2026-07-31', '2026-08-31']) await add(date)
  await tuija.put('/ledgerreceipts/2/approve')
  expect(await ids('startDate=2026-06-30&endDate=2026-07-31')).toEqual([2, 1])
  expect(await ids('types=JOURNAL,SALARY&status=APPROVED')).toEqual([2])
  expect(await ids('types=SALARY')).toEqual([])
})

test('filters by the times of creation and of the last change', async () => {
  const [first] = [await add('2026-06-30'), await add('2026-06-30')]
  minute = 30
  await tuija.put('/ledgerreceipts/1/approve')
  // 9 o'clock UTC in July is 12 in Finland.
  expect(first.version).toBe('2026-07-01T12:01:00.000')
  expect(await ids('createdStartDate=2026-07-01T12:02:00')).toEqual([2])
  expect(await ids('createdEndDate=2026-07-01T12:01:00')).toEqual([1])
  expect(await ids('versionStartDate=2026-07-01T12:10:00')).toEqual([1])
  expect(await ids('createdStartDate=2026-07-01T09:02:00Z')).toEqual([2])
})

test('a new receipt can be kept out of searches for a while', async () => {
  await bench.control('POST', '/facts', { listedAfterMs: 60_000 })
  const { id } = await add('2026-06-30')
  expect(await ids('')).toEqual([])
  expect((await tuija.get(`/ledgerreceipts/${id}`)).status).toBe(200)
  minute += 1
  expect(await ids('')).toEqual([id])
})

test('journals are listed with the receipt behind each', async () => {
  await add('2026-06-30')
  const { body } = await tuija.get('/journals?statuses=UNFINISHED,APPROVED&startDate=2026-06-01')
  expect(body).toMatchObject([{ ledgerReceiptId: 1, status: 'UNFINISHED', date: '2026-06-30' }])
  await bench.control('POST', '/facts', { journalsAnswerList: false })
  expect((await tuija.get('/journals')).body).toMatchObject({ ledgerReceiptId: 1 })
  expect((await tuija.get('/journals?statuses=DELETED')).status).toBe(400)
})
