import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExpectedReceipt } from './checker.ts'
import { connectOffice } from './connected-office.ts'
import { fillDatabase } from './full-database.ts'
import { fillDiskOfProcess } from './full-disk-process.ts'
import { expectNone, type Proof } from './proof.ts'
import { createSeeded } from './seeded.ts'

export const fullDiskProof: Proof = {
  name: 'full-disk',
  claim:
    'A write that fails for want of space loses nothing and books nothing twice, says so, and goes on when there is room',
  unit: 'failed writes',
  sizes: { quick: 20, full: 500 },

  run: async ({ size, seed, report }) => {
    const seeded = createSeeded(seed)
    const folder = await mkdtemp(join(tmpdir(), 'tosite-full-'))
    const office = await connectOffice(['101', '102'])
    try {
      const expected: ExpectedReceipt[] = []
      const failures = { 'of a limited file (ulimit -f)': 0, 'of a limited database (max_page_count)': 0 }
      const processes = Math.ceil(size / failuresPerProcess)
      for (let at = 0; at < processes; at++) {
        const { receipts, refused } = await fillDiskOfProcess(office, join(folder, `process-${at}.db`), seeded)
        expected.push(...receipts)
        failures['of a limited file (ulimit -f)'] += refused
      }
      for (let at = 0; total(failures) < size; at++) {
        const world = await fillDatabase(office, join(folder, `pages-${at}.db`), seeded, size - total(failures))
        expected.push(...world.receipts)
        failures['of a limited database (max_page_count)'] += world.failures
        report(`${total(failures)} failed writes`)
      }
      expectNone(await office.troubles(expected), 'at the end')
      return { ...failures, receipts: expected.length }
    } finally {
      await office.close()
      await rm(folder, { recursive: true })
    }
  },
}

/** Starting a process takes longer than everything else. */
const failuresPerProcess = 12

function total(failures: Readonly<Record<string, number>>): number {
  return Object.values(failures).reduce((sum, count) => sum + count, 0)
}
