import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PlantedFault, plantedFaults } from './planted-faults.ts'
import { expectNone, type Proof } from './proof.ts'
import { createSeeded } from './seeded.ts'
import { copyWorkspace } from './workspace-copy.ts'

/** A proof that nothing can fail proves nothing: the code is broken in a copy, and the proof that is meant for it is run there. */
export const plantedFaultsProof: Proof = {
  name: 'planted-faults',
  claim: 'Every part of the engine that is broken on purpose is caught by the proof that is meant for it',
  unit: 'planted faults',
  sizes: { quick: 1, full: plantedFaults.length },

  run: async ({ size, seed, report }) => {
    const seeded = createSeeded(seed)
    const copy = copyWorkspace()
    const caught: Record<string, string> = {}
    const missed: string[] = []
    try {
      for (const fault of some(plantedFaults, size, seeded.fork())) {
        const found = await findingIn(copy.folder, fault, seed)
        if (found === null) missed.push(`${fault.name}: ${fault.caughtBy.proof} holds as if nothing were wrong`)
        else caught[fault.name] = `caught by ${fault.caughtBy.proof}`
        report(`${fault.name}: ${found === null ? 'NOT CAUGHT' : `${fault.caughtBy.proof}: ${found.slice(0, 160)}`}`)
      }
    } finally {
      copy.remove()
    }
    expectNone(missed, 'not caught')
    return caught
  },
}

/** So many in a row of the list, from somewhere in it. */
function some<T>(all: readonly T[], size: number, seed: number): readonly T[] {
  if (size >= all.length) return all
  return Array.from({ length: size }, (_, at) => all[(seed + at) % all.length]).filter((one) => one !== undefined)
}

/** What the proof found in the copy with the fault; null where it found nothing. */
async function findingIn(folder: string, fault: PlantedFault, seed: number): Promise<string | null> {
  const file = join(folder, fault.file)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, plant(text, fault))
  try {
    return await runProof(folder, fault.caughtBy, seed)
  } finally {
    writeFileSync(file, text)
  }
}

/** @throws Error where the sources have changed so that the fault has no place any more */
export function plant(text: string, { name, from, to }: PlantedFault): string {
  const [before, after, ...more] = text.split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${name}" cannot be planted: what it changes does not stand there exactly once`)
  }
  return `${before}${to}${after}`
}

interface Outcome {
  readonly held: boolean
  readonly broken: boolean
  readonly findings: readonly string[]
}

async function runProof(
  folder: string,
  { proof, scale }: PlantedFault['caughtBy'],
  seed: number,
): Promise<string | null> {
  const results = join(folder, 'test-results', 'prove.json')
  rmSync(results, { force: true })
  const args = [
    join(folder, 'apps/bff/prove/main.ts'),
    '--only',
    proof,
    '--scale',
    String(scale),
    '--seed',
    String(seed),
  ]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => said.push(part))
  await once(child, 'close')
  if (!existsSync(results)) throw new Error(`${proof} did not run:\n${said.join('')}`)
  const { proofs } = JSON.parse(readFileSync(results, 'utf8')) as { proofs: readonly Outcome[] }
  const [outcome] = proofs
  if (outcome === undefined || outcome.broken) throw new Error(`${proof} broke:\n${said.join('')}`)
  return outcome.held ? null : (outcome.findings[0] ?? 'it does not hold')
}
