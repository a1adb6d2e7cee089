import fastifyOauth2, { type OAuth2Namespace } from '@fastify/oauth2'
import { parseTokenError } from '@tosite/procountor'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Config, ProcountorConfig } from '../config.ts'
import { notFound } from '../http/api-error.ts'
import type { AuthorizationStore, StateTaken } from './authorization-store.ts'
import { withoutSecrets } from './token-endpoint.ts'

declare module 'fastify' {
  interface FastifyInstance {
    procountorOauth?: OAuth2Namespace
  }
  interface FastifyRequest {
    /** What became of the state a browser came back with. */
    stateTaken: StateTaken | null
  }
}

export const callbackPath = '/api/procountor/callback'
const exchangeTimeoutMs = 15_000
const largestAnswerBytes = 100_000
const stateCookieSeconds = 600

/** Procountor's code flow (no PKCE, no scope: neither is described), bound to Tosite's session and account by the state. */
export async function registerProcountorOauth(
  app: FastifyInstance,
  config: Config,
  procountor: ProcountorConfig,
  authorizations: AuthorizationStore,
): Promise<void> {
  app.decorateRequest('stateTaken', null)
  await app.register(fastifyOauth2, {
    name: 'procountorOauth',
    credentials: {
      client: { id: procountor.clientId, secret: procountor.clientSecret },
      auth: {
        tokenHost: procountor.url,
        tokenPath: `${procountor.apiPath}/oauth/token`,
        authorizePath: '/login',
      },
      // Parameters of the token endpoint go into the body only; Basic authentication is not known there.
      options: { authorizationMethod: 'body', bodyFormat: 'form' },
      http: { timeout: exchangeTimeoutMs, maxBytes: largestAnswerBytes },
    },
    callbackUri: `${config.publicUrl}${callbackPath}`,
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: config.secureCookies, maxAge: stateCookieSeconds },
    hostPrefixedCookies: config.secureCookies,
    generateStateFunction: (request: FastifyRequest) => startedState(request, authorizations),
    // The route takes the state once, from the table; a code is exchanged only for a state that was good.
    checkStateFunction: (request: FastifyRequest) => request.stateTaken?.ok === true,
  })
}

const AccountInPath = z.object({ accountId: z.string() })

async function startedState(request: FastifyRequest, authorizations: AuthorizationStore): Promise<string> {
  const { signedIn } = request
  if (signedIn === null) throw new Error('an authorization was started without the guard')
  const { accountId } = AccountInPath.parse(request.params)
  const { id: userId, sessionId } = signedIn.user
  const state = await authorizations.start({ accountId, sessionId, userId })
  if (state === null) throw notFound('account')
  return state
}

/** Why a code could not be exchanged: refused, with the vendor's words but none of the `secrets`, or no usable answer. */
export function exchangeFailure(
  error: unknown,
  secrets: readonly string[],
): { readonly refused: boolean; readonly words: string } {
  // The HTTP library underneath tells an answer from silence by this flag; the rest of its error holds the request.
  const parsed = HttpError.safeParse(error)
  if (!parsed.success) return { refused: false, words: '' }
  const { data, output } = parsed.data
  const refused = data.isResponseError && output.statusCode >= 400 && output.statusCode < 500
  const words = parseTokenError(textOf(data.payload)).map(({ message }) => message)
  return { refused, words: withoutSecrets(words.join(', '), secrets) }
}

const HttpError = z.object({
  output: z.object({ statusCode: z.number() }),
  data: z.object({ isResponseError: z.boolean().default(false), payload: z.unknown() }),
})

function textOf(payload: unknown): unknown {
  return Buffer.isBuffer(payload) ? payload.toString('utf8') : payload
}
