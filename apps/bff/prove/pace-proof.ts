import { judgePace, mostWaited } from './pace/judge-pace.ts'
import { type MakePace, type PaceOutcome, planPace, runPace } from './pace/pace-world.ts'
import { plantedPaceFaults } from './pace/planted-pace-faults.ts'
import { NotProven, type Proof } from './proof.ts'
import { createSeeded } from './seeded.ts'
import { type DatabaseImage, makeImage } from './virtual/database-image.ts'

/** One world: long enough for a 429 to be over. */
const minutesPerWorld = 2

/** The real pace on a virtual clock: several processes, one database, all of them with more to ask than they may. */
export const paceProof: Proof = {
  name: 'pace',
  claim: 'No second has more departures than allowed, almost all of those are used, and nobody waits out of turn',
  unit: 'virtual minutes',
  sizes: { quick: 10, full: 24 * 60 },

  run: async ({ size, seed, report }) => {
    const image = await makeImage(() => undefined)
    const seeds = createSeeded(seed)
    let left = size
    let departures = 0
    let [worstUsed, longestPerson, longestSmall] = [1, 0, 0]
    for (let world = 1; left > 0; world++, left -= minutesPerWorld) {
      const worldSeed = seeds.fork()
      const outcome = await runPace(planPace(worldSeed, minutesPerWorld), image)
      const { used, findings } = judgePace(outcome)
      if (findings.length > 0) throw new NotProven(findings.map((finding) => `${about(outcome)}: ${finding}`))
      departures += outcome.departures.length
      worstUsed = Math.min(worstUsed, used)
      longestPerson = Math.max(longestPerson, mostWaited(outcome, 'person'))
      longestSmall = Math.max(longestSmall, mostWaited(outcome, 'small company'))
      if (world % 60 === 0) report(`${world * minutesPerWorld} minutes, ${departures} departures`)
    }
    return {
      departures,
      'used of what is allowed, at worst': `${(worstUsed * 100).toFixed(1)} %`,
      'longest wait of a person, half pace included': `${Math.round(longestPerson)} ms`,
      'longest wait of a small company, half pace included': `${Math.round(longestSmall)} ms`,
    }
  },
}

const minutesPerBrokenWorld = 1
/** Each broken pace is found out within so many worlds, or the proof above proves nothing. */
const mostWorlds = 40

export const pacePlantedProof: Proof = {
  name: 'pace-planted-faults',
  claim: 'Every pace that is broken on purpose is found out',
  unit: 'rounds of all planted faults',
  sizes: { quick: 1, full: 20 },

  run: async ({ size, seed }) => {
    const image = await makeImage(() => undefined)
    const caught: Record<string, string> = {}
    for (const [name, makePace] of Object.entries(plantedPaceFaults)) {
      let worlds = 0
      for (let round = 0; round < size; round++) worlds += await worldsUntilFound(makePace, image, seed + round, name)
      caught[name] = `found after ${(worlds / size).toFixed(1)} worlds`
    }
    return caught
  },
}

async function worldsUntilFound(makePace: MakePace, image: DatabaseImage, seed: number, name: string): Promise<number> {
  const seeds = createSeeded(seed)
  for (let world = 1; world <= mostWorlds; world++) {
    const outcome = await runPace(planPace(seeds.fork(), minutesPerBrokenWorld), image, makePace)
    if (judgePace(outcome).findings.length > 0) return world
  }
  throw new NotProven([`not found out within ${mostWorlds} worlds from seed ${seed}: ${name}`])
}

function about({ plan }: PaceOutcome): string {
  return `world ${plan.seed}, ${plan.processes} processes, ${plan.companies} companies`
}
