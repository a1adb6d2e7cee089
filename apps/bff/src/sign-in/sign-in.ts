import { createSecretKey } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isAPIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { deriveKey } from '../secrets/seal.ts'
import { sessionTokenOf } from './session-cookie.ts'
import { createSessionStore, type StoredSession } from './session-store.ts'
import { createSignInAdapter, signInModels } from './sign-in-adapter-store.ts'

interface Session {
  readonly id: string
  readonly userId: string
  /** Set-Cookie values to pass on: a session that is used moves its end. */
  readonly cookies: readonly string[]
}

export interface SignIn {
  /** The sign-in library's own routes: web request in, web response out. */
  handle(request: Request): Promise<Response>
  sessionOf(headers: IncomingHttpHeaders): Promise<Session | null>
  /** Whether a session still lasts. Asking is no use of it: its end stays where it is. */
  isOpen(sessionId: string): Promise<boolean>
}

const minute = 60
const hour = 60 * minute
/** A session ends after this long without use. */
const idleSeconds = 2 * hour
/** Using it moves its end, but not at every request… */
const moveSeconds = 5 * minute
/** …and it ends after this long in any case. */
export const absoluteSeconds = 12 * hour

/** E-mail and password, by the sign-in library. Nobody can register: users are made by Tosite. */
export function createSignIn(
  config: Pick<Config, 'publicUrl' | 'secureCookies' | 'secretKey'>,
  db: Db,
  log: FastifyBaseLogger,
): SignIn {
  const secret = deriveKey(config.secretKey, 'sign-in').toString('base64url')
  // Made ready once: every request needs it.
  const cookieKey = createSecretKey(secret, 'utf8')
  const sessions = createSessionStore(db)
  const cookies = cookieNames(config.secureCookies)
  const auth = betterAuth({
    appName: 'Tosite',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [config.publicUrl],
    secret,
    database: createSignInAdapter(db),
    ...signInModels,
    session: { ...signInModels.session, expiresIn: idleSeconds, updateAge: moveSeconds },
    emailAndPassword: { enabled: true, disableSignUp: true },
    // Tosite limits attempts itself, for every process of a deployment in the same way.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What is no refusal is a bug, and belongs to our own error handler.
    onAPIError: { throw: true },
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure: config.secureCookies, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies,
    },
    logger: { log: (level, message) => log[level]({ library: 'better-auth/minimal' }, message) },
  })

  /** The library moves the end of a session that is used, and answers the cookie that says so. */
  async function moveEnd(headers: IncomingHttpHeaders): Promise<readonly string[]> {
    const answer = await auth.api.getSession({ headers: fromNodeHeaders(headers), returnHeaders: true })
    return answer.headers.getSetCookie()
  }

  return {
    async handle(request) {
      try {
        return await auth.handler(request)
      } catch (error) {
        if (isAPIError(error)) return new Response(null, { status: error.statusCode })
        throw error
      }
    },

    async sessionOf(headers) {
      const token = sessionTokenOf(headers.cookie ?? '', cookies.session_token.name, cookieKey)
      const session = token === null ? null : await sessions.find(token)
      // By the library's own clock, which writes the session's times.
      const at = Date.now()
      if (session === null || !lasts(session, at)) return null
      const { id, userId } = session
      const isRecentlyMoved = session.expiresAt.getTime() - at > (idleSeconds - moveSeconds) * 1000
      return { id, userId, cookies: isRecentlyMoved ? [] : await moveEnd(headers) }
    },

    async isOpen(sessionId) {
      const session = await sessions.findById(sessionId)
      return session !== null && lasts(session, Date.now())
    },
  }
}

function lasts({ createdAt, expiresAt }: StoredSession, at: number): boolean {
  return expiresAt.getTime() > at && at - createdAt.getTime() <= absoluteSeconds * 1000
}

/** `__Host-` wherever browsers accept it: then no other host or path can plant such a cookie. */
function cookieNames(secure: boolean) {
  const named = (name: string) => ({ name: `${secure ? '__Host-' : ''}tosite.${name}` })
  return {
    session_token: named('session'),
    session_data: named('session_data'),
    account_data: named('account_data'),
    dont_remember: named('dont_remember'),
  }
}
