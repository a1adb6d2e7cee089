import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Life } from './loss-of-power.ts'
import type { Seeded } from './seeded.ts'

/** What a disk holds after power was lost: the log up to some byte, sometimes with rubbish after it. */
export function createTornDatabase(folder: string, seeded: Seeded) {
  let count = 0
  const next = () => join(folder, `life-${seeded.fork()}-${++count}.db`)
  return {
    next,
    /** The file of the next life. What had gone outside is kept, for the disk had it; anything after that may be gone. */
    tear({ base, wal, effects }: Life): string {
      const file = next()
      copyFileSync(base, file)
      const kept = seeded.int(effects.at(-1)?.walBytes ?? 0, wal.length)
      const tail = seeded.chance(0.5) ? damagedTail(wal, kept, seeded) : Buffer.alloc(0)
      writeFileSync(`${file}-wal`, Buffer.concat([wal.subarray(0, kept), tail]))
      return file
    },
  }
}

export const sectorBytes = 512

/** What may lie after the last byte that was written in order: old bytes, or later sectors without the ones before. */
export function damagedTail(wal: Buffer, from: number, seeded: Seeded): Buffer {
  const later = wal.subarray(from, from + seeded.int(1, 8) * sectorBytes)
  if (later.length > sectorBytes && seeded.chance(0.5)) {
    const torn = Buffer.from(later)
    torn.fill(0, 0, sectorBytes)
    return torn
  }
  return Buffer.from(Array.from({ length: seeded.int(1, 2 * sectorBytes) }, () => seeded.int(0, 255)))
}
