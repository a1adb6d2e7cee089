import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atMost, isQuick, median } from './figures.ts'
import { makeOffice } from './office.ts'
import { type ServerProcess, signIn, startBare, startTosite } from './server-process.ts'

const rounds = isQuick ? 3 : 9
const restMs = 3000
/**
 * The aim is 500 ms on a machine where the bare server takes 275 ms; on any other the two are compared, since what a start
 * takes is mostly what the machine takes to read and compile.
 */
const limitToBare = 500 / 275

/** How long the server takes from its start on an existing database to a healthy answer, and what it needs at rest. */
const folder = mkdtempSync(join(tmpdir(), 'tosite-bench-'))
try {
  const file = join(folder, 'tosite.db')
  makeOffice(file, { companies: 1000, runsPerCompany: 24 })
  // The first start adds the demo's users and keeps the compiled sources.
  await (await startTosite(file)).stop()

  const own: number[] = []
  const bare: number[] = []
  const megabytes: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await startOnce(startBare(file)))
    own.push(await startOnce(startTosite(file), async (server) => megabytes.push(await megabytesAtRest(server))))
  }

  // Other programs can only make a start slower, so the fastest one tells most of the server.
  const fastest = { own: Math.min(...own), bare: Math.min(...bare) }
  console.log(
    `start of ${rounds}: fastest ${fastest.own.toFixed(0)} ms, median ${median(own).toFixed(0)} ms;` +
      ` a bare Fastify with better-sqlite3 ${fastest.bare.toFixed(0)} ms and ${median(bare).toFixed(0)} ms`,
  )
  atMost({ what: 'cold start to healthy beside a bare server', figure: fastest.own / fastest.bare, limit: limitToBare })
  atMost({ what: 'memory at rest after a sign-in and an overview', figure: median(megabytes), limit: 150, unit: ' MB' })
} finally {
  rmSync(folder, { recursive: true })
}

async function startOnce(
  starting: Promise<ServerProcess>,
  use: (server: ServerProcess) => Promise<unknown> = async () => undefined,
): Promise<number> {
  const server = await starting
  try {
    await use(server)
    return server.startMs
  } finally {
    await server.stop()
  }
}

async function megabytesAtRest(server: ServerProcess): Promise<number> {
  const cookie = await signIn(server)
  const overview = await fetch(`${server.url}/api/overview`, { headers: { cookie } })
  if (!overview.ok || (await overview.text()).length === 0) throw new Error(`the overview answered ${overview.status}`)
  await pause(restMs)
  return residentKilobytes(server.pid) / 1000
}

function residentKilobytes(pid: number): number {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1])
}
