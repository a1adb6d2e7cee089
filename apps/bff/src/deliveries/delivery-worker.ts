import type { Deps } from '../deps.ts'
import type { DailyWork } from '../sweeps/daily-work.ts'
import { createSweeper } from '../sweeps/sweeper.ts'
import { createBell } from './bell.ts'
import { UnreadableDelivery } from './delivery-job-store.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createLease, LeaseLost } from './lease.ts'
import { createLeaseStore } from './lease-store.ts'
import { createNextJob } from './next-job.ts'
import { forPerson } from './outcomes.ts'
import { ownError } from './own-error.ts'
import { createStepRunner } from './run-step.ts'
import { createStepsInFlight } from './steps-in-flight.ts'

export interface DeliveryWorker {
  start(): void
  /** Ends what is under way, or gives it up so that it is looked for later, and lets another process take over. */
  stop(): Promise<void>
  /** There may be something to do. */
  wake(): void
  /**
   * Looks an account through in Procountor now, as is done daily: receipts changed there, and receipts that are there twice.
   * @throws ProcountorFailure, or ApiProblem where there is no usable authorization
   */
  runSweep(accountId: string): Promise<void>
  /** One step of one delivery. False where nothing is due, or another process sends. */
  runOnce(): Promise<boolean>
}

export interface WorkerOptions {
  /** How long this process may be silent before another may send: much longer than the longest call. */
  readonly leaseMs?: number
  readonly random?: () => number
  /** What else is looked after once a day, besides the sweeps. */
  readonly daily?: readonly DailyWork[]
}

/** However quiet it is, another process may have queued something or died, or an account been authorized elsewhere. */
const longestSleepMs = 1_500
/** For clocks that disagree by a little. */
const shortestSleepMs = 50
/** How long calls under way are waited for when the worker is stopped. */
const graceMs = 5_000

/**
 * Carries queued receipts to Procountor: many steps at once, one for each delivery at a time, companies in turn. It never
 * dies: what fails waits. Time and chance come from outside.
 */
export function createDeliveryWorker(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'newId' | 'log' | 'procountor'>,
  { leaseMs = 90_000, random = Math.random, daily = [] }: WorkerOptions = {},
): DeliveryWorker {
  const { db, clock, log } = deps
  const store = createDeliveryStore(db)
  const lease = createLease({ store: createLeaseStore(db), holder: deps.newId(), now: clock.now, ttlMs: leaseMs })
  const bell = createBell(clock)
  const inFlight = createStepsInFlight(bell.ring)
  const nextJob = createNextJob({ store, inFlight, now: clock.now })
  const leaving = new AbortController()
  const answers = new AbortController()
  const signals = { leaving: leaving.signal, answers: answers.signal }
  const steps = createStepRunner({ ...deps, store, random, checkLease: lease.check, signals })
  const sweeper = createSweeper({ ...deps, random })
  let isStopped = true
  let running: Promise<void> | undefined

  /** Begins the next step there is. */
  async function beginNext(term: number): Promise<boolean> {
    try {
      const job = await nextJob()
      if (job === null) return false
      inFlight.begin(job, () => steps.run(job, term))
    } catch (error) {
      if (!(error instanceof UnreadableDelivery)) throw error
      log.error({ err: error, delivery: error.id }, 'a delivery cannot be read')
      const unreadable = [ownError('internal', 'What is stored of this delivery cannot be read.')]
      await store.apply(error.id, forPerson(error, unreadable), clock.now().toISOString(), term)
    }
    return true
  }

  /** What is being sent, and not by a step of this worker, has nobody waiting for its answer. */
  async function resolveStrays(): Promise<void> {
    for (const { id, term } of await store.sending()) if (!inFlight.has(id)) await steps.giveUp(id, term)
  }

  /** Begins whatever may begin, and says for how long there is nothing to do unless a step ends. */
  async function turnOfWork(): Promise<number> {
    const term = await lease.acquire()
    if (term === null) return longestSleepMs
    await resolveStrays()
    while (!isStopped && (await beginNext(term)));
    for (const work of [sweeper, ...daily]) await beginDaily(work)
    const dueAt = await store.nextDueAt(clock.now().toISOString())
    const left = dueAt === null ? longestSleepMs : Date.parse(dueAt) - clock.now().getTime()
    return Math.min(Math.max(left, shortestSleepMs), longestSleepMs)
  }

  async function beginDaily({ name, dueAccount, run }: DailyWork): Promise<void> {
    const accountId = isStopped ? null : await dueAccount()
    if (accountId === null) return
    const id = `${name} of ${accountId}`
    if (inFlight.has(id)) return
    const options = { lane: { account: accountId }, beforeCall: lease.check, ...signals }
    inFlight.begin({ id, accountId }, () =>
      run(accountId, options).catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) log.warn({ err: error, account: accountId }, `${name}: it did not work`)
      }),
    )
  }

  async function work(): Promise<void> {
    while (!isStopped) {
      const quiet = await turnOfWork().catch((error: unknown) => {
        log.error({ err: error }, 'deliveries could not be read')
        return longestSleepMs
      })
      if (!isStopped) await bell.sleep(quiet)
    }
  }

  async function end(): Promise<void> {
    leaving.abort(new LeaseLost('this process has stopped sending'))
    const ended = new AbortController()
    const all = inFlight.all().finally(() => ended.abort())
    await clock.sleep(graceMs, ended.signal)
    // What has no answer yet is given up as after a time-out: it is on disk by the time this ends.
    answers.abort()
    await all
    await lease.release()
  }

  return {
    wake: bell.ring,
    runSweep: (accountId) => sweeper.run(accountId),

    async runOnce() {
      const term = await lease.acquire()
      if (term === null) return false
      await resolveStrays()
      const hasBegun = await beginNext(term)
      await inFlight.all()
      return hasBegun
    },

    start() {
      isStopped = false
      running = work()
    },

    async stop() {
      isStopped = true
      bell.ring()
      await running
      await end().catch((error: unknown) => log.warn({ err: error }, 'sending could not be ended in order'))
    },
  }
}
