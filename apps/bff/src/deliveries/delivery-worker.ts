import type { Deps } from '../deps.ts'
import { withdrawalStep } from '../withdrawals/withdrawal-step.ts'
import { createWithdrawalStepStore } from '../withdrawals/withdrawal-step-store.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { UnreadableDelivery } from './delivery-job-store.ts'
import { createDeliveryStore } from './delivery-store.ts'
import type { DeliveryError } from './delivery-view.ts'
import { createLease, LeaseLost } from './lease.ts'
import { createLeaseStore } from './lease-store.ts'
import { afterFailedStep, afterStray, forPerson } from './outcomes.ts'
import { takeStep } from './take-step.ts'

export interface DeliveryWorker {
  start(): void
  /** Finishes the step under way and lets another process take over. */
  stop(): Promise<void>
  /** There may be something to do. */
  wake(): void
  /** One step of one delivery. False where nothing is due, or another process sends. */
  runOnce(): Promise<boolean>
}

export interface WorkerOptions {
  /** How long this process may be silent before another may send: longer than the longest call. */
  readonly leaseMs?: number
  readonly random?: () => number
}

/** However quiet it is, another process may have died, or an account been authorized elsewhere. */
const longestSleepMs = 30_000

/** Carries queued receipts to Procountor, one step at a time, companies in turn. It never dies: what fails waits. */
export function createDeliveryWorker(
  deps: Pick<Deps, 'config' | 'db' | 'now' | 'newId' | 'log' | 'procountor'>,
  { leaseMs = 90_000, random = Math.random }: WorkerOptions = {},
): DeliveryWorker {
  const { db, now, log, procountor, config } = deps
  const store = createDeliveryStore(db)
  const withdrawals = createWithdrawalStepStore(db)
  const lease = createLease({ store: createLeaseStore(db), holder: deps.newId(), now, ttlMs: leaseMs })
  const moment = () => ({ now: now(), random: random(), settleMs: config.settleSeconds * 1000 })
  /** Accounts in the order in which they were last served. */
  const served = new Map<string, number>()
  let turn = 0
  let isStopped = true
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let wokenMeanwhile = false

  async function runOnce(): Promise<boolean> {
    return (await turnOfWork()) === 'done'
  }

  async function turnOfWork(): Promise<'done' | 'nothing due' | 'another sends'> {
    const term = await lease.acquire()
    if (term === null) return 'another sends'
    await resolveStrays()
    try {
      const job = await nextJob()
      if (job === null) return 'nothing due'
      await step(job, term)
    } catch (error) {
      if (!(error instanceof UnreadableDelivery)) throw error
      log.error({ err: error, delivery: error.id }, 'a delivery cannot be read')
      await store.apply(error.id, forPerson(error, unreadable), now().toISOString())
    }
    return 'done'
  }

  /** Steps are taken one after the other by whoever holds the lease: what is `sending` now has nobody waiting for it. */
  async function resolveStrays(): Promise<void> {
    for (const id of await store.strays()) {
      log.warn({ delivery: id }, 'found while being sent: it is looked for before anything is sent again')
      await store.apply(id, afterStray(moment()), now().toISOString())
    }
  }

  async function nextJob(): Promise<DeliveryJob | null> {
    const at = now().toISOString()
    const accounts = await store.dueAccounts(at)
    const [next] = [...accounts].sort((a, b) => (served.get(a) ?? 0) - (served.get(b) ?? 0))
    if (next === undefined) return null
    served.set(next, ++turn)
    return store.next(next, at)
  }

  async function step(job: DeliveryJob, term: number): Promise<void> {
    const call = <T>(accountId: string, work: Parameters<typeof procountor.with<T>>[1]) =>
      procountor.with(accountId, work, { lane: { account: accountId }, beforeCall: lease.check })
    try {
      const withdraw = (one: DeliveryJob) =>
        withdrawalStep({ store: withdrawals, newId: deps.newId, moment, call }, one)
      const change = await takeStep({ store, term, moment, call, withdraw }, job)
      if (change === null) return
      logFailure(job, change.set.errors)
      await store.apply(job.id, change, now().toISOString(), term)
    } catch (error) {
      if (error instanceof LeaseLost) return
      log.error({ err: error, delivery: job.id }, 'a delivery could not be carried on')
      await store.apply(job.id, afterFailedStep(error, job, moment()), now().toISOString(), term)
    }
  }

  function logFailure(job: DeliveryJob, errors: readonly { readonly code?: string | undefined }[] = []): void {
    if (errors.length === 0) return
    log.warn({ delivery: job.id, state: job.state, codes: errors.map(({ code }) => code) }, 'a delivery waits')
  }

  async function drain(): Promise<void> {
    wokenMeanwhile = false
    try {
      let last = await turnOfWork()
      while (!isStopped && last === 'done') last = await turnOfWork()
      if (last === 'another sends') sleep(longestSleepMs)
      else await sleepUntilDue()
    } catch (error) {
      log.error({ err: error }, 'deliveries could not be read')
      sleep(longestSleepMs)
    }
  }

  async function sleepUntilDue(): Promise<void> {
    const dueAt = await store.nextDueAt()
    const left = dueAt === null ? longestSleepMs : Date.parse(dueAt) - now().getTime()
    sleep(Math.min(Math.max(left, shortestSleepMs), longestSleepMs))
  }

  function sleep(ms: number): void {
    if (isStopped) return
    timer = setTimeout(wake, ms)
    timer.unref()
  }

  function wake(): void {
    if (isStopped) return
    if (running !== undefined) {
      wokenMeanwhile = true
      return
    }
    clearTimeout(timer)
    running = drain().finally(() => {
      running = undefined
      if (wokenMeanwhile) wake()
    })
  }

  return {
    runOnce,
    wake,
    start() {
      isStopped = false
      wake()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
      await lease.release().catch((error: unknown) => log.warn({ err: error }, 'the lease could not be given back'))
    },
  }
}

/** For clocks that disagree by a little. */
const shortestSleepMs = 50

const unreadable: DeliveryError[] = [
  { vendor: 'procountor', code: 'internal', message: 'What is stored of this delivery cannot be read.' },
]
