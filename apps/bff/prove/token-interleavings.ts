import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, count, eq, sql } from 'drizzle-orm'
import { createAccountStore } from '../src/accounts/account-store.ts'
import { createAccountTokens } from '../src/accounts/account-tokens.ts'
import { createProcountorAccess, type ProcountorAccess } from '../src/accounts/procountor-access.ts'
import { createRefreshTokens } from '../src/accounts/token-endpoint.ts'
import { createTokenRefreshStore, type TokenRefreshStore } from '../src/accounts/token-refresh-store.ts'
import { createTokenStore } from '../src/accounts/token-store.ts'
import type { Clock } from '../src/clock.ts'
import { type Db, openDatabase } from '../src/db/database.ts'
import { audit } from '../src/db/schema.ts'
import { ApiProblem } from '../src/http/api-error.ts'
import { createLog } from '../src/log.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { type VirtualClock, virtualClock } from '../test/virtual-clock.ts'
import { findSecrets } from './checker.ts'
import { expectNone, type Figures, type Proof } from './proof.ts'
import { createSeeded, type Seeded } from './seeded.ts'
import { createTokenVendor, type TokenVendor } from './token-vendor.ts'

export const tokenInterleavings: Proof = {
  name: 'token-interleavings',
  claim: 'One refresh at a time leaves for an account, in order, and nobody is told expired unless Procountor refused',
  unit: 'interleavings of 2 to 100 callers',
  sizes: { quick: 1_000, full: 10_000 },

  run: async ({ size, seed, report }) => {
    const seeds = createSeeded(seed)
    const folder = mkdtempSync(join(tmpdir(), 'tosite-tokens-'))
    const connections = Array.from({ length: mostProcesses }, () => openDatabase(join(folder, 'tosite.db')))
    const figures: Record<string, number> = {}
    try {
      // A power cut is another proof's; here the disk would only take time.
      for (const { db } of connections) db.run(sql`pragma synchronous = off`)
      for (let at = 0; at < size; at++) {
        const own = seeds.fork()
        const { findings, counted } = await interleave(
          connections.map(({ db }) => db),
          createSeeded(own),
        )
        expectNone(findings, `interleaving ${at} (its seed ${own})`)
        for (const [what, times] of Object.entries(counted)) figures[what] = (figures[what] ?? 0) + times
        if ((at + 1) % 1_000 === 0) report(`${at + 1} interleavings`)
      }
    } finally {
      for (const { close } of connections) close()
      rmSync(folder, { recursive: true })
    }
    return figures satisfies Figures
  },
}

const mostProcesses = 4
const spanMs = 2 * 3_600_000
const config = {
  url: 'http://procountor.test',
  apiPath: '/api',
  clientId: 'tosite',
  clientSecret: 'the secret of this client',
  requestsPerSecond: 20,
}

interface Scene {
  readonly clock: VirtualClock
  readonly seeded: Seeded
  readonly vendor: TokenVendor
  readonly accountId: string
  /** Everything that was logged or told to somebody. */
  readonly told: string[]
  readonly ends: Record<string, number>
}

interface Process {
  readonly access: ProcountorAccess
  readonly died: Promise<'died'>
  kill(): void
}

async function interleave(dbs: readonly Db[], seeded: Seeded) {
  const [db] = dbs
  if (db === undefined) throw new Error('there is no database')
  const clock = virtualClock()
  const seal = createSeal('a secret of thirty-two characters')
  const tokens = createTokenStore(db, seal, clock.now)
  const { id: accountId } = await createAccountStore(db, clock.now, randomUUID).create('Palkat', 'someone')
  const nothing = { accessToken: null, refreshToken: null }
  const vendor = createTokenVendor({
    clock,
    seeded: createSeeded(seeded.fork()),
    rotates: seeded.chance(0.5),
    trouble: seeded.pick([0, 0.3, 0.8]),
    stored: async () => (await tokens.find(accountId)) ?? nothing,
  })
  const scene: Scene = { clock, seeded, vendor, accountId, told: [], ends: {} }
  const authorize = async () => {
    const company = { id: 7, name: 'Leipomo' }
    await tokens.authorize(accountId, { tokens: vendor.authorize(), company }, 'someone')
  }
  await authorize()

  const processes = dbs.slice(0, seeded.int(1, dbs.length)).map((one) => startProcess(one, scene))
  const survivors = processes.slice(1)
  const events = [
    ...callersOf(scene, processes),
    ...(seeded.chance(0.4) ? [later(scene, async () => vendor.revoke())] : []),
    ...(seeded.chance(0.4) ? [later(scene, authorize)] : []),
    ...(survivors.length > 0 && seeded.chance(0.3) ? [later(scene, async () => processes[0]?.kill())] : []),
  ]
  await clock.run(Promise.all(events))

  // Whatever happened: with an authorization that Procountor takes, somebody who goes on trying gets through.
  vendor.behave()
  const stored = await tokens.find(accountId)
  const last = survivors[0] ?? processes[0]
  if (last === undefined) throw new Error('there is no process')
  const end = await clock.run(persist(last, scene))
  const isFine = stored?.status === 'authorized' && vendor.isLive(stored.refreshToken)
  if (end !== 'ok' && (isFine || end !== 'authorization-expired'))
    vendor.findings.push(`the last caller ended with ${end}`)

  const expiries = db
    .select({ times: count() })
    .from(audit)
    .where(and(eq(audit.subject, accountId), eq(audit.action, 'account authorization expired')))
    .get()
  const times = expiries?.times ?? 0
  if (times > vendor.refusedGenerations.size) vendor.findings.push(`told ${times} times that it expired`)
  const secrets = Object.fromEntries([...vendor.secrets, config.clientSecret].map((one, at) => [`secret ${at}`, one]))
  const findings = [
    ...vendor.findings,
    ...findSecrets([{ where: 'a log or an error', text: scene.told.join('\n') }], secrets),
  ]
  return { findings, counted: { ...vendor.counts, ...scene.ends, 'expiries recorded': times } }
}

