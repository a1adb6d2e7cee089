import { createPace, type Pace } from '../../src/deliveries/pace.ts'
import { createPaceStore } from '../../src/deliveries/pace-store.ts'
import { createSeeded } from '../seeded.ts'
import { copyDatabase, type DatabaseImage } from '../virtual/database-image.ts'
import { type Machine, type SimulatedProcess, startProcess } from '../virtual/process.ts'
import { createVirtualTime, type VirtualTime } from '../virtual/virtual-time.ts'

/** Receipts of one company that all wait at once. */
const batch = 2_500

/** Some minutes of several processes that all have more to ask of Procountor than they may. */
export interface PacePlan {
  readonly seed: number
  readonly perSecond: number
  readonly minutes: number
  readonly processes: number
  readonly companies: number
  /** Whether one of them has a batch of thousands. */
  readonly withBatch: boolean
  readonly mishaps: readonly PaceMishap[]
}

type PaceMishap =
  | { readonly kind: 'kill'; readonly atMs: number; readonly process: number; readonly downMs: number }
  | { readonly kind: 'stall'; readonly atMs: number; readonly process: number; readonly ms: number }
  | { readonly kind: 'clock'; readonly atMs: number; readonly byMs: number }
  | { readonly kind: '429'; readonly atMs: number }
  | { readonly kind: 'small company'; readonly atMs: number }

/** One departure, with how long it was waited for. */
export interface PaceDeparture {
  readonly at: number
  readonly waitedMs: number
  readonly who: 'person' | 'company' | 'small company'
}

export interface PaceOutcome {
  readonly plan: PacePlan
  readonly departures: readonly PaceDeparture[]
  /** Who had not left at the end, as if it were now. */
  readonly stillWaiting: readonly PaceDeparture[]
  /** True times at which the pace was told to slow down. */
  readonly slowedAt: readonly number[]
  /** When not one process ran, so that nobody could ask. */
  readonly pauses: readonly Pause[]
}

interface Pause {
  readonly from: number
  readonly until: number
}

/** What a process's pace is made of, so that a proof can break it on purpose. */
export type MakePace = (process: SimulatedProcess, perSecond: number) => Pace

export const realPace: MakePace = ({ clock, db }, requestsPerSecond) =>
  createPace({ requestsPerSecond, clock, store: createPaceStore(db) })

const minute = 60_000

export function planPace(seed: number, minutes: number): PacePlan {
  const random = createSeeded(seed)
  const processes = random.int(1, 4)
  const lastMs = minutes * minute - 15_000
  const at = () => random.int(3_000, lastMs)
  const mishaps = Array.from({ length: random.int(0, 8) }, (): PaceMishap => {
    const process = random.int(0, processes - 1)
    switch (random.pick(['kill', 'stall', 'stall', 'clock', '429', '429'])) {
      case 'kill':
        return { kind: 'kill', atMs: at(), process, downMs: random.int(0, 10_000) }
      case 'stall':
        return { kind: 'stall', atMs: at(), process, ms: random.pick([20, 60, 300, 900, 5_000]) }
      case 'clock':
        return { kind: 'clock', atMs: at(), byMs: random.int(-2 * minute, 2 * minute) }
      default:
        return { kind: '429', atMs: at() }
    }
  })
  return {
    seed,
    perSecond: 20,
    minutes,
    processes,
    companies: random.int(1, 50),
    withBatch: random.chance(0.8),
    mishaps: [...mishaps, { kind: 'small company', atMs: at() }],
  }
}

