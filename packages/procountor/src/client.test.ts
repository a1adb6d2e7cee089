import { expect, test } from 'vitest'
import { journal, savedJournal } from '../test/samples.ts'
import { type Answer, type Received, startVendor } from '../test/vendor-server.ts'
import { type CallName, createProcountorClient } from './index.ts'

async function clientOf(answer: (request: Received) => Answer) {
  const vendor = await startVendor(answer)
  return { ...vendor, client: createProcountorClient({ baseUrl: vendor.baseUrl, accessToken: () => 'secret-token' }) }
}

test('a read carries the token, no body and no content type', async () => {
  const { client, received } = await clientOf(() => ({ json: { companyId: 5, name: 'Leipomo Oy', userId: null } }))

  expect(await client.sessionInfo()).toMatchObject({ companyId: 5, name: 'Leipomo Oy' })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ method: 'GET', url: '/api/sessioninfo', body: '' })
  expect(received[0]?.headers.authorization).toBe('Bearer secret-token')
  expect(received[0]?.headers['content-type']).toBeUndefined()
})

test('a pinned version stands in the path, and logging out lies outside it', async () => {
  const { baseUrl, received } = await startVendor(({ url }) =>
    url === '/logout' ? { text: 'bye' } : { json: { status: 'OK' } },
  )
  const client = createProcountorClient({ baseUrl: `${baseUrl}/`, apiPath: 'v2604/api/', accessToken: async () => 't' })

  await client.status()
  await client.logout()
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v2604/api/status', 'POST /logout'])
})

test('a journal is created without a balancing row and comes back as saved', async () => {
  const { client, received } = await clientOf(() => ({ json: savedJournal }))

  const saved = await client.createLedgerReceipt(journal)
  expect(saved).toMatchObject({ id: 70_001, status: 'UNFINISHED', invoiceNotes: 'mark-1' })
  expect(saved.transactions.map((row) => row.accountingValue)).toEqual([4321.09, -4321.09])
  expect(received[0]).toMatchObject({ method: 'POST', url: '/api/ledgerreceipts?createReconciliation=false' })
  expect(received[0]?.headers['content-type']).toBe('application/json')
  expect(JSON.parse(received[0]?.body ?? '')).toEqual(journal)
})

test('what Procountor would refuse or misread never leaves: an unknown field, an empty text, a vatStatus of 0', async () => {
  const { client, received } = await clientOf(() => ({ json: savedJournal }))
  const wrong = [
    { ...journal, depreciation: '' },
    { ...journal, vatStatus: 0 },
    { ...journal, name: 'x'.repeat(81) },
  ]
  for (const receipt of wrong) await expect(client.createLedgerReceipt(receipt)).rejects.toThrow()
  expect(received).toEqual([])
})

test('a replacement sends its version and whatever else it was given', async () => {
  const { client, received } = await clientOf(() => ({ json: savedJournal }))
  await client.replaceLedgerReceipt(70_001, { ...journal, version: '2026-07-01T10:00:00', partnerId: 3 })

  expect(received[0]).toMatchObject({ method: 'PUT', url: '/api/ledgerreceipts/70001?createReconciliation=false' })
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ ...journal, version: '2026-07-01T10:00:00', partnerId: 3 })
})

test('the three changes of state are PUTs without a body', async () => {
  const { client, received } = await clientOf(({ url }) =>
    url.endsWith('approve') ? { text: '' } : { json: { message: 'OK' } },
  )
  await client.approve(7)
  await client.setUnfinished(7)
  expect(await client.invalidate(7)).toEqual({ message: 'OK' })

  expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['PUT', '/api/ledgerreceipts/7/approve', ''],
    ['PUT', '/api/ledgerreceipts/7/unfinished', ''],
    ['PUT', '/api/ledgerreceipts/7/invalidate', ''],
  ])
  expect(received.every(({ headers }) => headers['content-type'] === undefined)).toBe(true)
})

test('several receipts are asked for at once, whether the answer is a list, one object or none known', async () => {
  const { client, received } = await clientOf(({ url }) => {
    if (url.endsWith('/1,2'))
      return {
        json: [
          { ...savedJournal, id: 1 },
          { ...savedJournal, id: 2 },
        ],
      }
    if (url.endsWith('/3')) return { json: { ...savedJournal, id: 3 } }
    return { status: 404, json: { errors: [{ status: 404, message: 'Not found' }] } }
  })

  expect((await client.ledgerReceipts([1, 2, 1])).map(({ id }) => id)).toEqual([1, 2])
  expect((await client.ledgerReceipts([3])).map(({ id }) => id)).toEqual([3])
  expect(await client.ledgerReceipts([8, 9])).toEqual([])
  expect(await client.ledgerReceipts([])).toEqual([])
  expect(received).toHaveLength(3)
  await expect(client.ledgerReceipts(Array.from({ length: 201 }, (_, id) => id))).rejects.toThrow(RangeError)
})

