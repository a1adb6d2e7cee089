import { randomBytes } from 'node:crypto'
import { defaultFacts, type InferredFacts } from '../facts.ts'
import type { Db } from './database.ts'

/** What the control address switches, and the key that tokens are signed with. */
export function createSettingsStore(db: Db) {
  const read = (key: string): string | undefined =>
    db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
  const write = (key: string, value: string): void => {
    db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value)
  }

  return {
    facts: (): InferredFacts => ({ ...defaultFacts, ...JSON.parse(read('facts') ?? '{}') }),
    setFacts: (facts: InferredFacts): void => write('facts', JSON.stringify(facts)),
    /** By how much this server's clock is ahead of the real one. */
    clockAheadMs: (): number => Number(read('clock-ahead-ms') ?? 0),
    setClockAheadMs: (ms: number): void => write('clock-ahead-ms', String(ms)),
    signingKey: (): string => {
      const stored = read('signing-key')
      if (stored !== undefined) return stored
      const made = randomBytes(32).toString('hex')
      write('signing-key', made)
      return made
    },
    isSeeded: (): boolean => read('seeded') !== undefined,
    markSeeded: (): void => write('seeded', 'yes'),
  }
}
