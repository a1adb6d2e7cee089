import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExpectedReceipt } from './checker.ts'
import { type ConnectedOffice, connectOffice } from './connected-office.ts'
import { createLogCutter } from './cut-log.ts'
import { liveUntilLoss, type Recording } from './loss-of-power.ts'
import { createPassingClock } from './passing-clock.ts'
import { expectNone, NotProven, type Proof } from './proof.ts'
import { createSeeded, type Seeded } from './seeded.ts'
import { createTornDatabase } from './torn-database.ts'

/**
 * Power is lost while sending, again and again. Of every life the log is cut wherever power might have failed, and what it
 * still says is held against what had gone outside by then; from one such cut the next life goes on.
 */
export const powerLossProof: Proof = {
  name: 'power-loss',
  claim:
    'Whatever power loss leaves of the write-ahead log, it knows everything that had gone outside, and sending goes on',
  unit: 'cuts',
  sizes: { quick: 2_000, full: 100_000 },

  run: async ({ size, seed, report }) => {
    const seeded = createSeeded(seed)
    const folder = await mkdtemp(join(tmpdir(), 'tosite-power-'))
    const office = await connectOffice(['101'])
    try {
      const expected: ExpectedReceipt[] = []
      const total = { cuts: 0, losses: 0, requests: 0 }
      while (total.cuts < size) {
        const world = await losePowerWhileSending(office, folder, seeded, size - total.cuts)
        expected.push(...world.expected)
        total.cuts += world.cuts
        total.losses += world.losses
        total.requests += world.requests
        report(`${total.cuts} cuts, power lost ${total.losses} times`)
      }
      expectNone(await office.troubles(expected), 'at the end')
      return { cuts: total.cuts, 'lives resumed': total.losses, requests: total.requests, receipts: expected.length }
    } finally {
      await office.close()
      await rm(folder, { recursive: true })
    }
  },
}

const receiptsPerWorld = 16
/** A sender that died holds its lease for a while. */
const secondsOfDarkness = 600

async function losePowerWhileSending(office: ConnectedOffice, folder: string, seeded: Seeded, mostCuts: number) {
  const journal = await office.uploadJournal(seeded, receiptsPerWorld)
  const clock = createPassingClock(office.walk.clock.now)
  const databases = createTornDatabase(folder, seeded)
  const recording: Recording = { departures: new Map(), requests: 0 }
  const cutter = createLogCutter(folder, seeded)
  let file = databases.next()
  office.copyDatabase(file)

  for (let losses = 0, cuts = 0; ; losses++) {
    const life = await liveUntilLoss({ office, file, clock, seeded, journal, recording })
    // Every life gets a share of a small number of cuts.
    cuts += cutter.check(life, Math.min(mostCuts - cuts, Math.max(50, Math.ceil((mostCuts - cuts) / 3))))
    if (life.end === 'all done') {
      await life.close()
      return { cuts, losses, requests: recording.requests, expected: journal.expected }
    }
    if (losses > mostLosses) throw new NotProven([`sending does not end after ${losses} lives`])
    file = databases.tear(life)
    await life.close()
    clock.pass(secondsOfDarkness)
  }
}

/** Each life gets at least one request out. */
const mostLosses = 500