test('a 404 without the reason of Procountor does not mean that receipts are missing', async () => {
  const { client } = await clientOf(() => ({
    status: 404,
    json: { error: 'Not Found', path: '/v1/api/ledgerreceipts/8,9' },
  }))
  await expect(client.ledgerReceipts([8, 9])).rejects.toMatchObject({ kind: 'rejected', status: 404 })
})

test('an invalidated receipt may be without rows; any other without them is half an answer', async () => {
  const { client } = await clientOf(({ url }) => ({
    json: { ...savedJournal, transactions: null, status: url.endsWith('/1') ? 'INVALIDATED' : 'UNFINISHED' },
  }))
  expect((await client.ledgerReceipt(1)).transactions).toEqual([])
  await expect(client.ledgerReceipt(2)).rejects.toMatchObject({ kind: 'unavailable', reason: 'no-trustworthy-answer' })
})

test('the reference data of a company is read with its nulls and gaps', async () => {
  const answers: Record<string, unknown> = {
    '/api/company': { id: 5, name: 'Leipomo Oy', businessIdentifier: null, mva: false },
    '/api/users/rights': { role: 'ADMIN', rights: { accounting: { journalReceipts: 'ALL_RIGHTS' }, sales: {} } },
    '/api/dimensions': [
      { id: 1, name: 'Kustannuspaikka', items: [{ id: 11, codeName: '100 Leipomo', status: 'P' }] },
      { id: 2, name: 'Projekti' },
    ],
    '/api/coa': { ledgerAccounts: [{ ledgerAccountCode: '0295', name: 'Palkat', active: true }] },
    '/api/vats/default': {
      vatInformation: [{ country: 'Finland', percentages: [{ vatPercent: 25.5, sales: true, purchase: true }] }],
      vatStatuses: [{ vatStatus: 12, description: 'No VAT handling', sales: true, purchase: true }],
    },
    '/api/fiscalyears': {
      fiscalYears: [{ id: 1, startDate: '2026-01-01', endDate: '2026-12-31', isOpen: true, trackingPeriods: null }],
    },
  }
  const { client } = await clientOf(({ url }) => ({ json: answers[url] }))

  expect((await client.company()).name).toBe('Leipomo Oy')
  expect((await client.rights()).rights.accounting?.journalReceipts).toBe('ALL_RIGHTS')
  expect((await client.dimensions()).map(({ items }) => items.length)).toEqual([1, 0])
  expect((await client.chartOfAccounts()).map(({ ledgerAccountCode }) => ledgerAccountCode)).toEqual(['0295'])
  expect((await client.vats()).vatStatuses[0]?.vatStatus).toBe(12)
  expect((await client.fiscalYears())[0]?.trackingPeriods).toEqual([])
})

test('an item is created in its dimension', async () => {
  const { client, received } = await clientOf(() => ({ json: { id: 12, codeName: '200', status: null } }))
  expect(await client.createDimensionItem(1, { codeName: '200' })).toMatchObject({ id: 12, codeName: '200' })
  expect(received[0]).toMatchObject({ method: 'POST', url: '/api/dimensions/1/items', body: '{"codeName":"200"}' })
})

test('the hook sees every call by name before it leaves, and can stop it', async () => {
  const { baseUrl, received } = await startVendor(() => ({ json: { companyId: 5, name: 'Leipomo Oy' } }))
  const seen: CallName[] = []
  const client = createProcountorClient({
    baseUrl,
    accessToken: () => 't',
    beforeCall: async (call) => {
      seen.push(call)
      if (call.method !== 'GET') throw new Error('the lease is gone')
    },
  })

  await client.sessionInfo()
  await expect(client.createLedgerReceipt(journal)).rejects.toThrow('the lease is gone')
  expect(seen).toEqual([
    { operation: 'sessionInfo', method: 'GET', path: '/sessioninfo' },
    { operation: 'createLedgerReceipt', method: 'POST', path: '/ledgerreceipts' },
  ])
  expect(received).toHaveLength(1)
})
