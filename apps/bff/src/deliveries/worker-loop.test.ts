import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { createDeliveryWorker } from './delivery-worker.ts'

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function sentJournal(number: string) {
  const company = await walk.company(number)
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  await walk.send(company, journal)
  return { company, mapping, journal }
}

test('A started worker delivers what is due and what it is woken for; stopped in the middle, the next one carries on', async () => {
  const { company, mapping, journal } = await sentJournal('101')
  const { deps } = walk.tosite
  const procountor: typeof deps.procountor = {
    with: (accountId, work, options) =>
      deps.procountor.with(accountId, work, options).finally(() => {
        if (++calls === 3) stopped = first.stop()
      }),
  }
  let calls = 0
  let stopped: Promise<void> | undefined
  const first = createDeliveryWorker({ ...deps, procountor, newId: randomUUID })
  first.start()
  await vi.waitFor(() => expect(stopped).toBeDefined(), { timeout: 10_000 })
  await stopped
  const half = (await walk.deliveries(company, journal)).deliveries.map(({ state }) => state)
  expect(half).toContain('sent')
  expect(half).not.toContain('sending')

  const second = createDeliveryWorker({ ...deps, newId: randomUUID })
  second.start()
  second.wake()
  const state = async () => (await walk.deliveries(company, journal)).state
  await vi.waitFor(async () => expect(await state()).toBe('verified'), { timeout: 10_000 })
  await second.stop()
  const { reference } = await walk.preview(company, journal)
  expect((await walk.booked(mapping)).filter(({ name }) => name === reference)).toHaveLength(6)
})

test('An error that nobody expected is logged, and the delivery waits instead of the worker dying', async () => {
  const { company, journal } = await sentJournal('102')
  const { deps } = walk.tosite
  let isBroken = true
  const procountor: typeof deps.procountor = {
    with: (accountId, work, options) => {
      if (isBroken) throw new TypeError('a bug')
      return deps.procountor.with(accountId, work, options)
    },
  }
  const worker = createDeliveryWorker({ ...deps, procountor, newId: randomUUID }, { random: () => 0 })
  while (await worker.runOnce());
  const states = (await walk.deliveries(company, journal)).deliveries.map(({ state }) => state)
  // None of them had left.
  expect(new Set(states)).toEqual(new Set(['queued']))

  isBroken = false
  walk.clock.pass(125)
  while (await worker.runOnce());
  walk.clock.pass(10)
  while (await worker.runOnce());
  expect((await walk.deliveries(company, journal)).state).toBe('verified')
  await worker.stop()
})
