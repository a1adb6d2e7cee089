import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Db } from '../db/database.ts'
import { signInCredentials, signInSessions, signInUsers, signInVerifications } from '../db/schema.ts'

/** The tables of the sign-in library, by the names it knows them by. */
export const signInModels = {
  user: { modelName: 'sign_in_users' },
  session: { modelName: 'sign_in_sessions' },
  account: { modelName: 'sign_in_credentials' },
  verification: { modelName: 'sign_in_verifications' },
} as const

/** Where the sign-in library keeps what is its own. It makes a user in several steps: Tosite's own user row comes last. */
export function createSignInAdapter(db: Db) {
  return drizzleAdapter(db, {
    provider: 'sqlite',
    schema: {
      sign_in_users: signInUsers,
      sign_in_sessions: signInSessions,
      sign_in_credentials: signInCredentials,
      sign_in_verifications: signInVerifications,
    },
  })
}
