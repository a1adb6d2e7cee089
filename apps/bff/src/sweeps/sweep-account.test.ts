import { LedgerReceiptCreate } from '@tosite/procountor'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newestDelivery, type OneReceipt, queueOne } from '../../test/one-receipt.ts'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { deliveries } from '../db/schema.ts'

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function verified(number: string): Promise<OneReceipt & { readonly receiptPath: string }> {
  const one = await queueOne(walk, number)
  await walk.deliver()
  const { state, procountorId } = await newestDelivery(walk, one)
  expect(state).toBe('verified')
  return { ...one, receiptPath: `/companies/${one.mapping.administration.companyId}/receipts/${procountorId}` }
}

const sweep = ({ mapping }: OneReceipt) => walk.worker.runSweep(mapping.account.id)
const stateOf = (one: OneReceipt) => newestDelivery(walk, one)
const alter = (one: { readonly receiptPath: string }, change: unknown) =>
  walk.order('procountor', 'POST', `${one.receiptPath}/alter`, change)

test('What nobody touched is shown as it was', async () => {
  const one = await verified('101')
  const before = await stateOf(one)
  await sweep(one)
  expect(await stateOf(one)).toEqual(before)
  expect(before.changedLater).toBeNull()
})

test('A receipt changed in Procountor is shown as it is there, and no more once it is as it was sent', async () => {
  const one = await verified('102')
  const { procountorId } = await stateOf(one)
  const [first] = (await walk.booked(one.mapping)).find(({ id }) => id === procountorId)?.transactions ?? []
  if (first === undefined) throw new Error('nothing was booked')
  const cents = Math.round(first.accountingValue * 100)
  await alter(one, { rows: [{ id: first.id, cents: cents + 1 }] })
  await sweep(one)
  const changed = await stateOf(one)
  expect(changed).toMatchObject({ state: 'verified', waitingFor: null, differences: [] })
  expect(changed.changedLater?.differences).toContainEqual(expect.objectContaining({ account: first.account }))

  await alter(one, { rows: [{ id: first.id, cents }] })
  await sweep(one)
  expect((await stateOf(one)).changedLater).toBeNull()
})

test('A receipt invalidated in Procountor is shown as that', async () => {
  const one = await verified('201')
  await alter(one, { status: 'INVALIDATED' })
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({
    state: 'verified',
    procountorStatus: 'INVALIDATED',
    changedLater: { differences: [] },
  })
})

test('A second live receipt with the same mark is reported with both ids, until one of them is invalidated', async () => {
  const one = await verified('202')
  const { id, procountorId } = await stateOf(one)
  const row = walk.tosite.deps.db.select().from(deliveries).where(eq(deliveries.id, id)).get()
  const body = LedgerReceiptCreate.parse(row?.body)
  // A request that landed long after everybody had stopped waiting for it.
  const late = await walk.tosite.deps.procountor.with(one.mapping.account.id, (client) =>
    client.createLedgerReceipt(body),
  )
  await sweep(one)
  const found = await stateOf(one)
  expect(found).toMatchObject({
    state: 'verified',
    waitingFor: 'person',
    errors: [{ vendor: 'tosite', code: 'found-twice', field: `${procountorId}, ${late.id}` }],
  })
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('needs-attention')

  const path = `/companies/${one.mapping.administration.companyId}/receipts/${late.id}`
  await alter({ receiptPath: path }, { status: 'INVALIDATED' })
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null, errors: [] })
})
