import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSeed, startNmbrsStandIn, startProcountorStandIn } from '@tosite/sandbox'
import { hashPassword } from 'better-auth/crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp } from '../src/app.ts'
import { type Clock, realClock } from '../src/clock.ts'
import { type Config, parseConfig } from '../src/config.ts'
import { createDeps } from '../src/create-deps.ts'
import { openDatabase } from '../src/db/database.ts'
import { createDemoStore } from '../src/demo/demo-store.ts'
import { demoPassword } from '../src/demo/demo-users.ts'
import { addDemoUsers } from '../src/demo/start-demo-data.ts'
import type { Deps } from '../src/deps.ts'
import { createLog } from '../src/log.ts'

/** Slow by design, so made once. */
const passwordHash = hashPassword(demoPassword)

export const publicUrl = 'http://localhost:3000'

/** A signed-in person's requests, as a page of ours sends them. */
export interface Person {
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, body?: unknown): Promise<LightMyRequestResponse>
  put(url: string, body?: unknown): Promise<LightMyRequestResponse>
  delete(url: string): Promise<LightMyRequestResponse>
  /** Any other request with the person's session. */
  send(options: InjectOptions): Promise<LightMyRequestResponse>
}

type StandIns = {
  readonly nmbrs: Awaited<ReturnType<typeof startNmbrsStandIn>>
  readonly procountor: Awaited<ReturnType<typeof startProcountorStandIn>>
}

export interface TestApp {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly seed: ReturnType<typeof demoSeed>
  /** Only where asked for. */
  readonly standIns: StandIns | null
  signIn(email: string): Promise<Person>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Starts both vendors' stand-ins on free ports, with the demo's data, and points the server at them. */
  readonly standIns?: boolean
  readonly now?: () => Date
  readonly clock?: Clock
  readonly config?: Partial<Config>
  /** Lines of the log; by default there is none. */
  readonly logTo?: { write(line: string): void }
  /** Told of every answer to a signed-in person but a stream: `GET /api/me`, and its headers and body as text. */
  readonly onAnswer?: (request: string, text: string) => void
}

/** A whole server on a database of its own in a temporary folder, with the demo's three users. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'tosite-'))
  const clock = options.clock ?? { ...realClock, ...(options.now === undefined ? {} : { now: options.now }) }
  const seed = demoSeed()
  const standIns = options.standIns === true ? await startStandIns(seed, clock) : null
  const file = join(folder, 'tosite.db')
  const config = { ...parseConfig(environment(file, seed, standIns), () => randomUUID()), ...options.config }
  const { db, close } = openDatabase(file)
  const log = options.logTo === undefined ? createLog({ level: 'silent' }) : createLog({}, options.logTo)
  const deps = createDeps({ config, db, log, clock, newId: randomUUID })
  await addDemoUsers(createDemoStore(db, clock.now, randomUUID), () => passwordHash)
  const app = await buildApp(deps)
  await app.ready()

  return {
    app,
    deps,
    seed,
    standIns,
    signIn: (email) => signIn(app, email, options.onAnswer),
    close: async () => {
      await app.close()
      await standIns?.nmbrs.close()
      await standIns?.procountor.close()
      close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startStandIns(seed: ReturnType<typeof demoSeed>, { sleep }: Clock): Promise<StandIns> {
  return {
    nmbrs: await startNmbrsStandIn({ seed: seed.nmbrs }),
    procountor: await startProcountorStandIn({
      seed: seed.procountor,
      clientId: 'tosite-test',
      clientSecret: 'a secret for tests',
      redirectUri: `${publicUrl}/api/procountor/callback`,
      requestsPerSecond: 1000,
      wait: async (ms, stopped) => {
        await sleep(ms, stopped)
        stopped.throwIfAborted()
      },
    }),
  }
}

function environment(file: string, seed: ReturnType<typeof demoSeed>, standIns: StandIns | null) {
  const { testCompanyIds, blockedDebtorIds } = seed
  return {
    PUBLIC_URL: publicUrl,
    DATABASE_FILE: file,
    SECRET_KEY: `${randomUUID()}${randomUUID()}`,
    DEMO: 'on',
    DEMO_SEED: JSON.stringify({ testCompanyIds, blockedDebtorIds }),
    SETTLE_SECONDS: '120',
    PROCOUNTOR_REQUESTS_PER_SECOND: '1000',
    ...(standIns === null
      ? {}
      : {
          NMBRS_SOAP_URL: standIns.nmbrs.url,
          PROCOUNTOR_URL: standIns.procountor.url,
          PROCOUNTOR_CLIENT_ID: 'tosite-test',
          PROCOUNTOR_CLIENT_SECRET: 'a secret for tests',
        }),
  }
}

async function signIn(app: FastifyInstance, email: string, onAnswer: TestAppOptions['onAnswer']): Promise<Person> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: publicUrl },
    payload: { email, password: demoPassword },
  })
  if (answer.statusCode !== 200) throw new Error(`${email} could not sign in: ${answer.body}`)
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  const send = async ({ headers, ...options }: InjectOptions) => {
    const given = Object.entries({ origin: publicUrl, ...headers }).filter(([, value]) => value !== undefined)
    const answer = await app.inject({ ...options, cookies, headers: Object.fromEntries(given) })
    if (options.payloadAsStream !== true) {
      onAnswer?.(`${options.method} ${String(options.url)}`, `${JSON.stringify(answer.headers)}\n${answer.body}`)
    }
    return answer
  }
  const withBody = (method: 'POST' | 'PUT') => (url: string, body?: unknown) =>
    send({ method, url, ...(body === undefined ? {} : { payload: body as object }) })
  return {
    send,
    get: (url) => send({ method: 'GET', url }),
    post: withBody('POST'),
    put: withBody('PUT'),
    delete: (url) => send({ method: 'DELETE', url }),
  }
}
