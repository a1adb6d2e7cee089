import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import autocannon from 'autocannon'
import Sqlite from 'better-sqlite3'
import { atLeast, isQuick, median } from './figures.ts'
import { makeOffice } from './office.ts'
import { signIn, startBare, startTosite } from './server-process.ts'

const office = { companies: 10_000, runsPerCompany: 24 }
const rowsPerPage = 50
const rounds = isQuick ? 3 : 7
const seconds = isQuick ? 1 : 3
/** Whatever is kept of the last answer is out of date after this. */
const commitEveryMs = 1000
const leastRatio = 0.5

const firstPage = ['/api/overview']
const everyPage = Array.from({ length: office.companies / rowsPerPage }, (_, page) => `/api/overview?page=${page}`)

/**
 * Requests per second for a page of the overview, signed in, against a bare Fastify and better-sqlite3 that answers the
 * same rows of the same file; in turns, while work of others is committed every second.
 */
const folder = mkdtempSync(join(tmpdir(), 'tosite-bench-'))
const file = join(folder, 'tosite.db')
makeOffice(file, office)
const own = await startTosite(file)
const bare = await startBare(file)
const others = new Sqlite(file)
const commit = others.prepare('update debtors set name = name where id = 1')
const committing = setInterval(() => commit.run(), commitEveryMs)
try {
  const cookie = await signIn(own)
  for (const path of [...firstPage, ...everyPage.slice(-2)]) await compareRows(path, cookie)
  const list = await ratioOf(firstPage, cookie, rounds)
  const pages = await ratioOf(everyPage, cookie, Math.ceil(rounds / 2))
  console.log(`every page in turn, of which none is kept: ratio ${pages.toFixed(2)} (for comparison)`)
  const what = `${rowsPerPage} rows of ${office.companies} companies × ${office.runsPerCompany} runs, requests per second`
  atLeast({ what, figure: list, limit: leastRatio })
} finally {
  clearInterval(committing)
  others.close()
  await own.stop()
  await bare.stop()
  rmSync(folder, { recursive: true })
}

async function compareRows(path: string, cookie: string): Promise<void> {
  const [ours, theirs] = await Promise.all([own, bare].map(({ url }) => rowsAt(`${url}${path}`, cookie)))
  if (ours?.length !== rowsPerPage || !isDeepStrictEqual(ours, theirs)) throw new Error(`other rows at ${path}`)
}

async function rowsAt(url: string, cookie: string): Promise<unknown[]> {
  const answer = await fetch(url, { headers: { cookie } })
  const { rows } = (await answer.json()) as { rows: unknown[] }
  return rows
}

/** Of the medians; the first of each is left out. */
async function ratioOf(paths: readonly string[], cookie: string, count: number): Promise<number> {
  const perSecond = { own: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= count; round++) {
    const [ours, theirs] = [await load(own.url, paths, cookie), await load(bare.url, paths, cookie)]
    if (round > 0) perSecond.own.push(ours)
    if (round > 0) perSecond.bare.push(theirs)
  }
  const [ours, theirs] = [median(perSecond.own), median(perSecond.bare)]
  console.log(`${ours.toFixed(0)} requests per second, bare ${theirs.toFixed(0)} (medians of ${count})`)
  return ours / theirs
}

async function load(url: string, paths: readonly string[], cookie: string): Promise<number> {
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers: { cookie } }))
  const { errors, non2xx, requests: answered } = await autocannon({ url, requests, connections: 10, duration: seconds })
  if (errors > 0 || non2xx > 0) throw new Error(`${errors} errors and ${non2xx} refusals from ${url}`)
  return answered.average
}
