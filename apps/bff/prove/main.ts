import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { recordRows } from './figures-table.ts'
import { type Figures, NotProven, type Proof } from './proof.ts'
import { proofs } from './proofs.ts'

// npm run prove [-- --scale 0.01] [--only NAME]… [--seed N] [--record]
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: proofs.map(({ name }) => name) },
    // Writes the figures into docs/reliability.md.
    record: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
})
const scale = Number(values.scale)
const seed = Number(values.seed)
const unknown = values.only.filter((name) => !proofs.some((proof) => proof.name === name))
if (!(scale > 0) || !Number.isSafeInteger(seed) || unknown.length > 0) {
  console.error(
    unknown.length > 0
      ? `There is no proof ${unknown.join(', ')}. There are: ${proofs.map(({ name }) => name).join(', ')}.`
      : '--scale must be a number above zero, --seed a whole number.',
  )
  process.exit(2)
}

interface Outcome {
  readonly name: string
  readonly unit: string
  readonly size: number
  readonly seed: number
  readonly seconds: number
  readonly held: boolean
  readonly figures: Figures
  /** Why it did not hold. */
  readonly findings: readonly string[]
  /** The proof itself broke: nothing is known about its claim. */
  readonly broken: boolean
}

const results = new URL('../../../test-results/', import.meta.url)
const outcomes: Outcome[] = []
console.log(`seed ${seed}, scale ${scale}`)
for (const proof of proofs.filter(({ name }) => values.only.includes(name))) {
  const size = Math.max(1, Math.round(proof.sizes.full * scale))
  console.log(`\n== ${proof.name}: ${size} ${proof.unit}\n   ${proof.claim}`)
  const outcome = await outcomeOf(proof, size)
  outcomes.push(outcome)
  print(outcome)
  write()
}
if (values.record) {
  const about = { commit: commit(), date: new Date().toISOString() }
  recordRows(
    new URL('../../../docs/reliability.md', import.meta.url),
    outcomes.filter(({ broken }) => !broken).map((outcome) => ({ ...outcome, ...about })),
  )
}
process.exitCode = outcomes.every(({ held }) => held) ? 0 : 1

async function outcomeOf(proof: Proof, size: number): Promise<Outcome> {
  const startedAt = performance.now()
  const about = { name: proof.name, unit: proof.unit, size, seed }
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10
  try {
    const figures = await proof.run({ size, seed, report: (line) => console.log(`   ${line}`) })
    return { ...about, seconds: seconds(), held: true, figures, findings: [], broken: false }
  } catch (error) {
    const broken = !(error instanceof NotProven)
    const findings = broken ? [error instanceof Error ? (error.stack ?? error.message) : String(error)] : error.findings
    return { ...about, seconds: seconds(), held: false, figures: {}, findings, broken }
  }
}

function print({ held, broken, seconds, figures, findings, name }: Outcome): void {
  for (const [what, figure] of Object.entries(figures)) console.log(`   ${what}: ${figure}`)
  for (const finding of findings.slice(0, 20)) console.log(`   ${finding}`)
  if (findings.length > 20) console.log(`   … ${findings.length} findings in all`)
  const verdict = held ? 'holds' : broken ? 'BROKEN: the proof itself failed' : 'DOES NOT HOLD'
  console.log(`== ${name}: ${verdict} after ${seconds} s${held ? '' : ` (again: --only ${name} --seed ${seed})`}`)
}

/** After every proof, so that a long run that is stopped has told what it knew. */
function write(): void {
  mkdirSync(results, { recursive: true })
  const about = { commit: commit(), at: new Date().toISOString(), node: process.version, scale, seed }
  writeFileSync(new URL('prove.json', results), `${JSON.stringify({ ...about, proofs: outcomes }, null, 2)}\n`)
}

/** Null outside a clone. A tree with changes says so. */
function commit(): string | null {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return `${git('rev-parse', '--short=10', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`
  } catch {
    return null
  }
}