function startProcess(db: Db, { clock, seeded, vendor, told }: Scene): Process {
  let isAlive = true
  let dies: () => void = () => undefined
  const died = new Promise<'died'>((resolve) => {
    dies = () => resolve('died')
  })
  const never = new Promise<never>(() => undefined)
  // Nothing happens any more in a process that was killed.
  const own: Clock = {
    ...clock,
    sleep: (ms, signal) => clock.sleep(ms, signal).then(() => (isAlive ? undefined : never)),
  }
  const sent = vendor.fetchOf(() => isAlive)
  const send: typeof fetch = (...request) => sent(...request).finally(() => (isAlive ? undefined : never))
  const seal = createSeal('a secret of thirty-two characters')
  const tokens = createAccountTokens({
    tokens: createTokenStore(db, seal, clock.now),
    refreshes: sometimesBusy(createTokenRefreshStore(db, seal, clock.now), seeded),
    refreshTokens: createRefreshTokens(config, { clock: own, fetch: send }),
    clock: own,
    log: createLog({}, { write: (text) => told.push(text) }),
    newId: randomUUID,
    random: () => seeded.fraction(),
    depart: async (atDeparture) => {
      await own.sleep(seeded.int(0, seeded.chance(0.02) ? 60_000 : 200))
      await atDeparture()
    },
  })
  const pace = { depart: async (_lane: unknown, atDeparture?: () => Promise<void>) => atDeparture?.() }
  const access = createProcountorAccess({ config, tokens, clock: own, pace, fetch: send })
  return {
    access,
    died,
    kill: () => {
      isAlive = false
      dies()
    },
  }
}

/** Now and then the lock is not to be had. */
function sometimesBusy(store: TokenRefreshStore, seeded: Seeded): TokenRefreshStore {
  const often = seeded.pick([0, 0, 0.02])
  const guarded =
    <Args extends unknown[], T>(method: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      if (seeded.chance(often)) throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
      return method(...args)
    }
  return {
    look: guarded(store.look),
    take: guarded(store.take),
    renew: guarded(store.renew),
    giveBack: guarded(store.giveBack),
    fail: guarded(store.fail),
    save: guarded(store.save),
    expire: guarded(store.expire),
  }
}

/** Mostly a few, sometimes a hundred; many at the same moment, which is when a token ends. */
function callersOf(scene: Scene, processes: readonly Process[]): Promise<void>[] {
  const { seeded } = scene
  const callers = seeded.chance(0.06) ? seeded.int(2, 100) : seeded.int(2, 10)
  const rush = seeded.int(0, spanMs)
  return Array.from({ length: callers }, async () => {
    const process = seeded.pick(processes)
    const calls = seeded.int(1, 2)
    await scene.clock.sleep(seeded.chance(0.6) ? rush + seeded.int(0, 200) : seeded.int(0, spanMs))
    for (let call = 0; call < calls; call++) {
      // A caller in a process that dies ends with it.
      const end = await Promise.race([callOnce(process, scene), process.died])
      if (end === 'died') return
      scene.ends[end] = (scene.ends[end] ?? 0) + 1
      await scene.clock.sleep(seeded.int(0, 5_000))
    }
  })
}

/** How a call ended, in our words. */
async function callOnce({ access }: Process, { accountId, vendor, told }: Scene): Promise<string> {
  const generation = vendor.generation()
  try {
    await access.with(accountId, (client) => client.sessionInfo())
    return 'ok'
  } catch (error) {
    if (!(error instanceof ApiProblem)) {
      vendor.findings.push(`a caller was told ${error instanceof Error ? error.stack : String(error)}`)
      return 'failed'
    }
    told.push(`${error.stack} ${JSON.stringify(error)}`)
    const wasRefused = [...vendor.refusedGenerations].some((one) => one >= generation)
    if (error.code === 'authorization-expired' && !wasRefused)
      vendor.findings.push('told expired, and nothing was refused')
    if (!expectedCodes.has(error.code)) vendor.findings.push(`told ${error.code}`)
    return error.code
  }
}

const expectedCodes = new Set(['authorization-expired', 'authorization-not-renewed', 'busy'])

async function persist(process: Process, scene: Scene): Promise<string> {
  for (let tries = 0; ; tries++) {
    const end = await callOnce(process, scene)
    if (end === 'ok' || end === 'authorization-expired' || tries > 50) return end
    await scene.clock.sleep(120_000)
  }
}

function later({ clock, seeded }: Scene, work: () => Promise<void>): Promise<void> {
  return clock.sleep(seeded.int(0, spanMs)).then(work)
}
