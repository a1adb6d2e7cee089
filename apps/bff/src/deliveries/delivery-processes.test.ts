import { randomUUID } from 'node:crypto'
import type { LedgerReceiptCreate } from '@tosite/procountor'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveCopies, newestDelivery, type OneReceipt, queueOne } from '../../test/one-receipt.ts'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { receiptToProcountor } from '../receipts/receipt-to-procountor.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createDeliveryWorker } from './delivery-worker.ts'
import { createLeaseStore } from './lease-store.ts'

let walk: Walk

// One office for all; every test has a company of its own, and leaves nothing due behind.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const queued = (number: string) => queueOne(walk, number)
const stateOf = (one: OneReceipt) => newestDelivery(walk, one)
const copies = (one: OneReceipt) => liveCopies(walk, one)

/** As a process that dies right after it has written that it sends; returns its term. */
async function startSendingElsewhere(deliveryId: string, body: LedgerReceiptCreate): Promise<number> {
  const { db } = walk.tosite.deps
  // The walk's own worker is silent for so long that another may take over.
  walk.clock.pass(91)
  const leases = createLeaseStore(db)
  const later = (ms: number) => new Date(walk.clock.now.getTime() + ms).toISOString()
  const at = later(0)
  const term = await leases.acquire('another process', at, later(60_000))
  if (term === null) throw new Error('the lease is taken')
  expect(await createDeliveryStore(db).startSending(deliveryId, { body, term, at })).toEqual({ kind: 'started' })
  await leases.release('another process', term, at)
  return term
}

test('Found while being sent, as after a crash, a receipt is looked for before anything is sent', async () => {
  const one = await queued('401')
  const { id } = await stateOf(one)
  const store = createDeliveryStore(walk.tosite.deps.db)
  const accountId = one.mapping.account.id
  const job = await store.next(accountId, walk.clock.now.toISOString())
  expect(job?.id).toBe(id)
  if (job === null) throw new Error('nothing is due')
  const body = receiptToProcountor(job.receipt, job.mark)
  await startSendingElsewhere(id, body)
  // The request had arrived when the process died.
  await walk.tosite.deps.procountor.with(accountId, (client) => client.createLedgerReceipt(body))

  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'uncertain' })
  walk.clock.pass(3)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('While one process sends, another does not, and takes over when the first is silent', async () => {
  const one = await queued('604')
  const { deps } = walk.tosite
  const second = createDeliveryWorker({ ...deps, newId: randomUUID }, { leaseMs: 90_000 })
  await walk.worker.runOnce()
  expect(await second.runOnce()).toBe(false)
  expect((await stateOf(one)).state).toBe('sent')
  walk.clock.pass(91)
  expect(await second.runOnce()).toBe(true)
  expect((await stateOf(one)).state).toBe('verified')
  expect(await walk.worker.runOnce()).toBe(false)
  await second.stop()
})

test('An answer that comes back to a process whose term is over changes nothing', async () => {
  const one = await queued('903')
  const { id } = await stateOf(one)
  const store = createDeliveryStore(walk.tosite.deps.db)
  const at = walk.clock.now.toISOString()
  const job = await store.next(one.mapping.account.id, at)
  if (job === null) throw new Error('nothing is due')
  const term = await startSendingElsewhere(id, receiptToProcountor(job.receipt, job.mark))
  const late = { from: 'sending', moves: ['sent'], set: { procountorId: 1 } } as const
  expect(await store.apply(id, late, at, term - 1)).toBe(false)
  expect((await stateOf(one)).state).toBe('sending')
  await expect(store.apply(id, { from: 'sending', moves: ['verified'], set: {} }, at)).rejects.toThrow('cannot go')
  expect(await store.apply(id, { from: 'queued', moves: ['sending'], set: {} }, at)).toBe(false)
  await walk.deliver()
  // The other process may have its call out for 30 s still, and the settle time counts from then.
  walk.clock.pass(145)
  await walk.deliver()
  walk.clock.pass(4)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'uncertain', waitingFor: 'settling' })
  expect(await copies(one)).toBe(0)
  walk.clock.pass(2)
  await walk.deliver()
  walk.clock.pass(6)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})
