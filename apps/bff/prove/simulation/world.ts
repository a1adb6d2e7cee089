import type { FastifyBaseLogger } from 'fastify'
import { type Config, parseConfig } from '../../src/config.ts'
import { createDeps } from '../../src/create-deps.ts'
import type { Db } from '../../src/db/database.ts'
import { createDeliveryWorker, type DeliveryWorker } from '../../src/deliveries/delivery-worker.ts'
import type { Deps } from '../../src/deps.ts'
import { createLog } from '../../src/log.ts'
import { createSeeded } from '../seeded.ts'
import { copyDatabase } from '../virtual/database-image.ts'
import { type Machine, type SimulatedProcess, type StepMishap, startProcess } from '../virtual/process.ts'
import { beginning, createVirtualTime } from '../virtual/virtual-time.ts'
import { createNetwork, type Departure } from './network.ts'
import type { OfficeCompany } from './office.ts'
import { type Office, secretKey } from './office-database.ts'
import { companyOf, peopleOf } from './payroll-people.ts'
import type { Mishap, Plan } from './plan.ts'
import { createProcountorApi, secretMark } from './procountor-api.ts'
import { type Books, openBooks } from './procountor-books.ts'

/** What is left of a world: only this is judged. */
export interface Outcome {
  readonly plan: Plan
  readonly companies: readonly OfficeCompany[]
  readonly books: ReadonlyMap<number, Books>
  readonly deliveries: readonly StoredDelivery[]
  readonly departures: readonly Departure[]
  readonly perSecond: number
  readonly kills: number
  /** Transactions begun and calls made. */
  readonly steps: number
  /** How often the time of day jumped. */
  readonly jumps: number
  /** Every line of every log, and every text column of what is stored of deliveries, accounts and audit. */
  readonly texts: readonly string[]
  /** Why it did not come to an end, where it did not. */
  readonly unfinished: string | null
  /** True time at which the next day began, with its sweeps; null where it did not. */
  readonly dayPassedAt: number | null
  readonly trace: readonly TraceLine[]
}

export interface StoredDelivery {
  readonly journalId: string
  readonly companyId: number
  readonly state: string
  readonly waitingFor: string | null
  readonly errors: string
  readonly date: string
}

export interface TraceLine {
  readonly atMs: number
  /** Null: all companies. */
  readonly companyId: number | null
  readonly what: string
}

/** What a process is made of, so that a proof can break a part of it on purpose. */
export interface Breakage {
  /** Changes the database, clock or fetch that a process is given. */
  readonly process?: (process: SimulatedProcess) => SimulatedProcess
  readonly deps?: (deps: Deps) => Deps
  /** Runs on the database at the beginning: triggers, that is. */
  readonly sql?: string
  /** Runs on the database whenever a process was killed. */
  readonly sqlAtKill?: string
}

interface WorldOptions {
  readonly withTrace?: boolean
  readonly breakage?: Breakage
}

const perSecond = 20
const apiUrl = 'https://procountor.example/api'
const hour = 3_600_000
/** No run may take longer than this, whatever happens in it. */
const longestMs = 12 * hour
const day = 24 * hour

const config: Config = parseConfig(
  {
    NODE_ENV: 'production',
    SECRET_KEY: secretKey,
    PROCOUNTOR_URL: 'https://procountor.example',
    PROCOUNTOR_CLIENT_ID: 'tosite',
    PROCOUNTOR_CLIENT_SECRET: `${secretMark}-client`,
    PROCOUNTOR_REQUESTS_PER_SECOND: String(perSecond),
  },
  () => secretKey,
)

