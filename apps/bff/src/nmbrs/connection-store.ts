import type { NmbrsConnection } from '@tosite/contract'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, write } from '../db/database.ts'
import { nmbrsConnection } from '../db/schema.ts'
import type { Seal } from '../secrets/seal.ts'

export interface Credentials {
  readonly username: string
  readonly token: string
  readonly domain: string
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>

/** A deployment serves one master: one connection. */
const place = { table: 'nmbrs_connection', row: '1', column: 'token' } as const

export function createConnectionStore(db: Db, seal: Seal, now: () => Date) {
  return {
    /** What may be shown of it: never the token. */
    view: (): Promise<NmbrsConnection> =>
      read(db, (tx) => {
        const row = tx.select().from(nmbrsConnection).get()
        if (row === undefined) return { connection: null }
        const { username, domain, savedAt, companiesReadAt } = row
        return { connection: { username, domain, savedAt, companiesReadAt } }
      }),

    /** The credentials with their token, or null where none are saved. */
    credentials: (): Promise<Credentials | null> =>
      read(db, (tx) => {
        const row = tx.select().from(nmbrsConnection).get()
        if (row === undefined) return null
        return { username: row.username, token: seal.open(row.token, place), domain: row.domain }
      }),

    save: ({ username, token, domain }: Credentials, actor: string): Promise<void> =>
      write(db, (tx) => {
        const savedAt = now().toISOString()
        const values = { username, token: seal.seal(token, place), domain, savedAt }
        tx.insert(nmbrsConnection)
          .values({ id: 1, ...values })
          .onConflictDoUpdate({ target: nmbrsConnection.id, set: values })
          .run()
        recordAudit(tx, {
          at: savedAt,
          actor,
          action: 'nmbrs connection saved',
          subject: 'nmbrs',
          details: { username, domain },
        })
      }),
  }
}
