import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Figures, NotProven, type Proof } from './proof.ts'
import { createSeeded } from './seeded.ts'
import { faultNames } from './simulation/faults.ts'
import { planOf } from './simulation/plan.ts'
import { plantedFaults } from './simulation/planted-faults.ts'
import {
  addTally,
  emptyTally,
  explainPlan,
  receiptsOfWorld,
  type Tally,
  tryPlan,
  tryWorld,
} from './simulation/prove-worlds.ts'
import type { Share, ShareAnswer } from './simulation/share.ts'

/** Above so many worlds they are shared out to two threads. */
const worldsOfOneThread = 20
const threads = 2
const worldsAtOnce = 25
/** From so many receipts on, every fault must have struck. */
const quick = 20_000

/** Sender, clock, database and Procountor of one seed, with everything that can go wrong between them. */
export const simulationProof: Proof = {
  name: 'simulation',
  claim: 'Whatever happens, every receipt is booked once and to the cent, or a person is told why not',
  unit: 'receipts',
  sizes: { quick, full: 1_000_000 },

  run: async ({ size, seed, report }) => {
    const worlds = await seedsOf(seed, size)
    const startedAt = performance.now()
    const tally = worlds.length <= worldsOfOneThread ? await here(worlds) : await shared(worlds, report)
    const missing = faultNames.filter((name) => tally.faults[name] === 0)
    if (size >= quick && missing.length > 0) throw new NotProven(missing.map((name) => `never struck: ${name}`))
    return figuresOf(tally, performance.now() - startedAt)
  },
}

/** Worlds that have as many receipts as were asked for. */
async function seedsOf(seed: number, receipts: number): Promise<readonly number[]> {
  const seeds = createSeeded(seed)
  const worlds: number[] = []
  for (let left = receipts; left > 0; ) {
    const world = seeds.fork()
    worlds.push(world)
    left -= await receiptsOfWorld(world)
  }
  return worlds
}

function figuresOf({ faults, ...counts }: Tally, ms: number): Figures {
  return { ...counts, 'receipts a second': Math.round((counts.receipts * 1000) / ms), ...faults }
}

async function here(seeds: readonly number[]): Promise<Tally> {
  const tally = emptyTally()
  for (const seed of seeds) {
    if ((await tryWorld(seed, tally)).length > 0) throw new NotProven(await explainPlan(planOf(seed)))
  }
  return tally
}

/** Hands out shares until there are none left, or one was found in which something is wrong. */
async function shared(seeds: readonly number[], report: (line: string) => void): Promise<Tally> {
  const tally = emptyTally()
  let next = 0
  let broken: number | undefined
  await Promise.all(
    Array.from({ length: threads }, async () => {
      // A world leaves much behind at once: with more room for it, it is cleared away less often.
      const options = { resourceLimits: { maxYoungGenerationSizeMb: 128 } }
      const worker = new Worker(new URL('./simulation/share.ts', import.meta.url), options)
      try {
        while (next < seeds.length && broken === undefined) {
          const share = seeds.slice(next, next + worldsAtOnce)
          next += share.length
          const answer = await ask(worker, { seeds: share })
          addTally(tally, answer.tally)
          broken ??= answer.broken
          if (tally.worlds % 1_000 === 0) report(`${tally.receipts} receipts`)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  if (broken !== undefined) throw new NotProven(await explainPlan(planOf(broken)))
  return tally
}

async function ask(worker: Worker, share: Share): Promise<ShareAnswer> {
  const answer = once(worker, 'message')
  worker.postMessage(share)
  const [message] = await answer
  return message
}

export const simulationPlantedProof: Proof = {
  name: 'simulation-planted-faults',
  claim:
    'Every engine that is broken on purpose is found out at once where it matters, and the whole one is not blamed',
  unit: 'rounds of all planted faults',
  sizes: { quick: 1, full: 20 },

  run: async ({ size, seed }) => {
    const seeds = createSeeded(seed)
    const figures: Record<string, string> = {}
    for (let round = 0; round < size; round++) {
      for (const [name, { aim, ...breakage }] of Object.entries(plantedFaults)) {
        const plan = aim(seeds.fork())
        if ((await tryPlan(plan, emptyTally())).length > 0) throw new NotProven(await explainPlan(plan))
        const [found] = await tryPlan(plan, emptyTally(), breakage)
        if (found === undefined) throw new NotProven([`not found out in world ${plan.seed}: ${name}`])
        figures[name] = `found in ${round + 1} of ${round + 1} worlds`
      }
    }
    return figures
  },
}
