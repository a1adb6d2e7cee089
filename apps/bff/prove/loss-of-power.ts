import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../src/db/database.ts'
import type { ConnectedOffice, UploadedJournal } from './connected-office.ts'
import type { PassingClock } from './passing-clock.ts'
import { NotProven } from './proof.ts'
import type { Seeded } from './seeded.ts'
import { deliverAll, openTosite } from './tosite-in-process.ts'

/** What had gone outside when the log had this length, and what must be known from then on. */
export interface Effect {
  readonly walBytes: number
  /** Of the receipt with this mark the request has left so often. */
  readonly left?: { readonly mark: string; readonly times: number }
  /** A person was told that so many receipts are queued. */
  readonly toldQueued?: number
}

/** One life from opening the database to the loss of power, or to the end of everything. */
export interface Life {
  /** The database file as it was when this life began, its log empty. */
  readonly base: string
  /** Everything that this life has written. */
  readonly wal: Buffer
  readonly effects: readonly Effect[]
  readonly end:
    | 'all done'
    /** The last request stays on its way for ever, or never left. */
    | 'lost with the request gone'
    | 'lost before the request'
  close(): Promise<void>
}

/** What the lives of one world add up to. */
export interface Recording {
  /** By mark. */
  readonly departures: Map<string, number>
  requests: number
}

interface LifeParts {
  readonly office: ConnectedOffice
  readonly file: string
  readonly clock: PassingClock
  readonly seeded: Seeded
  readonly journal: UploadedJournal
  readonly recording: Recording
}

export async function liveUntilLoss(parts: LifeParts): Promise<Life> {
  const { office, file, clock, seeded, journal, recording } = parts
  const { config } = office.walk.tosite.deps
  // Opening takes over what the last life left, and closing leaves an empty log.
  openDatabase(file).close()
  const base = `${file}-base`
  copyFileSync(file, base)

  const effects: Effect[] = []
  const lost = Promise.withResolvers<Exclude<Life['end'], 'all done'>>()
  const landing: Promise<unknown>[] = []
  // Until the journal is sent, power stays: reading what it needs takes more requests than a life has.
  let left = Number.POSITIVE_INFINITY
  const walBytes = () => (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0)

  const leave: typeof fetch = async (input, init) => {
    if (left <= 0) return never
    left -= 1
    const isGone = left > 0 || seeded.chance(0.5)
    const mark = init?.method === 'POST' ? markOf(init.body) : undefined
    if (isGone) {
      recording.requests += 1
      const times = (recording.departures.get(mark ?? '') ?? 0) + 1
      if (mark !== undefined) recording.departures.set(mark, times)
      effects.push({ walBytes: walBytes(), ...(mark === undefined ? {} : { left: { mark, times } }) })
    }
    if (left > 0) {
      const answer = await fetch(input, init)
      if (mark === undefined || !seeded.chance(0.25)) return answer
      await answer.arrayBuffer()
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      })
    }
    if (isGone) landing.push(fetch(input, init).then((answer) => answer.arrayBuffer()))
    lost.resolve(isGone ? 'lost with the request gone' : 'lost before the request')
    return never
  }

  const tosite = openTosite({ file, config, clock, fetch: leave })
  tosite.db.all(sql`pragma wal_autocheckpoint = 0`)
  const { synchronous } = tosite.db.get<{ synchronous: number }>(sql`pragma synchronous`)
  if (synchronous !== fullySynchronous) throw new NotProven(['a commit is not written through to the disk'])

  const living = async (): Promise<Life['end']> => {
    // Where the last life has sent it, once more does no harm.
    const toldQueued = await tosite.send(journal.companyId, journal.journalId)
    effects.push({ walBytes: walBytes(), toldQueued })
    left = seeded.int(1, 8)
    await deliverAll(tosite, clock)
    const stuck = tosite.deliveries().filter(({ state }) => state !== 'verified')
    if (stuck.length > 0) throw new NotProven([`${stuck.length} receipts stay behind: ${JSON.stringify(stuck[0])}`])
    return 'all done'
  }
  const end = await Promise.race([living(), lost.promise])
  await Promise.all(landing)
  const wal = walBytes() === 0 ? Buffer.alloc(0) : readFileSync(`${file}-wal`)
  return { base, wal, effects, end, close: async () => tosite.close() }
}

/** SQLite's number for it. */
const fullySynchronous = 2

/** The answer that nobody gets any more. */
const never = new Promise<never>(() => undefined)

/** The delivery mark of a receipt's body; undefined for other bodies. */
function markOf(body: unknown): string | undefined {
  if (typeof body !== 'string' || !body.startsWith('{')) return undefined
  const { invoiceNotes } = JSON.parse(body) as { invoiceNotes?: string }
  return invoiceNotes
}
