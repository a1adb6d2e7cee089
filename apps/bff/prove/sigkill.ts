import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findSecrets } from './checker.ts'
import { type ConnectedOffice, connectOffice } from './connected-office.ts'
import { AnsweredOtherwise, type PersonAtTosite, signInAt } from './person-at-tosite.ts'
import { expectNone, NotProven, type Proof } from './proof.ts'
import { createSeeded, type Seeded } from './seeded.ts'
import { createSendingPerson } from './sending-person.ts'
import { freePort, startTositeProcess, type TositeProcess } from './tosite-process.ts'
import { startWire, type Wire, type WireWatch } from './wire.ts'

/** Worlds in which a process sends, is killed at any moment, and the next one goes on from the same file. */
export const sigkillProof: Proof = {
  name: 'sigkill',
  claim: 'Real processes killed with SIGKILL while sending lose no receipt and book none twice',
  unit: 'kills',
  sizes: { quick: 25, full: 1000 },

  run: async ({ size, seed, report }) => {
    const seeded = createSeeded(seed)
    const kills: Record<string, number> = {}
    let receipts = 0
    for (let done = 0; done < size; done += killsPerWorld) {
      const moments = Array.from({ length: Math.min(killsPerWorld, size - done) }, () => chooseMoment(seeded))
      for (const { kind } of moments) kills[kind] = (kills[kind] ?? 0) + 1
      receipts += await killAt(moments, seeded)
      report(`${done + moments.length} kills, ${receipts} receipts`)
    }
    return { kills: size, receipts, ...kills }
  },
}

/** Kills one process after the other, in an office of their own. @returns how many receipts they sent */
async function killAt(moments: readonly Moment[], seeded: Seeded): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tosite-sigkill-'))
  const office = await connectOffice(['101', '102', '401'])
  const wire = await startWire(office.procountorUrl)
  try {
    const world = await createWorld({ office, wire, seeded, databaseFile: join(folder, 'tosite.db') })
    for (const moment of moments) await world.liveUntil(moment)
    await world.liveToTheEnd()
    expectNone(await office.troubles(world.expected()), 'after the last kill')
    expectNone(await world.secretsTold(), 'in what was printed and answered')
    return world.expected().length
  } finally {
    await wire.close()
    await office.close()
    await rm(folder, { recursive: true })
  }
}

/** In a world that grows, every look for a receipt takes longer, and in the end no life would come to send. */
const killsPerWorld = 25

/** When a process is killed: counted in requests on the wire, or in moments around statements of its database. */
interface Moment {
  readonly kind: (typeof kinds)[number]
  readonly count: number
}

const atStatement = 'killed at a statement'
const kinds = [
  'killed with a request on its way',
  'killed before the answer',
  'killed at the answer',
  atStatement,
] as const

/** Most lives are short; some are long enough to look twice for all that others left behind, and to send. */
function chooseMoment(seeded: Seeded): Moment {
  const kind = seeded.pick(kinds)
  const [from, to] = kind === atStatement ? [30, 3_000] : [1, 200]
  return { kind, count: Math.round(from * (to / from) ** seeded.fraction()) }
}

function killing(process: TositeProcess, { kind, count }: Moment): WireWatch {
  const strike = async ({ number }: { readonly number: number }) => {
    if (number === count) await process.kill()
  }
  if (kind === 'killed with a request on its way') return { arrived: strike }
  return kind === 'killed before the answer' ? { saved: strike } : { answered: strike }
}

const preload = fileURLToPath(new URL('./dying-process.ts', import.meta.url))
/** Few, for whatever a life leaves behind is looked for twice in one of the next, before that can send anything. */
const receiptsUnderWay = 12
const receiptsPerJournal = 12
const betweenLooksMs = 50
const longestLifeMs = 120_000

interface WorldParts {
  readonly office: ConnectedOffice
  readonly wire: Wire
  readonly seeded: Seeded
  readonly databaseFile: string
}

async function createWorld({ office, wire, seeded, databaseFile }: WorldParts) {
  office.copyDatabase(databaseFile)
  const port = await freePort()
  // Nothing lands after its wire was quiet, and no life is to pass in waiting for that.
  const environment = { ...office.environment(databaseFile, port, wire.url), SETTLE_SECONDS: '0.1' }
  const sender = createSendingPerson(office.places, seeded, receiptsPerJournal)
  const printed: string[] = []
  let person: PersonAtTosite | undefined

  function start(variables: Readonly<Record<string, string>> = {}): Promise<TositeProcess> {
    return startTositeProcess({ ...environment, ...variables }, { preload })
  }

  async function signedIn(): Promise<PersonAtTosite> {
    person ??= await signInAt(`http://localhost:${port}`)
    return person
  }

  /** Until the other is dead, or answers otherwise than it should. */
  async function keepBusy(at: PersonAtTosite): Promise<never> {
    for (;;) {
      await sender.keepBusy(at, receiptsUnderWay)
      await pause(betweenLooksMs)
    }
  }

  return {
    expected: sender.expected,

    async liveUntil(moment: Moment): Promise<void> {
      const isAtStatement = moment.kind === atStatement
      const process = await start(isAtStatement ? { KILL_AT_STATEMENT: String(moment.count) } : {})
      wire.watch(isAtStatement ? {} : killing(process, moment))
      const failure = process.listening.then(async () => keepBusy(await signedIn())).catch((error: unknown) => error)
      const isDead = await Promise.race([
        process.ended.then(() => true),
        pause(longestLifeMs, false, { ref: false }),
        // Whoever talks to a process that is being killed hears nothing; what is answered otherwise is a finding.
        failure.then((error) => (isFinding(error) ? false : process.ended.then(() => true))),
      ])
      if (!isDead) await process.kill()
      await wire.quiet()
      printed.push(process.output())
      const error = await failure
      if (isFinding(error)) throw new NotProven([`${error.message}\n${process.output()}`])
      if (!isDead) throw new Error(`${moment.kind} ${moment.count} did not come about:\n${process.output()}`)
    },

    async liveToTheEnd(): Promise<void> {
      wire.watch({})
      const process = await start()
      await process.listening
      try {
        await sender.untilVerified(await signedIn())
      } finally {
        await process.stop()
        printed.push(process.output())
      }
    },

    secretsTold: async () =>
      findSecrets(
        [
          { where: 'the log', text: printed.join('\n') },
          { where: 'an answer', text: person?.answers() ?? '' },
        ],
        await office.secrets(),
      ),
  }
}

function isFinding(error: unknown): error is NotProven | AnsweredOtherwise {
  return error instanceof NotProven || error instanceof AnsweredOtherwise
}
