import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { demoPassword } from '../src/demo/demo-users.ts'

export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** From the start of the process to its first healthy answer. */
  readonly startMs: number
  stop(): Promise<void>
}

const startLimitMs = 60_000
const askEveryMs = 10
const secretKey = randomUUID()

/** The server as it is built and runs in production, both vendors configured, with the demo's users to sign in as. */
export async function startTosite(databaseFile: string): Promise<ServerProcess> {
  const port = await freePort()
  // Nothing listens there: the benchmarks ask for nothing of a vendor.
  const nowhere = `http://127.0.0.1:${await freePort()}`
  return start(port, [fileURLToPath(new URL('../dist/main.js', import.meta.url))], {
    PORT: String(port),
    NODE_ENV: 'production',
    DEMO: 'on',
    DATABASE_FILE: databaseFile,
    SECRET_KEY: secretKey,
    NMBRS_SOAP_URL: nowhere,
    PROCOUNTOR_URL: nowhere,
    PROCOUNTOR_CLIENT_ID: 'bench',
    PROCOUNTOR_CLIENT_SECRET: 'bench',
  })
}

export async function startBare(databaseFile: string): Promise<ServerProcess> {
  const port = await freePort()
  return start(port, [fileURLToPath(new URL('./bare-server.ts', import.meta.url)), databaseFile, String(port)], {})
}

/** The cookie of the office administrator, who sees every company. */
export async function signIn({ url }: ServerProcess): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'admin@tosite.example', password: demoPassword }),
  })
  const [cookie = ''] = answer.headers.getSetCookie().map((text) => text.split(';', 1)[0])
  if (!answer.ok || cookie === '') throw new Error(`the sign-in answered ${answer.status}`)
  return cookie
}

async function start(
  port: number,
  command: readonly string[],
  variables: Record<string, string>,
): Promise<ServerProcess> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://localhost:${port}`
  const stop = () => end(child)
  try {
    await healthy(url, child, startedAt)
    return { url, pid: child.pid ?? 0, startMs: performance.now() - startedAt, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function healthy(url: string, child: ChildProcess, startedAt: number): Promise<void> {
  while (performance.now() - startedAt < startLimitMs && child.exitCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok === true) return
    await pause(askEveryMs)
  }
  throw new Error('a server did not start')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
