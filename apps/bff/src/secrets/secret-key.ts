import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The installation's secret outside production: made on first use and kept beside the database, readable by its owner
 * only. Losing the file means authorizing and connecting anew.
 */
export function keptSecretKey(databaseFile: string): string {
  const made = randomBytes(32).toString('base64url')
  if (databaseFile === ':memory:') return made
  const file = join(dirname(databaseFile), 'secret.key')
  mkdirSync(dirname(file), { recursive: true })
  try {
    // `wx`: of two processes that start at once, one makes it and the other reads it.
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return made
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return readFileSync(file, 'utf8').trim()
  }
}