/** Lets everything happen that the plan says, and answers what is left. */
export async function runWorld(plan: Plan, office: Office, options: WorldOptions = {}): Promise<Outcome> {
  const time = createVirtualTime()
  const { db: realDb, sqlite } = copyDatabase(office.image)
  const random = createSeeded(plan.seed)
  const texts: string[] = []
  const trace: TraceLine[] = []
  const note = (companyId: number | null, what: string) => {
    if (options.withTrace === true) trace.push({ atMs: time.now(), companyId, what })
  }
  const log: FastifyBaseLogger = createLog({}, { write: (line) => texts.push(line) })
  const planned = new Map(plan.journals.map((one) => [companyOf(office, one).administrationId, one]))
  const api = createProcountorApi(
    office.companies.map(({ administrationId }) => openBooks(administrationId)),
    { now: time.now, largestPage: random.pick([2, 200]), listedAfterMs: plan.listedAfterMs },
  )
  const network = createNetwork({
    time,
    api,
    random,
    apiUrl,
    accidentsOf: (companyId) => planned.get(companyId)?.accidents ?? [],
    note,
  })

  if (options.breakage?.sql !== undefined) sqlite.exec(options.breakage.sql)

  let ids = 0
  let kills = 0
  let jumps = 0
  let unfinished: string | null = null
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const running: { process: SimulatedProcess; worker: DeliveryWorker }[] = []
  const machine: Machine = {
    time,
    db: realDb,
    fetch: network.fetch,
    offsetMs: 0,
    steps: 0,
    mishaps: byStep(plan.mishaps),
    onSpin: () => {
      unfinished = 'a process takes step after step without any time passing'
    },
    onKill: (process, downMs) => {
      kills++
      note(null, `a process is killed at step ${machine.steps}, and started again ${downMs} ms later`)
      if (options.breakage?.sqlAtKill !== undefined) sqlite.exec(options.breakage.sqlAtKill)
      const at = running.findIndex((one) => one.process === process)
      time.after(downMs, () => start(at))
    },
  }

  function start(at: number): void {
    const made = startProcess(machine)
    const process = options.breakage?.process?.(made) ?? made
    const { clock, db, fetch } = process
    const deps = createDeps({ config, db, log, clock, newId, fetch })
    const given = { ...deps, ...(options.breakage?.deps?.(deps) ?? {}) }
    const workerRandom = createSeeded(random.fork())
    const worker = createDeliveryWorker(given, { random: workerRandom.fraction })
    running[at] = { process, worker }
    note(null, `process ${at} starts`)
    worker.start()
  }

  const people = peopleOf({ office, plan, time, api, machine, newId, note, wake, realDb })
  function wake(): Db {
    const { process, worker } = random.pick(running)
    worker.wake()
    return process.db
  }

  for (let at = 0; at < plan.processes; at++) start(at)
  people.start()
  for (const mishap of plan.mishaps) {
    if (mishap.kind !== 'clock') continue
    time.after(mishap.atMs, () => {
      machine.offsetMs += mishap.byMs
      jumps++
      note(null, `the clock jumps by ${mishap.byMs} ms`)
    })
  }

  const pending = sqlite
    .prepare(`select count(*) from deliveries
    where state in ('queued', 'sending', 'sent', 'uncertain', 'withdrawing') and waiting_for is not 'person'`)
    .pluck()
  const expired = sqlite.prepare(`select id from accounts where status = 'authorization-expired'`).pluck()
  let dayPassedAt: number | null = null
  let asked = -1
  /** Something may be under way without anything in the database saying so: every ten seconds is soon enough to ask. */
  const askedNowAndThen = (isSo: () => boolean) => () => {
    if (time.now() - asked < 10_000) return false
    asked = time.now()
    people.areTold(expired.all() as string[])
    return isSo()
  }
  const isOver = askedNowAndThen(() => people.areDone() && network.isQuiet() && pending.get() === 0)
  const notYetDue = sqlite
    .prepare(`select count(*) from deliveries
    where body is not null and account_id not in (select account_id from sweeps)`)
    .pluck()
  const notSwept = sqlite.prepare(`select count(*) from sweeps where coalesce(swept_at, '') <= ?`).pluck()
  const isSwept = askedNowAndThen(() => {
    const aDayAgo = new Date(beginning + time.now() + machine.offsetMs - day).toISOString()
    return notSwept.get(aDayAgo) === 0
  })
  try {
    await time.run(isOver, longestMs)
    if (plan.aDayLater) {
      await time.run(() => notYetDue.get() === 0, time.now() + hour)
      dayPassedAt = time.now()
      // Twice a day, for the clock may have been set back by hours.
      machine.offsetMs += 2 * day
      note(null, 'a day passes')
      await time.run(isSwept, time.now() + longestMs)
    }
  } catch (error) {
    unfinished ??= String(error)
  }
  for (const { process } of running) process.kill()

  const outcome: Outcome = {
    plan,
    companies: office.companies,
    books: api.books,
    deliveries: sqlite.prepare(deliveriesLeft).all() as StoredDelivery[],
    departures: network.departures,
    perSecond,
    kills,
    jumps,
    steps: machine.steps,
    texts: [...texts, ...(sqlite.prepare(textsLeft).pluck().all() as string[])],
    unfinished,
    dayPassedAt,
    trace,
  }
  sqlite.close()
  return outcome
}

const deliveriesLeft = `select r.journal_id journalId, r.company_id companyId, r.date, d.state, d.waiting_for waitingFor, d.errors
  from deliveries d join receipts r on r.id = d.receipt_id order by d.rowid`

const textsLeft = `select errors || differences from deliveries union all select details from audit
  union all select coalesce(problem, '') from accounts`

function byStep(mishaps: readonly Mishap[]): Machine['mishaps'] {
  const found = new Map<number, StepMishap[]>()
  for (const mishap of mishaps) {
    if (mishap.kind === 'clock') continue
    found.set(mishap.step, [...(found.get(mishap.step) ?? []), mishap])
  }
  return found
}
