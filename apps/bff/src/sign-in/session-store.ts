import { eq, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { signInSessions } from '../db/schema.ts'

export interface StoredSession {
  readonly id: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Reads sessions; writing them is the sign-in library's. Asked on every request, so prepared once. */
export function createSessionStore(db: Db) {
  const { id, userId, createdAt, expiresAt, token: tokenColumn } = signInSessions
  const columns = { id, userId, createdAt, expiresAt }
  const byToken = db
    .select(columns)
    .from(signInSessions)
    .where(eq(tokenColumn, sql.placeholder('token')))
    .prepare()
  const byId = db
    .select(columns)
    .from(signInSessions)
    .where(eq(id, sql.placeholder('id')))
    .prepare()
  return {
    find: async (token: string): Promise<StoredSession | null> => byToken.get({ token }) ?? null,
    findById: async (sessionId: string): Promise<StoredSession | null> => byId.get({ id: sessionId }) ?? null,
  }
}