export async function runPace(
  plan: PacePlan,
  image: DatabaseImage,
  makePace: MakePace = realPace,
): Promise<PaceOutcome> {
  const time = createVirtualTime()
  const random = createSeeded(plan.seed)
  const { db, close } = copyDatabase(image)
  const departures: PaceDeparture[] = []
  const slowedAt: number[] = []
  const waiting = new Set<{ process: SimulatedProcess; askedAt: number; who: PaceDeparture['who'] }>()
  const endMs = plan.minutes * minute
  const running: { process: SimulatedProcess; pace: Pace }[] = []
  const machine: Machine = {
    time,
    db,
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    offsetMs: 0,
    steps: 0,
    mishaps: new Map(),
    onKill: () => undefined,
    onSpin: () => {
      throw new Error('a process takes step after step without any time passing')
    },
  }
  const pauses = notePauses(time, () => running.some(({ process }) => process.isRunning()))

  function start(at: number): void {
    const process = startProcess(machine)
    const pace = makePace(process, plan.perSecond)
    running[at] = { process, pace }
    for (const company of companiesOf(plan, at)) {
      // Enough calls under way to use the whole pace alone, whatever they take.
      const atOnce = Math.ceil(40 / plan.companies)
      for (let one = 0; one < atOnce; one++) void keepAsking({ process, pace }, { account: `company-${company}` })
    }
    void people({ process, pace })
  }

  function startBatch(): void {
    const [first] = running
    for (let one = 0; first !== undefined && one < batch; one++) void depart(first, { account: 'company-0' }, 'company')
  }

  async function depart({ pace, process }: Running, lane: Lane, who: PaceDeparture['who']): Promise<void> {
    const asked = { process, askedAt: time.now(), who }
    waiting.add(asked)
    await pace.depart(lane, beforeDeparture)
    waiting.delete(asked)
    departures.push({ at: time.now(), waitedMs: time.now() - asked.askedAt, who })
  }

  /** The lease is asked for, and the disk is slow now and then. */
  async function beforeDeparture(): Promise<void> {
    if (random.chance(0.02)) await new Promise<void>((resolve) => time.after(random.int(1, 60), resolve))
  }

  async function keepAsking(one: Running, lane: Lane): Promise<void> {
    for (;;) {
      await depart(one, lane, 'company')
      await one.process.clock.sleep(random.int(30, 800))
    }
  }

  async function people(one: Running): Promise<void> {
    for (;;) {
      await one.process.clock.sleep(random.int(2_000, 8_000))
      await depart(one, 'person', 'person')
    }
  }

  function meetWith(mishap: PaceMishap): void {
    if (mishap.kind === 'clock') machine.offsetMs += mishap.byMs
    else if (mishap.kind === 'kill') {
      running[mishap.process]?.process.kill()
      time.after(mishap.downMs, () => start(mishap.process))
    } else if (mishap.kind === 'stall') running[mishap.process]?.process.stall(mishap.ms)
    else {
      const one = running.find(({ process }) => process.isRunning())
      if (one === undefined) return
      if (mishap.kind === '429') {
        slowedAt.push(time.now())
        void one.pace.slowDown()
      } else void depart(one, { account: 'small company' }, 'small company')
    }
  }

  for (let at = 0; at < plan.processes; at++) start(at)
  if (plan.withBatch) time.after(500, startBatch)
  for (const mishap of plan.mishaps) time.after(mishap.atMs, () => meetWith(mishap))
  await time.run(() => pauses.note() >= endMs, endMs + minute)
  const stillWaiting = [...waiting]
    .filter(({ process }) => process.isRunning())
    .map(({ askedAt, who }) => ({ at: endMs, waitedMs: endMs - askedAt, who }))
  for (const { process } of running) process.kill()
  close()
  return { plan, departures: departures.filter(({ at }) => at <= endMs), stillWaiting, slowedAt, pauses: pauses.all }
}

type Running = { readonly process: SimulatedProcess; readonly pace: Pace }
type Lane = Parameters<Pace['depart']>[0]

/** Companies that the process serves: all of them where it is the only one. */
function companiesOf({ companies, processes }: PacePlan, process: number): readonly number[] {
  const all = Array.from({ length: companies }, (_, at) => at)
  return all.filter((company) => processes > companies || company % processes === process)
}

function notePauses(time: VirtualTime, isAnybodyThere: () => boolean) {
  const all: Pause[] = []
  let last = 0
  let wasThere = true
  return {
    all,
    note(): number {
      if (!wasThere) all.push({ from: last, until: time.now() })
      last = time.now()
      wasThere = isAnybodyThere()
      return last
    },
  }
}
