import type { AuthorizationFailure } from '@tosite/contract'
import { createProcountorClient, ProcountorFailure } from '@tosite/procountor'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Administrations } from '../administrations/administrations.ts'
import type { ProcountorConfig } from '../config.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { AuthorizationStore } from './authorization-store.ts'
import { exchangeFailure } from './procountor-oauth.ts'
import type { TokenAnswer } from './token-endpoint.ts'
import type { TokenStore } from './token-store.ts'

/** How a return from Procountor's login page ended. `words` are the vendor's. */
export type Outcome =
  | { readonly kind: 'succeeded'; readonly accountId: string }
  | {
      readonly kind: 'failed'
      readonly reason: AuthorizationFailure
      readonly accountId?: string
      readonly words?: string
      /** Companies of an authorization for another company than the mapped one. */
      readonly companies?: { readonly before: string; readonly chosen: string }
    }

export interface AuthorizeDeps {
  readonly config: ProcountorConfig
  readonly signIn: SignIn
  readonly authorizations: AuthorizationStore
  readonly tokens: TokenStore
  readonly administrations: Administrations
  /** Exchanges the request's code for tokens. */
  readonly exchange: (request: FastifyRequest, reply: FastifyReply) => Promise<TokenAnswer>
  /** Whether the person may still authorize accounts. */
  readonly mayAuthorize: (userId: string) => Promise<boolean>
  /** The pace of this client. */
  readonly beforeCall: () => Promise<void>
  readonly log: FastifyBaseLogger
}

// A parameter that comes twice is nobody's honest return.
const Returned = z.object({
  state: z.string().catch(''),
  code: z.string().catch(''),
  error: z.string().optional().catch('invalid'),
  error_description: z.string().optional().catch(undefined),
})

/** Finishes an authorization. Whatever is odd about the return, nothing is stored and the outcome says why. */
export async function authorizeAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AuthorizeDeps,
): Promise<Outcome> {
  const returned = Returned.parse(request.query)
  const session = await deps.signIn.sessionOf(request.headers)
  const taken = await deps.authorizations.take(returned.state, session?.id ?? null)
  request.stateTaken = taken
  if (!taken.ok) return { kind: 'failed', ...taken }
  const { accountId } = taken
  const failed = (reason: AuthorizationFailure, words = ''): Outcome => ({ kind: 'failed', reason, accountId, words })

  if (session === null || !(await deps.mayAuthorize(session.userId))) return failed('other-session')
  if (returned.error !== undefined) {
    return failed('refused-by-procountor', returned.error_description ?? returned.error)
  }
  if (returned.code === '') return failed('no-code')

  let tokens: TokenAnswer
  try {
    await deps.beforeCall()
    tokens = await deps.exchange(request, reply)
  } catch (error) {
    const { refused, words } = exchangeFailure(error, [deps.config.clientSecret, returned.code])
    return refused ? failed('code-refused', words) : failed('procountor-unavailable')
  }

  const company = await companyBehind(tokens.accessToken, deps)
  if (company === null) return failed('procountor-unavailable')
  const saved = await deps.tokens.authorize(accountId, { tokens, company }, session.userId)
  if (saved.kind === 'account-gone') return failed('account-gone')
  if (saved.kind === 'other-company') {
    const { before, chosen } = saved
    return { kind: 'failed', reason: 'other-company', accountId, companies: { before, chosen } }
  }
  await readReferenceData(accountId, deps)
  return { kind: 'succeeded', accountId }
}

/** The company that was chosen on the login page. */
async function companyBehind(accessToken: string, { config, beforeCall }: AuthorizeDeps) {
  const { url: baseUrl, apiPath } = config
  const client = createProcountorClient({ baseUrl, apiPath, accessToken: () => accessToken, beforeCall })
  try {
    const { companyId, name } = await client.sessionInfo()
    return { id: companyId, name }
  } catch (error) {
    if (error instanceof ProcountorFailure) return null
    throw error
  }
}

/** The authorization stands even where the data cannot be read: refreshing reads it later. */
async function readReferenceData(accountId: string, { administrations, log }: AuthorizeDeps): Promise<void> {
  try {
    await administrations.refreshAdministration(accountId)
  } catch (error) {
    log.warn({ err: error, accountId }, 'reference data not read after the authorization')
  }
}
