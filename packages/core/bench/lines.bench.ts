import { canonicalJournal, computeReceipts, deserializeJournal, serializeJournal } from '../src/index.ts'
import { administration, mapping, run, syntheticJournal } from './synthetic-journal.ts'

const rounds = 5
const sizes = [10_000, 100_000, 1_000_000]

const mostMegabytes = 1024

/** Journal lines to receipts, from raw texts and from the stored snapshot: in a gigabyte, and linear up to a million lines? */
const megabytes = memoryOfOnePass(1_000_000)
for (const size of sizes) {
  const stored = serializeJournal(syntheticJournal(size))
  const built = timed(() => computeReceipts({ run, journal: syntheticJournal(size), mapping, administration }))
  const read = timed(() => computeReceipts({ run, journal: deserializeJournal(stored), mapping, administration }))
  const per10000 = (ms: number) => `${((ms / size) * 10_000).toFixed(1)} ms`
  console.log(
    `${size} lines, per 10000: made and computed ${per10000(built)}, read from the snapshot and computed ${per10000(read)}`,
  )
}
console.log(`1000000 lines made, computed, stored and hashed in ${megabytes.toFixed(0)} MB (target ${mostMegabytes})`)
process.exitCode = megabytes <= mostMegabytes ? 0 : 1

/** What the process took at most, before anything is repeated. */
function memoryOfOnePass(size: number): number {
  const journal = syntheticJournal(size)
  const { receipts } = computeReceipts({ run, journal, mapping, administration })
  const [stored, hashed] = [serializeJournal(journal), canonicalJournal(journal)]
  if (receipts.length === 0 || stored.length === 0 || hashed.length === 0) throw new Error('nothing computed')
  return process.resourceUsage().maxRSS / 1024
}

function timed(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
