import Sqlite from 'better-sqlite3'
import type { Clock } from '../../src/clock.ts'
import type { Db } from '../../src/db/database.ts'
import { beginning, type VirtualTime } from './virtual-time.ts'

/** What befalls a process at a step: when a transaction begins, or a call leaves. */
export type StepMishap =
  | { readonly kind: 'kill'; readonly step: number; readonly side: 'before' | 'after'; readonly downMs: number }
  | { readonly kind: 'stall'; readonly step: number; readonly ms: number }
  | { readonly kind: 'busy'; readonly step: number; readonly times: number }

/** What all processes of one machine share. */
export interface Machine {
  readonly time: VirtualTime
  readonly db: Db
  readonly fetch: typeof fetch
  /** How far its time of day is from the true one, in milliseconds. */
  offsetMs: number
  /** Transactions begun and calls made so far, by all processes together. */
  steps: number
  readonly mishaps: ReadonlyMap<number, readonly StepMishap[]>
  readonly onKill: (process: SimulatedProcess, downMs: number) => void
  /** A process takes step after step without ever letting time pass. It is stopped. */
  readonly onSpin: () => void
}

/** Many times as many as there are receipts in a world. */
const mostStepsAtOnce = 5_000

/** An operating system's process, as far as anybody outside can tell. A dead one touches nothing any more. */
export interface SimulatedProcess {
  readonly clock: Clock
  readonly db: Db
  readonly fetch: typeof fetch
  /** Neither dead nor stalled. */
  isRunning(): boolean
  kill(): void
  /** It does nothing for so long, as under a debugger, or on a machine that swaps. */
  stall(ms: number): void
}

export function startProcess(machine: Machine): SimulatedProcess {
  const { time } = machine
  let alive = true
  let stalledUntil = 0
  let busyLeft = 0
  /** Steps since time last passed. */
  let [instant, stepsAtOnce] = [0, 0]
  /** Killed once the step under way is done. */
  let doomed: { downMs: number } | null = null

  /** For ever, as far as this process is concerned. */
  const never = <T>() => new Promise<T>(() => undefined)

  function die(downMs: number): void {
    if (!alive) return
    alive = false
    machine.onKill(process, downMs)
  }

  /** A second one while it stands still ends the first no sooner. */
  function stall(ms: number): void {
    stalledUntil = Math.max(stalledUntil, time.now() + ms)
  }

  function beginStep(): void {
    machine.steps++
    stepsAtOnce = instant === time.now() ? stepsAtOnce + 1 : 1
    instant = time.now()
    if (stepsAtOnce > mostStepsAtOnce) {
      alive = false
      machine.onSpin()
    }
    for (const mishap of machine.mishaps.get(machine.steps) ?? []) {
      if (mishap.kind === 'stall') stall(mishap.ms)
      else if (mishap.kind === 'busy') busyLeft = mishap.times
      else if (mishap.side === 'before') die(mishap.downMs)
      else doomed = mishap
    }
  }

  function endStep(): void {
    if (doomed !== null) die(doomed.downMs)
    doomed = null
  }

  /** Goes on with something when it is time and the process runs; a stalled one comes to it later, a dead one never. */
  function resume(work: () => void): void {
    const left = stalledUntil - time.now()
    if (!alive) return
    if (left > 0) time.after(left, () => resume(work))
    else work()
  }

  const clock: Clock = {
    now: () => new Date(beginning + time.now() + machine.offsetMs),
    monotonic: () => time.now(),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (!alive) return
        if (signal?.aborted === true) return resolve()
        const giveUp = () => {
          woken.cancel()
          if (alive) resolve()
        }
        const woken = time.after(ms, () => {
          signal?.removeEventListener('abort', giveUp)
          resume(resolve)
        })
        signal?.addEventListener('abort', giveUp)
      }),
  }

  const db: Db = Object.create(machine.db, {
    transaction: {
      value: (...args: Parameters<Db['transaction']>) => {
        if (!alive) throw locked()
        beginStep()
        // Whoever waits for a lock in a dead process waits for ever.
        if (!alive) throw locked()
        if (busyLeft > 0) {
          busyLeft--
          throw locked()
        }
        const result = machine.db.transaction(...args)
        endStep()
        if (!alive) throw locked()
        return result
      },
    },
    waitForLock: {
      value: (attempt: number) => clock.sleep(Math.min(1000, 10 * 2 ** attempt)),
    },
  })

  const process: SimulatedProcess = {
    clock,
    db,
    isRunning: () => alive && stalledUntil <= time.now(),
    kill: () => {
      alive = false
    },
    stall,

    async fetch(input, init) {
      if (!alive) return never()
      beginStep()
      if (!alive) return never()
      const answer = machine.fetch(input, init)
      endStep()
      return new Promise((resolve, reject) => {
        answer.then(
          (response) => resume(() => resolve(response)),
          (error: unknown) => resume(() => reject(error)),
        )
      })
    },
  }
  return process
}

function locked(): Error {
  return new Sqlite.SqliteError('database is locked', 'SQLITE_BUSY')
}
