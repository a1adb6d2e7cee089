import { sql } from 'drizzle-orm'
import { isStorageFailure } from '../src/db/sqlite-error.ts'
import type { ConnectedOffice } from './connected-office.ts'
import { createPassingClock } from './passing-clock.ts'
import { NotProven } from './proof.ts'
import type { Seeded } from './seeded.ts'
import { deliverAll, openTosite } from './tosite-in-process.ts'

const receiptsPerWorld = 12
const mostFailuresPerWorld = 6
/** SQLite's own limit. */
const noLimit = 4_294_967_294

/** Sends a journal on a database that may not grow, then may, and so on; ends with room for everything. */
export async function fillDatabase(office: ConnectedOffice, file: string, seeded: Seeded, mostFailures: number) {
  const journal = await office.uploadJournal(seeded, receiptsPerWorld)
  office.copyDatabase(file)
  const clock = createPassingClock(office.walk.clock.now)
  const { config } = office.walk.tosite.deps
  const tosite = openTosite({ file, config, clock, fetch })
  const { db, worker } = tosite
  const limitTo = (pages: number) => db.all(sql.raw(`pragma max_page_count = ${pages}`))
  const fill = () => {
    const { page_count: pages } = db.get<{ page_count: number }>(sql`pragma page_count`)
    limitTo(pages + seeded.int(0, 2))
  }
  let failures = 0
  let isSent = false

  /** Whether the work was done. Nothing but a full disk may stand in its way. */
  async function isDone(work: () => Promise<unknown>): Promise<boolean> {
    try {
      return (await work()) !== false
    } catch (error) {
      if (!isStorageFailure(error)) throw error
      failures += 1
      return false
    }
  }

  /** Nothing is written any more that could fail. */
  const isOver = () => isSent && tosite.deliveries().every(({ state }) => state === 'verified')

  try {
    const wanted = Math.min(mostFailures, mostFailuresPerWorld)
    for (let round = 0; failures < wanted && round < mostRounds && !isOver(); round++) {
      fill()
      const before = tosite.deliveries().length
      isSent ||= await isDone(() => tosite.send(journal.companyId, journal.journalId))
      const queued = tosite.deliveries().length - before
      if (!isSent && queued > 0) throw new NotProven([`${queued} receipts were queued by a transaction that failed`])
      for (let step = seeded.int(1, 6); step > 0; step--) if (!(await isDone(worker.runOnce))) clock.pass(1)
      limitTo(noLimit)
      // Some room for a while, then none again.
      isSent ||= await isDone(() => tosite.send(journal.companyId, journal.journalId))
      for (let step = seeded.int(0, 3); step > 0; step--) await worker.runOnce()
      clock.pass(seeded.int(1, 130))
    }
    await deliverAll(tosite, clock)
    const stuck = tosite.deliveries().filter(({ state }) => state !== 'verified')
    if (stuck.length > 0) throw new NotProven([`${stuck.length} receipts stay behind: ${JSON.stringify(stuck[0])}`])
    return { failures, receipts: journal.expected }
  } finally {
    tosite.close()
  }
}

const mostRounds = 60
