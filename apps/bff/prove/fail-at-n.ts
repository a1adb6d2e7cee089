import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connectOffice } from './connected-office.ts'
import { keepDatabase, restoreDatabase } from './database-restore.ts'
import { createStages, type Stage } from './fail-at-n-stages.ts'
import { type FailingPoints, type FaultKind, watchCalls, watchStatements } from './failing-points.ts'
import { expectNone, NotProven, type Proof } from './proof.ts'
import { createSeeded, type Seeded } from './seeded.ts'

export const failAtNProof: Proof = {
  name: 'fail-at-n',
  claim:
    'Whichever call or statement of connect, map, create, send or withdraw fails, doing it again completes it, once',
  unit: 'failures, at most one of each kind at every call and every statement',
  // More than there are: every one is tried.
  sizes: { quick: 150, full: 20_000 },

  run: async ({ size, seed, report }) => {
    const seeded = createSeeded(seed)
    const folder = await mkdtemp(join(tmpdir(), 'tosite-fail-'))
    const calls = watchCalls()
    const office = await connectOffice(['101'])
    const { db, config } = office.walk.tosite.deps
    const statements = watchStatements(config.databaseFile)
    try {
      const stages = createStages(office, seeded)
      const figures: Record<string, number> = {}
      const tries: Try[] = []
      for (const stage of stages) {
        await stage.prepare()
        const kept = keepDatabase(db, join(folder, `${stage.name}.db`))
        const restore = () => restoreDatabase(db, kept)
        const wait = () => office.walk.clock.pass(secondsUntilAgain)
        for (const points of [calls.points, statements.points]) {
          const total = await failOnce({ stage, points, restore, wait, at: Number.POSITIVE_INFINITY, kind: 'before' })
          figures[`${points.what} of ${stage.name}`] = total
          for (const kind of ['before', 'after'] as const) {
            for (let at = 1; at <= total; at++) tries.push({ stage, points, restore, wait, at, kind })
          }
        }
      }
      const chosen = chooseSome(tries, size, seeded)
      for (const [at, one] of chosen.entries()) {
        await failOnce(one)
        if ((at + 1) % 500 === 0) report(`${at + 1} of ${chosen.length} failures`)
      }
      expectNone(await office.troubles(stages.flatMap(({ expected }) => expected())), 'at the end')
      const orphans = db.all(sql`pragma foreign_key_check`)
      expectNone(
        orphans.map((row) => JSON.stringify(row)),
        'a row that refers to nothing',
      )
      return { ...figures, 'failures possible': tries.length, 'failures tried': chosen.length }
    } finally {
      statements.undo()
      await office.close()
      calls.undo()
      await rm(folder, { recursive: true })
    }
  },
}

interface Try {
  readonly stage: Stage
  readonly points: FailingPoints
  readonly restore: () => void
  /** Until it is done again. */
  readonly wait: () => void
  readonly at: number
  readonly kind: FaultKind
}

/** Lets it fail there once, and does it again until it is done. Returns how many points it went past. */
async function failOnce({ stage, points, restore, wait, at, kind }: Try): Promise<number> {
  restore()
  await stage.begin()
  points.arm(at, kind)
  try {
    await untilDone(stage, wait)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new NotProven([`${stage.name}, failed ${kind} ${points.what} ${at}, cannot be completed: ${why}`])
  }
  const count = points.disarm()
  expectNone(await stage.findings(), `${stage.name}, failed ${kind} ${points.what} ${at}`)
  return count
}

async function untilDone(stage: Stage, wait: () => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await stage.act()
    } catch (error) {
      if (attempt === mostAttempts) throw error
      wait()
    }
  }
}

/** By a person: the first time fails, and what comes after it may have to wait for something. */
const mostAttempts = 4
/** Longer than a lost answer of the token endpoint keeps the next call for. */
const secondsUntilAgain = 120

/** In their own order. */
function chooseSome<T>(all: readonly T[], size: number, seeded: Seeded): readonly T[] {
  const left = all.map((one, at) => [seeded.fraction(), at, one] as const)
  return left
    .toSorted(([a], [b]) => a - b)
    .slice(0, size)
    .toSorted(([, a], [, b]) => a - b)
    .map(([, , one]) => one)
}
