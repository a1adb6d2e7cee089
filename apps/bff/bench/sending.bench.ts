import { realClock } from '../src/clock.ts'
import { createDeliveryStore } from '../src/deliveries/delivery-store.ts'
import { createLeaseStore } from '../src/deliveries/lease-store.ts'
import { createLog } from '../src/log.ts'
import { receiptToProcountor } from '../src/receipts/receipt-to-procountor.ts'
import { openSendingOffice, type SendingOffice } from '../test/sending-office.ts'
import { virtualClock } from '../test/virtual-clock.ts'
import { atLeast, atMost, isQuick, percentile } from './figures.ts'
import { departuresOfPQueue, departuresOfSerialSender, seededLatency } from './other-senders.ts'

const limit = 20
const companies = 50
const count = isQuick ? 300 : 3_000
const batch = isQuick ? 250 : 2_500

/** The share of what the limit allows, and the most in any second, counted at departure. */
function used(times: readonly number[]) {
  const first = times[0] ?? 0
  const last = times.at(-1) ?? 0
  let most = 0
  let from = 0
  for (const [at, time] of times.entries()) {
    while ((times[from] ?? time) <= time - 1000) from++
    most = Math.max(most, at - from + 1)
  }
  return { share: (times.length - 1) / (limit * ((last - first) / 1000)), most }
}

/** Everything sent and read back, on a virtual clock: minutes of sending pass as fast as they can be computed. */
async function sendMany(): Promise<readonly number[]> {
  const clock = virtualClock()
  const office = await openSendingOffice({ clock, latency: seededLatency() })
  for (let company = 1; company <= companies; company++) await office.queue(company, count / companies)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(untilVerified(office, () => clock.sleep(1_000)))
  await clock.run(worker.stop())
  const times = office.procountor.departures.map(({ at }) => at)
  await office.close()
  return times
}

async function untilVerified(office: SendingOffice, pause: () => Promise<unknown>): Promise<void> {
  while (Object.keys(office.states()).some((state) => state !== 'verified')) await pause()
}

/** How long a small company waits for its first departure beside a batch that has just begun. */
async function smallBesideBig(): Promise<number> {
  const clock = virtualClock()
  const office = await openSendingOffice({ clock, latency: seededLatency() })
  await office.queue(1, batch)
  const { worker } = office.startProcess()
  worker.start()
  await clock.run(clock.sleep(10_000))
  await office.queue(2, 1)
  const queuedAt = clock.monotonic()
  worker.wake()
  await clock.run(clock.sleep(10_000))
  const first = office.procountor.departures.find(({ account }) => account === 'account-2')
  await clock.run(worker.stop())
  await office.close()
  return (first?.at ?? Number.POSITIVE_INFINITY) - queuedAt
}

/** Tosite's own work for each receipt in real time, on a real disk: its body is built, `sending` committed, a line logged. */
async function ownWork(): Promise<readonly number[]> {
  const office = await openSendingOffice({ clock: realClock, latency: () => 0 })
  await office.queue(1, isQuick ? 150 : 1_050)
  const store = createDeliveryStore(office.db)
  const log = createLog({ level: 'info' }, { write: () => undefined })
  const now = () => new Date().toISOString()
  const term = await createLeaseStore(office.db).acquire('bench', now(), new Date(Date.now() + 3_600_000).toISOString())
  if (term === null) throw new Error('the lease is taken')
  const milliseconds: number[] = []
  for (let job = await store.next('account-1', now()); job !== null; job = await store.next('account-1', now())) {
    const from = performance.now()
    const body = receiptToProcountor(job.receipt, job.mark)
    await store.startSending(job.id, { body, term, at: now() })
    log.info({ delivery: job.id }, 'sending')
    milliseconds.push(performance.now() - from)
  }
  await office.close()
  // The first ones also pay for compiling.
  return milliseconds.slice(50)
}

const own = used(await sendMany())
atLeast({
  what: `${count} receipts of ${companies} companies, share of the departures allowed`,
  figure: own.share,
  limit: 0.95,
})
atMost({ what: 'most departures in any second', figure: own.most, limit })

const serial = used(await departuresOfSerialSender(isQuick ? 60 : 600, limit))
console.log(`a serial sender with the same cap: share ${serial.share.toFixed(2)}, at most ${serial.most} in a second`)
const queue = used(await departuresOfPQueue(isQuick ? 200 : 1_000, limit))
console.log(
  `p-queue with the same cap (20 times as fast): share ${queue.share.toFixed(2)}, at most ${queue.most} in a second`,
)

atMost({
  what: `a small company's first departure beside a batch of ${batch}`,
  figure: (await smallBesideBig()) / 1000,
  limit: 2,
  unit: ' s',
})

const work = await ownWork()
console.log(`own work per receipt (build, commit, log): median ${percentile(work, 0.5).toFixed(2)} ms`)
atMost({ what: 'own work per receipt, 99th percentile', figure: percentile(work, 0.99), limit: 5, unit: ' ms' })
