import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
let folder: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tosite-main-'))
})
afterEach(async () => {
  if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
  rmSync(folder, { recursive: true })
})

function start(environment: Record<string, string>): ChildProcess {
  child = fork(main, {
    execArgv: [],
    silent: true,
    env: { PATH: process.env.PATH, DATABASE_FILE: join(folder, 'tosite.db'), ...environment },
  })
  return child
}

interface Said {
  readonly code: number | null
  /** On standard error. */
  readonly text: string
}

/** What the process said, once it has ended. */
async function said(process: ChildProcess): Promise<Said> {
  if (process.stderr === null) throw new Error('no error output')
  let text = ''
  process.stderr.on('data', (part: Buffer) => {
    text += part.toString()
  })
  const [[code]] = await Promise.all([once(process, 'exit'), once(process.stderr, 'end')])
  return { code, text }
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

/** Its log says when it listens. */
function listening({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stdout?.on('data', (part: Buffer) => {
      if (part.toString().includes('Server listening')) resolve()
    })
  })
}

test('an environment that cannot be used is told whole, and nothing starts', async () => {
  const { code, text } = await said(start({ PORT: 'many', NMBRS_SOAP_URL: 'nowhere' }))
  expect(code).toBe(1)
  expect(text).toContain('- PORT must be a number')
  expect(text).toContain('- NMBRS_SOAP_URL must be')
})

test('a port in use is told as that', async () => {
  const port = await freePort()
  const other = createServer().listen(port, 'localhost')
  await once(other, 'listening')
  const { code, text } = await said(start({ PORT: String(port) }))
  expect([code, text]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)])
  other.close()
})

test('the server is healthy, serves the demo users, and goes when its launcher is gone', async () => {
  const port = await freePort()
  const server = start({ PORT: String(port), NODE_ENV: 'production', DEMO: 'on', SECRET_KEY: 'x'.repeat(32) })
  const ended = said(server)
  await listening(server)
  const health = await fetch(`http://localhost:${port}/api/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  const signIn = await fetch(`http://localhost:${port}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body: JSON.stringify({ email: 'clerk@tosite.example', password: 'tosite-demo' }),
  })
  expect(signIn.status).toBe(200)
  server.disconnect()
  expect(await ended).toEqual({ code: 0, text: '' })
})
