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
  // At 1,072 places, so that quick fails at each of them once and full twice. With more of them, these are to be raised.
  sizes: { quick: 1_200, full: 2_400 },

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
      const places: Place[] = []
      for (const stage of stages) {
        await stage.prepare()
        const kept = keepDatabase(db, join(folder, `${stage.name}.db`))
        const restore = () => restoreDatabase(db, kept)
        const wait = () => office.walk.clock.pass(secondsUntilAgain)
        for (const points of [calls.points, statements.points]) {
          const total = await failOnce({ stage, points, restore, wait, at: Number.POSITIVE_INFINITY }, 'before')
          figures[`${points.what} of ${stage.name}`] = total
          for (let at = 1; at <= total; at++) places.push({ stage, points, restore, wait, at })
        }
      }
      const { quick } = failAtNProof.sizes
      if (places.length > quick) throw new Error(`there are ${places.length} places to fail at: raise the sizes`)
      const chosen = chooseSome(places, size, seeded)
      for (const [at, { place, kind }] of chosen.entries()) {
        await failOnce(place, kind)
        if ((at + 1) % 500 === 0) report(`${at + 1} of ${chosen.length} failures`)
      }
      expectNone(await office.troubles(stages.flatMap(({ expected }) => expected())), 'at the end')
      const orphans = db.all(sql`pragma foreign_key_check`)
      expectNone(
        orphans.map((row) => JSON.stringify(row)),
        'a row that refers to nothing',
      )
      return { ...figures, 'failures possible': 2 * places.length, 'failures tried': chosen.length }
    } finally {
      statements.undo()
      await office.close()
      calls.undo()
      await rm(folder, { recursive: true })
    }
  },
}

/** Where it can fail. */
interface Place {
  readonly stage: Stage
  readonly points: FailingPoints
  readonly restore: () => void
  /** Until it is done again. */
  readonly wait: () => void
  readonly at: number
}

interface Try {
  readonly place: Place
  readonly kind: FaultKind
}

/** Lets it fail there once, and does it again until it is done. Returns how many points it went past. */
async function failOnce({ stage, points, restore, wait, at }: Place, kind: FaultKind): Promise<number> {
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
      return await ended(stage.act(), wait)
    } catch (error) {
      if (attempt === mostAttempts || error instanceof NotProven) throw error
      wait()
    }
  }
}

/** Nobody's clock goes on while it is done: what waits for that would wait for ever, and is told even where it fails then. */
async function ended(done: Promise<void>, wait: () => void): Promise<void> {
  let waited = false
  const timer = setTimeout(() => {
    waited = true
    wait()
  }, realMsPatience)
  const [outcome] = await Promise.allSettled([done])
  clearTimeout(timer)
  if (waited) throw new NotProven(['it waited for the clock'])
  if (outcome.status === 'rejected') throw outcome.reason
}

/** By a person: the first time fails, and what comes after it may have to wait for something. */
const mostAttempts = 4
/** A try takes a tenth of a second. */
const realMsPatience = 30_000
/** Longer than a lost answer of the token endpoint keeps the next call for. */
const secondsUntilAgain = 120

/** Every place once, in the one way or the other, before any of them twice; as they come in the walk. */
function chooseSome(places: readonly Place[], size: number, seeded: Seeded): readonly Try[] {
  return places
    .flatMap((place, at) => {
      const kinds: readonly FaultKind[] = seeded.chance(0.5) ? ['before', 'after'] : ['after', 'before']
      return kinds.map((kind, turn) => ({ place, kind, at, rank: turn + seeded.fraction() }))
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, size)
    .toSorted((a, b) => a.at - b.at)
}
