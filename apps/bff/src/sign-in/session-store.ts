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
  const byToken = db
    .select({
      id: signInSessions.id,
      userId: signInSessions.userId,
      createdAt: signInSessions.createdAt,
      expiresAt: signInSessions.expiresAt,
    })
    .from(signInSessions)
    .where(eq(signInSessions.token, sql.placeholder('token')))
    .prepare()
  return {
    find: async (token: string): Promise<StoredSession | null> => byToken.get({ token }) ?? null,
  }
}
