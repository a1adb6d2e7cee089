import { appendFileSync, copyFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Effect, Life } from './loss-of-power.ts'
import { NotProven } from './proof.ts'
import type { Seeded } from './seeded.ts'
import { damagedTail, sectorBytes } from './torn-database.ts'

/** Cuts the log of a life at every sector and looks at what is left. */
export function createLogCutter(folder: string, seeded: Seeded) {
  const file = join(folder, 'cut.db')
  const log = `${file}-wal`

  /** Opens what is there as it is; reading changes neither file. */
  function look(known: Known, where: string): void {
    rmSync(`${file}-shm`, { force: true })
    const database = new Sqlite(file, { readonly: true })
    try {
      const findings = findingsIn(database, known)
      if (findings.length > 0) throw new NotProven(findings.map((finding) => `${where}: ${finding}`))
    } finally {
      database.close()
    }
  }

  return {
    /**
     * At most so many cuts, with and without a damaged tail, one sector after the other from where chance says. Returns how
     * many there were.
     * @throws NotProven
     */
    check({ base, wal, effects }: Life, most: number): number {
      const sectors = Math.floor(wal.length / sectorBytes) + 1
      const first = seeded.int(0, Math.max(0, sectors - Math.ceil(most / 2))) * sectorBytes
      copyFileSync(base, file)
      writeFileSync(log, wal.subarray(0, first))
      const known: Known = { sendings: new Map(), queued: 0 }
      let at = 0
      let cuts = 0
      for (let bytes = first; bytes <= wal.length && cuts < most; bytes += sectorBytes) {
        for (; at < effects.length && (effects[at]?.walBytes ?? 0) <= bytes; at++) learn(known, effects[at])
        const where = `the log cut at byte ${bytes} of ${wal.length}`
        look(known, where)
        appendFileSync(log, damagedTail(wal, bytes, seeded))
        look(known, `${where}, with a damaged tail`)
        cuts += 2
        truncateSync(log, bytes)
        appendFileSync(log, wal.subarray(bytes, bytes + sectorBytes))
      }
      return cuts
    },
  }
}

/** What had gone outside by then. */
interface Known {
  /** By mark: how often its request had left. */
  readonly sendings: Map<string, number>
  /** How many receipts somebody was told are queued. */
  queued: number
}

function learn(known: Known, effect: Effect | undefined): void {
  if (effect?.left !== undefined) known.sendings.set(effect.left.mark, effect.left.times)
  if (effect?.toldQueued !== undefined) known.queued = effect.toldQueued
}

function findingsIn(database: Sqlite.Database, { sendings, queued }: Known): string[] {
  const integrity = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  const rows = database.prepare<[], StoredDelivery>(deliveriesSql).all()
  const byMark = new Map(rows.map((row) => [row.mark, row]))
  const forgotten = [...sendings].filter(([mark, times]) => (byMark.get(mark)?.sendings ?? 0) < times)
  return [
    ...(integrity === 'ok' ? [] : [`the database is damaged: ${integrity}`]),
    ...(orphans.length === 0 ? [] : [`${orphans.length} rows refer to nothing`]),
    ...(rows.length >= queued ? [] : [`of ${queued} receipts that were told to be queued ${rows.length} are known`]),
    ...forgotten.map(([mark]) => `${mark} had been sent, and is ${byMark.get(mark)?.state ?? 'not known'}`),
  ]
}

interface StoredDelivery {
  readonly mark: string
  readonly state: string
  /** How often it was written down that it is sent. */
  readonly sendings: number
}

const deliveriesSql = `
  select r.mark, d.state, coalesce(s.sendings, 0) as sendings
  from deliveries d
  join receipts r on r.id = d.receipt_id
  left join (select subject, count(*) as sendings from audit where action = 'delivery sending' group by subject) s
    on s.subject = d.id`
