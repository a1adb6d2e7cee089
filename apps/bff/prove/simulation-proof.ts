import { Worker } from 'node:worker_threads'
import { NotProven, type Proof } from './proof.ts'
import { createSeeded } from './seeded.ts'
import { journalsPerWorld } from './simulation/plan.ts'
import { plantedFaults } from './simulation/planted-faults.ts'
import { addTally, emptyTally, explainWorld, type Tally, tryWorld } from './simulation/prove-worlds.ts'
import type { Share, ShareAnswer } from './simulation/share.ts'

/** Above so many worlds they are shared out to two threads. */
const worldsOfOneThread = 20
const threads = 2
const worldsAtOnce = 25

/** Sender, clock, database and Procountor of one seed, with everything that can go wrong between them. */
export const simulationProof: Proof = {
  name: 'simulation',
  claim: 'Whatever happens, every receipt is booked once and to the cent, or a person is told why not',
  unit: 'journals',
  sizes: { quick: 2_000, full: 1_000_000 },

  run: async ({ size, seed, report }) => {
    const worlds = Math.ceil(size / journalsPerWorld)
    const seeds = createSeeded(seed)
    const all = Array.from({ length: worlds }, () => seeds.fork())
    const startedAt = performance.now()
    const tally = worlds <= worldsOfOneThread ? await here(all) : await shared(all, report)
    const { worlds: done, ...counts } = tally
    return { worlds: done, ...counts, 'journals a second': Math.round((size * 1000) / (performance.now() - startedAt)) }
  },
}

async function here(seeds: readonly number[]): Promise<Tally> {
  const tally = emptyTally()
  for (const seed of seeds) {
    if ((await tryWorld(seed, tally)).length > 0) throw new NotProven(await explainWorld(seed))
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
      const worker = new Worker(new URL('./simulation/share.ts', import.meta.url))
      try {
        while (next < seeds.length && broken === undefined) {
          const share = seeds.slice(next, next + worldsAtOnce)
          next += share.length
          const answer = await ask(worker, { seeds: share })
          addTally(tally, answer.tally)
          broken ??= answer.broken
          if (tally.worlds % 1_000 === 0) report(`${tally.worlds * journalsPerWorld} journals`)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  if (broken !== undefined) throw new NotProven(await explainWorld(broken))
  return tally
}

function ask(worker: Worker, share: Share): Promise<ShareAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.postMessage(share)
  })
}

/** Each broken engine is found out within so many worlds, or the proof above proves nothing. */
const mostWorlds = 150

export const simulationPlantedProof: Proof = {
  name: 'simulation-planted-faults',
  claim: 'Every engine that is broken on purpose is found out',
  unit: 'rounds of all planted faults',
  sizes: { quick: 1, full: 20 },

  run: async ({ size, seed }) => {
    const figures: Record<string, string> = {}
    for (const name of Object.keys(plantedFaults)) {
      const found: number[] = []
      for (let round = 0; round < size; round++) found.push(await worldsUntilFound(name, seed + round))
      figures[name] = `found after ${Math.max(...found)} worlds at most`
    }
    return figures
  },
}

async function worldsUntilFound(name: string, seed: number): Promise<number> {
  const seeds = createSeeded(seed)
  for (let world = 1; world <= mostWorlds; world++) {
    if ((await tryWorld(seeds.fork(), emptyTally(), plantedFaults[name])).length > 0) return world
  }
  throw new NotProven([`not found out within ${mostWorlds} worlds from seed ${seed}: ${name}`])
}
