import { createProcountorClient, NoAnswer, RateLimited, Rejected, Unauthorized, Unavailable } from '@tosite/procountor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, startBench } from '../../test/procountor-bench.ts'
import { payroll } from '../../test/small-office.ts'

let bench: Bench
let accessToken: string
let procountor: ReturnType<typeof createProcountorClient>
let letGo: () => void
beforeEach(async () => {
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  bench = await startBench({ wait: () => gate })
  accessToken = (await bench.signIn(1)).access_token
  procountor = createProcountorClient({ baseUrl: bench.url, accessToken: () => accessToken })
})
afterEach(async () => {
  letGo()
  await bench.close()
})

type Create = Parameters<typeof procountor.createLedgerReceipt>[0]
const june = (changes: object = {}) => payroll(changes) as Create
const arrange = (kind: string) => bench.control('POST', '/faults', { kind, method: 'POST', path: '/ledgerreceipts' })
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
const held = () => bench.store.receipts.count(1)

test('the client reads the whole office', async () => {
  expect(await procountor.sessionInfo()).toMatchObject({ companyId: 1, name: 'Leipomo Oy' })
  expect(await procountor.status()).toMatchObject({ status: 'OK' })
  expect(await procountor.company()).toMatchObject({ companyCurrency: 'EUR' })
  expect(await procountor.rights()).toMatchObject({ rights: { accounting: { journalReceipts: 'ALL_RIGHTS' } } })
  expect(await procountor.dimensions()).toHaveLength(3)
  expect(await procountor.chartOfAccounts()).toHaveLength(5)
  expect(await procountor.vats()).toMatchObject({
    vatStatuses: [{ vatStatus: 1 }, { vatStatus: 5 }, { vatStatus: 12 }],
  })
  expect(await procountor.fiscalYears()).toHaveLength(2)
})

test('the client books, finds, approves, reopens and invalidates a journal', async () => {
  const saved = await procountor.createLedgerReceipt(june({ invoiceNotes: 'mark-1' }))
  expect(await procountor.ledgerReceipt(saved.id)).toEqual(saved)
  const onTheDay = { types: ['JOURNAL'], startDate: '2026-06-30', endDate: '2026-06-30' } as const
  const listed = await collect(procountor.allLedgerReceipts(onTheDay))
  expect(listed.map(({ id, name }) => [id, name])).toEqual([[saved.id, '100-2026-6 Kesäkuu']])
  await procountor.approve(saved.id)
  await procountor.setUnfinished(saved.id)
  await procountor.invalidate(saved.id)
  expect(await procountor.ledgerReceipt(saved.id)).toMatchObject({ status: 'INVALIDATED', invoiceNotes: 'mark-1' })
})

test('the client finds every receipt over several pages, and reads many at once', async () => {
  for (let count = 0; count < 205; count++) await procountor.createLedgerReceipt(june({ name: `run ${count}` }))
  const all = await collect(procountor.allLedgerReceipts({ startDate: '2026-06-30' }))
  expect(new Set(all.map(({ id }) => id)).size).toBe(205)
  expect(await procountor.ledgerReceipts([1, 2, 999])).toHaveLength(2)
  expect(await procountor.ledgerReceipts([999])).toEqual([])
})

test('the client makes a dimension item', async () => {
  const item = await procountor.createDimensionItem(1, { codeName: '400 Konttori' })
  expect((await procountor.dimensions())[0]?.items).toContainEqual(expect.objectContaining({ id: item.id }))
})

test('a refusal comes with every reason and its field', async () => {
  const refused = procountor.createLedgerReceipt(june({ name: 'ok', receiptDate: '2025-12-31', vatStatus: 99 }))
  const error = await refused.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Rejected)
  expect((error as Rejected).errors).toEqual([
    expect.objectContaining({ message: 'CLOSED_FISCAL_PERIOD' }),
    expect.objectContaining({ field: 'vatStatus' }),
  ])
})

test('a revoked token, too many requests and an unknown receipt are told apart', async () => {
  await arrange('429')
  await expect(procountor.createLedgerReceipt(june())).rejects.toBeInstanceOf(RateLimited)
  await arrange('401-once')
  await expect(procountor.createLedgerReceipt(june())).rejects.toBeInstanceOf(Unauthorized)
  await expect(procountor.ledgerReceipt(99)).rejects.toMatchObject({ kind: 'rejected', status: 404 })
  await procountor.logout()
  await expect(procountor.sessionInfo()).rejects.toBeInstanceOf(Unauthorized)
  expect(held()).toBe(0)
})

test.each([
  ['save-then-cut', NoAnswer, 1],
  ['half-answer', NoAnswer, 1],
  ['save-then-500-html', Unavailable, 1],
  ['cut', NoAnswer, 0],
  ['500', Unavailable, 0],
] as const)('%s leaves the client without trust in the outcome', async (kind, failure, saved) => {
  await arrange(kind)
  const error = await procountor.createLedgerReceipt(june()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(failure)
  expect(error).toMatchObject({ mayHaveHappened: true })
  expect(held()).toBe(saved)
})

test('an answer that is too late is no answer, whether the receipt is saved before or after', async () => {
  const impatient = createProcountorClient({ baseUrl: bench.url, accessToken: () => accessToken, timeoutMs: 150 })
  await arrange('save-then-delay')
  await expect(impatient.createLedgerReceipt(june())).rejects.toMatchObject({
    reason: 'timeout',
    mayHaveHappened: true,
  })
  expect(held()).toBe(1)
  await arrange('delay')
  await expect(impatient.createLedgerReceipt(june())).rejects.toMatchObject({
    reason: 'timeout',
    mayHaveHappened: true,
  })
  expect(held()).toBe(1)
  letGo()
  await expect.poll(held).toBe(2)
})

test('the same answer twice does not become the answer to the next request', async () => {
  await arrange('same-answer-twice')
  const saved = await procountor.createLedgerReceipt(june())
  const next = await procountor.sessionInfo().catch((reason: unknown) => reason)
  expect(saved).toMatchObject({ name: '100-2026-6 Kesäkuu' })
  // The connection is spoilt: the next call may fail, but must not be answered with the receipt.
  expect(next).not.toHaveProperty('transactions')
  expect(held()).toBe(1)
})
