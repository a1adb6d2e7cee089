import type { IncomingHttpHeaders } from 'node:http'
import { isAPIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { deriveKey } from '../secrets/seal.ts'
import { createSignInAdapter, signInModels } from './sign-in-adapter-store.ts'

export interface Session {
  readonly id: string
  readonly userId: string
  /** Set-Cookie values to pass on: a session that is used moves its end. */
  readonly cookies: readonly string[]
}

export interface SignIn {
  /** The sign-in library's own routes: web request in, web response out. */
  handle(request: Request): Promise<Response>
  sessionOf(headers: IncomingHttpHeaders): Promise<Session | null>
}

const minute = 60
const hour = 60 * minute
/** A session ends after this long without use… */
export const idleSeconds = 2 * hour
/** …and after this long in any case. */
export const absoluteSeconds = 12 * hour

/** E-mail and password, by the sign-in library. Nobody can register: users are made by Tosite. */
export function createSignIn(
  config: Pick<Config, 'publicUrl' | 'secureCookies' | 'secretKey'>,
  db: Db,
  log: FastifyBaseLogger,
): SignIn {
  const auth = betterAuth({
    appName: 'Tosite',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [config.publicUrl],
    secret: deriveKey(config.secretKey, 'sign-in').toString('base64url'),
    database: createSignInAdapter(db),
    ...signInModels,
    session: { ...signInModels.session, expiresIn: idleSeconds, updateAge: 5 * minute },
    emailAndPassword: { enabled: true, disableSignUp: true },
    // Tosite limits attempts itself, for every process of a deployment in the same way.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What is no refusal is a bug, and belongs to our own error handler.
    onAPIError: { throw: true },
    advanced: cookieOptions(config.secureCookies),
    logger: { log: (level, message) => log[level]({ library: 'better-auth/minimal' }, message) },
  })

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
      if (headers.cookie === undefined) return null
      const { response, headers: answered } = await auth.api.getSession({
        headers: fromNodeHeaders(headers),
        returnHeaders: true,
      })
      if (response === null) return null
      const { session } = response
      // By the library's own clock, which wrote the session's times.
      if (Date.now() - session.createdAt.getTime() > absoluteSeconds * 1000) return null
      return { id: session.id, userId: session.userId, cookies: answered.getSetCookie() }
    },
  }
}

/** `__Host-` and `Secure` wherever browsers accept them: then no other host or path can plant such a cookie. */
function cookieOptions(secure: boolean) {
  const named = (name: string) => ({ name: `${secure ? '__Host-' : ''}tosite.${name}` })
  return {
    useSecureCookies: false,
    defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
    cookies: {
      session_token: named('session'),
      session_data: named('session_data'),
      account_data: named('account_data'),
      dont_remember: named('dont_remember'),
    },
  } as const
}
