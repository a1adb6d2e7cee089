import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSendingOffice, type SendingOffice } from '../../test/sending-office.ts'
import { type VirtualClock, virtualClock } from '../../test/virtual-clock.ts'
import { companies, deliveries } from '../db/schema.ts'

let clock: VirtualClock
let office: SendingOffice
let latencyMs: number

beforeEach(async () => {
  clock = virtualClock()
  latencyMs = 400
  office = await openSendingOffice({ clock, latency: () => latencyMs })
})
afterEach(() => office.close())

/** Until every delivery has come so far, or to an end that needs a person. */
async function untilAll(state: string): Promise<void> {
  const isThere = () => Object.keys(office.states()).every((one) => one === state)
  while (!isThere()) await clock.sleep(250)
}

const posts = () => office.procountor.departures.filter(({ call }) => call === 'POST /ledgerreceipts')
const everyMark = () => office.procountor.receipts.map(({ invoiceNotes }) => invoiceNotes)
const mostInASecond = () => {
  const times = office.procountor.departures.map(({ at }) => at)
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length))
}

test('Answers that take their time do not slow the departures, and no second has too many of them', async () => {
  for (let company = 1; company <= 5; company++) await office.queue(company, 12)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(untilAll('verified'))
  await clock.run(worker.stop())
  expect(office.procountor.receipts).toHaveLength(60)
  expect(new Set(everyMark()).size).toBe(60)
  expect(mostInASecond()).toBeLessThanOrEqual(20)
  const times = office.procountor.departures.map(({ at }) => at)
  expect((times.length - 1) / ((times.at(-1) ?? 0) / 1000)).toBeGreaterThan(19)
})

test('A small company starts at once beside a big batch', async () => {
  await office.queue(1, 200)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(clock.sleep(3_000))
  await office.queue(2, 1)
  const queuedAt = clock.monotonic()
  worker.wake()
  await clock.run(clock.sleep(3_000))
  const first = posts().find(({ account }) => account === 'account-2')
  expect((first?.at ?? Number.POSITIVE_INFINITY) - queuedAt).toBeLessThan(500)
  await clock.run(worker.stop())
})

test('What waits for its departure is still queued, and what is marked meanwhile waits for a person', async () => {
  await office.queue(1, 40)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(clock.sleep(1_000))
  const { sending = 0, queued = 0 } = office.states()
  expect(sending).toBeLessThanOrEqual(10)
  expect(queued).toBeGreaterThanOrEqual(20)
  office.db.update(companies).set({ testCompany: true }).where(eq(companies.id, 1)).run()
  const before = posts().length
  await clock.run(clock.sleep(10_000))
  expect(posts().length - before).toBeLessThanOrEqual(1)
  const waiting = office.db.select().from(deliveries).where(eq(deliveries.state, 'queued')).all()
  expect(new Set(waiting.map(({ waitingFor }) => waitingFor))).toEqual(new Set(['person']))
  expect(waiting[0]?.errors).toEqual([expect.objectContaining({ vendor: 'tosite', code: 'test-company' })])
  await clock.run(worker.stop())
})

test('An item that many receipts need is made once', async () => {
  await office.queue(1, 8, '100')
  await office.queue(1, 8, '200')
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(untilAll('verified'))
  await clock.run(worker.stop())
  expect(office.procountor.items.map(({ codeName }) => codeName).sort()).toEqual(['100', '200'])
})

test('Lost answers are looked for: nothing is missing and nothing is there twice', async () => {
  const mishaps = ['cut-after', 'cut-before', null] as const
  let calls = 0
  office.procountor.mishapOf = ({ call }) =>
    call === 'POST /ledgerreceipts' && calls < 12 ? (mishaps[calls++ % mishaps.length] ?? null) : null
  await office.queue(1, 12)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(untilAll('verified'))
  await clock.run(worker.stop())
  expect(new Set(everyMark()).size).toBe(12)
  expect(office.procountor.receipts).toHaveLength(12)
})

test('A process that is silent for too long loses the sending, and its answers change nothing that another has begun', async () => {
  latencyMs = 20_000
  await office.queue(1, 10)
  const first = office.startProcess({ leaseMs: 5_000 })
  first.worker.start()
  await clock.run(clock.sleep(400))
  // The time of day is set forward: as if nobody had heard of the first process for an hour.
  clock.jump(3_600_000)
  const second = office.startProcess({ leaseMs: 5_000 })
  second.worker.start()
  latencyMs = 100
  await clock.run(untilAll('verified'))
  await clock.run(Promise.all([first.worker.stop(), second.worker.stop()]))
  expect(new Set(everyMark()).size).toBe(10)
  expect(office.procountor.receipts).toHaveLength(10)
})

test('Stopped while answers are outstanding, it leaves nothing that is being sent, and the next one finds them', async () => {
  latencyMs = 29_000
  await office.queue(1, 30)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(clock.sleep(1_000))
  await clock.run(worker.stop())
  const { uncertain = 0, queued = 0 } = office.states()
  expect(uncertain).toBeGreaterThan(10)
  expect(uncertain + queued).toBe(30)
  latencyMs = 100
  const next = office.startProcess()
  next.worker.start()
  await clock.run(untilAll('verified'))
  await clock.run(next.worker.stop())
  expect(office.procountor.receipts).toHaveLength(30)
})

test('A set clock does not shorten the time in which a late request may still land', async () => {
  office.procountor.mishapOf = ({ call }) => (call === 'POST /ledgerreceipts' ? 'cut-before' : null)
  await office.queue(1, 1)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(clock.sleep(5_000))
  clock.jump(3_600_000)
  await clock.run(clock.sleep(60_000))
  expect(posts()).toHaveLength(1)
  await clock.run(clock.sleep(70_000))
  expect(posts().length).toBeGreaterThan(1)
  await clock.run(worker.stop())
})
