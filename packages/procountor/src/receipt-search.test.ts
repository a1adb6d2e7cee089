import { expect, test } from 'vitest'
import { startVendor } from '../test/vendor-server.ts'
import { createProcountorClient } from './index.ts'

const row = (id: number) => ({
  id,
  type: 'JOURNAL',
  status: 'UNFINISHED',
  name: `receipt ${id}`,
  receiptDate: '2026-06-30',
})
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index))

async function listing(pages: readonly { readonly results: unknown[]; readonly meta?: unknown }[]) {
  const vendor = await startVendor(({ url }) => {
    const page = Number(new URL(url, 'http://vendor').searchParams.get('page'))
    return { json: pages[page] ?? { results: [], meta: pages[0]?.meta } }
  })
  const client = createProcountorClient({ baseUrl: vendor.baseUrl, accessToken: () => 't' })
  const ids = async () => {
    const found: number[] = []
    for await (const { id } of client.allLedgerReceipts({ types: ['JOURNAL'] })) found.push(id)
    return found
  }
  return { ...vendor, client, ids }
}

test('filters are encoded, lists joined by commas, and what is left out stays out', async () => {
  const { client, received } = await listing([{ results: [] }])
  await client.searchLedgerReceipts(
    { types: ['JOURNAL', 'SALARY'], startDate: '2026-06-30', versionStartDate: '2026-07-01T10:00:00', status: '' },
    { page: 2, size: 200 },
  )
  expect(received[0]?.url).toBe(
    '/api/ledgerreceipts?types=JOURNAL,SALARY&startDate=2026-06-30&versionStartDate=2026-07-01T10%3A00%3A00&page=2&size=200',
  )
})

test('reads page after page, oldest id first', async () => {
  const meta = { totalCount: 250, pageSize: 200 }
  const { ids, received } = await listing([
    { results: rows(1, 200), meta },
    { results: rows(201, 50), meta },
  ])

  expect(await ids()).toHaveLength(250)
  expect(received.map(({ url }) => url)).toEqual([
    '/api/ledgerreceipts?types=JOURNAL&page=0&size=200&orderById=ASC',
    '/api/ledgerreceipts?types=JOURNAL&page=1&size=200&orderById=ASC',
  ])
})

test('a server that caps the size of a page loses nothing', async () => {
  const { ids } = await listing([{ results: rows(1, 50) }, { results: rows(51, 50) }, { results: rows(101, 1) }])
  expect(await ids()).toHaveLength(101)
})

test('a receipt that moved to the next page is given once', async () => {
  const { ids } = await listing([{ results: rows(1, 3) }, { results: [row(3), row(4)] }])
  expect(await ids()).toEqual([1, 2, 3, 4])
})

test.each([
  ['fewer receipts come than the total says', [{ results: rows(1, 3), meta: { totalCount: 9 } }]],
  ['every page is the first one', [{ results: rows(1, 3) }, { results: rows(1, 3) }]],
])('the list is not trusted when %s', async (_, pages) => {
  const { ids } = await listing(pages)
  await expect(ids()).rejects.toMatchObject({ kind: 'unavailable', reason: 'no-trustworthy-answer' })
})
