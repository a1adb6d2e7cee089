import { randomUUID } from 'node:crypto'
import type { MappingView } from '@tosite/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newestDelivery, type OneReceipt } from '../../test/one-receipt.ts'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { audit, itemRequests } from '../db/schema.ts'
import { createDeliveryWorker } from './delivery-worker.ts'

let walk: Walk

beforeEach(async () => {
  walk = await startWalk()
})
afterEach(() => walk.close())

/** A journal of one receipt whose cost centre 350 Procountor does not have yet. */
async function queued(): Promise<OneReceipt> {
  const company = await walk.company('202')
  const mapping = await walk.mapped(company)
  const changed = { version: mapping.version, rules: { ...mapping.rules, missingItem: 'create' } }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, changed))
  const journal = await walk.journal(company, 2026, 7)
  await walk.send(company, journal)
  return { company, mapping, journal }
}

const stateOf = (one: OneReceipt) => newestDelivery(walk, one)
const fault = (kind: string, more = {}) =>
  walk.order('procountor', 'POST', '/faults', { kind, method: 'POST', path: '/dimensions/*/items', ...more })
const asked = async () => (await walk.calls()).filter((call) => /^POST .*\/items$/.test(call)).length

/** Items of the code that Procountor has. */
async function made({ account }: MappingView): Promise<number> {
  const dimensions = await walk.tosite.deps.procountor.with(account.id, (client) => client.dimensions())
  return dimensions.flatMap(({ items }) => items).filter(({ codeName }) => codeName.startsWith('350')).length
}

const outstanding = () => walk.tosite.deps.db.select().from(itemRequests).all()

test('An item asked for too slowly is waited for, and found where the request lands within the settle time', async () => {
  const one = await queued()
  await fault('delay', { ms: 100_000 })
  const delivering = walk.deliver()
  await expect.poll(asked).toBe(1)
  walk.clock.pass(31)
  await delivering
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'settling', errors: [{ code: 'timeout' }] })
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('sending')

  walk.clock.pass(60)
  await walk.deliver()
  expect(await made(one.mapping)).toBe(0)
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'settling' })

  walk.clock.pass(10)
  await expect.poll(() => made(one.mapping)).toBe(1)
  walk.clock.pass(60)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null, errors: [] })
  expect(await made(one.mapping)).toBe(1)
  expect(await asked()).toBe(1)
  expect(outstanding()).toEqual([])
})

test.each(['save-then-cut', 'save-then-500-html', 'half-answer'])(
  'An item whose answer was lost by %s is found soon, and not made again',
  async (kind) => {
    const one = await queued()
    await fault(kind)
    await walk.deliver()
    expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'settling' })
    walk.clock.pass(3)
    await walk.deliver()
    expect(await stateOf(one)).toMatchObject({ state: 'verified' })
    expect(await made(one.mapping)).toBe(1)
    expect(await asked()).toBe(1)
  },
)

test('An answer about another item binds nothing: the one asked for is looked for', async () => {
  const one = await queued()
  await walk.tosite.deps.procountor.with(one.mapping.account.id, async (client) => {
    const dimension = (await client.dimensions()).find(({ name }) => name === 'Kustannuspaikka')
    await client.createDimensionItem(dimension?.id ?? 0, { codeName: '999' })
  })
  await fault('previous-answer')
  await walk.deliver()
  walk.clock.pass(3)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await made(one.mapping)).toBe(1)
})

test('An item that was never made is asked for again once it was twice not found after the settle time', async () => {
  const one = await queued()
  await fault('500')
  await walk.deliver()
  for (const [seconds, times] of [
    [3, 1],
    [115, 1],
    [3, 1],
    [6, 2],
  ] as const) {
    walk.clock.pass(seconds)
    await walk.deliver()
    expect(await asked()).toBe(times)
  }
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null, errors: [] })
  expect(await made(one.mapping)).toBe(1)
  const { db } = walk.tosite.deps
  const noted = db.select({ action: audit.action }).from(audit).all()
  expect(noted.filter(({ action }) => action.startsWith('item ')).map(({ action }) => action)).toEqual([
    'item asked for',
    'item answer lost',
    'item asked for',
    'item bound',
  ])
})

test('The process that comes after one that died asking knows of it, and waits for the settle time', async () => {
  const one = await queued()
  await fault('delay', { ms: 180_000 })
  const dying = walk.deliver()
  await expect.poll(asked).toBe(1)
  // Whatever the first process learns from here on comes too late.
  const { deps } = walk.tosite
  walk.clock.pass(91)
  const next = createDeliveryWorker({ ...deps, newId: randomUUID }, { random: () => 0.5 })
  const deliver = async () => {
    while (await next.runOnce());
  }
  await deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'settling' })
  walk.clock.pass(3)
  await deliver()
  walk.clock.pass(87)
  await expect.poll(() => made(one.mapping)).toBe(1)
  walk.clock.pass(62)
  await deliver()
  await dying
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await made(one.mapping)).toBe(1)
  expect(await asked()).toBe(1)
  await next.stop()
})

test('A refused item leaves nothing outstanding, and a person is told why', async () => {
  const one = await queued()
  await fault('refuse-before-saving', { status: 400, message: 'INVALID_CODE' })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({
    state: 'queued',
    waitingFor: 'person',
    errors: [{ vendor: 'procountor' }],
  })
  expect(outstanding()).toEqual([])
})
