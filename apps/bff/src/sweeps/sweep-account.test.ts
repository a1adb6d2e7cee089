import { LedgerReceiptCreate } from '@tosite/procountor'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveCopies, newestDelivery, type OneReceipt, queueOne } from '../../test/one-receipt.ts'
import { pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { withdraw } from '../../test/sent-journal.ts'
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
  expect((await walk.run(one.company, 2026, 4)).journal).toMatchObject({ changedInProcountor: true })

  await alter(one, { rows: [{ id: first.id, cents }] })
  await sweep(one)
  expect((await stateOf(one)).changedLater).toBeNull()
  expect((await walk.run(one.company, 2026, 4)).journal).toMatchObject({ changedInProcountor: false })
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

/** A request that landed long after everybody had stopped waiting for it. Returns its receipt's id. */
async function landLate(one: OneReceipt, deliveryId: string): Promise<number> {
  const row = walk.tosite.deps.db.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get()
  const body = LedgerReceiptCreate.parse(row?.body)
  const late = await walk.tosite.deps.procountor.with(one.mapping.account.id, (client) =>
    client.createLedgerReceipt(body),
  )
  return late.id
}

const invalidate = (one: OneReceipt, id: number | null) =>
  alter({ receiptPath: `/companies/${one.mapping.administration.companyId}/receipts/${id}` }, { status: 'INVALIDATED' })

async function aDayPasses(): Promise<void> {
  const advanceSeconds = 86_400
  walk.clock.pass(advanceSeconds)
  await walk.order('procountor', 'POST', '/clock', { advanceSeconds })
}

const readPath = '/ledgerreceipts/*'
const tryAgain = (one: OneReceipt, id: string) =>
  walk.admin.post(`/api/companies/${one.company.id}/deliveries/${id}/replace`)

test('A second live receipt with the same mark is reported with both ids, until it is invalidated', async () => {
  const one = await verified('202')
  const { id, procountorId } = await stateOf(one)
  const late = await landLate(one, id)
  await sweep(one)
  const found = await stateOf(one)
  expect(found).toMatchObject({
    state: 'verified',
    waitingFor: 'person',
    errors: [{ vendor: 'tosite', code: 'found-twice', field: `${procountorId}, ${late}` }],
  })
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('needs-attention')

  await aDayPasses()
  await sweep(one)
  expect(await stateOf(one)).toEqual(found)

  await invalidate(one, late)
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null, errors: [], procountorId })
})

test('A second one is reported too while a person is asked about the read-back, and that question stays', async () => {
  const one = await queueOne(walk, '401')
  const fault = { kind: 'refuse-before-saving', status: 400, message: 'NOT_NOW', method: 'GET', path: readPath }
  await walk.order('procountor', 'POST', '/faults', fault)
  await walk.deliver()
  const asked = await stateOf(one)
  expect(asked).toMatchObject({ state: 'sent', waitingFor: 'person', errors: [{ vendor: 'procountor' }] })
  const late = await landLate(one, asked.id)
  await sweep(one)
  const field = `${asked.procountorId}, ${late}`
  expect(await stateOf(one)).toMatchObject({
    ...{ state: 'sent', waitingFor: 'person' },
    errors: [...asked.errors, { vendor: 'tosite', code: 'found-twice', field }],
  })

  await invalidate(one, late)
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({ state: 'sent', waitingFor: 'person', errors: asked.errors })
  expect((await tryAgain(one, asked.id)).statusCode).toBe(200)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null, errors: [] })
})

test('So is one beside a receipt whose withdrawal waits for a person, and goes on once it is gone', async () => {
  const one = await verified('501')
  const { id, procountorId } = await stateOf(one)
  await withdraw(walk, one)
  await alter(one, { status: 'APPROVED' })
  await walk.deliver()
  const changed = { code: 'changed-in-procountor' }
  expect(await stateOf(one)).toMatchObject({ state: 'withdrawing', waitingFor: 'person', errors: [changed] })
  const late = await landLate(one, id)
  await sweep(one)
  const twice = { code: 'found-twice', field: `${procountorId}, ${late}` }
  expect(await stateOf(one)).toMatchObject({ state: 'withdrawing', waitingFor: 'person', errors: [changed, twice] })

  await invalidate(one, late)
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({ state: 'withdrawing', waitingFor: 'person', errors: [changed] })
  await withdraw(walk, one, 'invalidate', true)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'withdrawn', waitingFor: null, errors: [] })
  expect(await liveCopies(walk, one)).toBe(0)
})

test('Where the own one of two is invalidated, the delivery follows the other, and takes that one back', async () => {
  const one = await verified('203')
  const { id, procountorId } = await stateOf(one)
  const late = await landLate(one, id)
  await sweep(one)
  // Nobody touches the other one from here on: it is looked at all the same.
  await aDayPasses()
  await sweep(one)
  await invalidate(one, procountorId)
  expect((await tryAgain(one, id)).statusCode).toBe(200)
  expect(await stateOf(one)).toMatchObject({
    ...{ state: 'verified', waitingFor: null, errors: [], changedLater: null },
    ...{ procountorId: late, procountorStatus: 'UNFINISHED' },
  })
  await withdraw(walk, one)
  await walk.deliver()
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('withdrawn')
  expect(await liveCopies(walk, one)).toBe(0)
})

test('A receipt that stands although it was withdrawn keeps its journal from being sent again, until it is gone', async () => {
  const one = await verified('204')
  const { id } = await stateOf(one)
  const late = await landLate(one, id)
  await withdraw(walk, one)
  await walk.deliver()
  await sweep(one)
  expect(await stateOf(one)).toMatchObject({
    ...{ state: 'withdrawn', waitingFor: 'person' },
    errors: [{ code: 'still-in-procountor', field: String(late) }],
  })
  const before = await walk.preview(one.company, one.journal)
  expect(before).toMatchObject({ canSend: false, problems: [{ code: 'still-in-procountor' }] })
  const refused = await walk.admin.post(`${pathOf(one.company, one.journal)}/send`, { hash: before.hash })
  expect(refused.json()).toMatchObject({ code: 'send-refused' })

  await invalidate(one, late)
  expect((await tryAgain(one, id)).statusCode).toBe(200)
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('withdrawn')
  expect((await walk.preview(one.company, one.journal)).canSend).toBe(true)
})
