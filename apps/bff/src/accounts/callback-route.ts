import { may } from '@tosite/core'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Administrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { UserStore } from '../sign-in/user-store.ts'
import type { AuthorizationStore } from './authorization-store.ts'
import { authorizeAccount, type Outcome } from './authorize-account.ts'
import { outcomePage } from './outcome-page.ts'
import { callbackPath } from './procountor-oauth.ts'
import { tokenAnswerOf } from './token-endpoint.ts'
import type { TokenStore } from './token-store.ts'

interface CallbackDeps {
  readonly signIn: SignIn
  readonly users: UserStore
  readonly authorizations: AuthorizationStore
  readonly tokens: TokenStore
  readonly administrations: Administrations
}

const returnsPerMinute = 60

/** The way back from Procountor's login page. Public: someone who was signed out meanwhile is told so on a page. */
export function callbackRoute(deps: Deps, own: CallbackDeps): FastifyPluginAsync {
  return async (app) => {
    app.get(
      callbackPath,
      {
        config: { access: 'public', rateLimit: { max: returnsPerMinute, timeWindow: 60_000 } },
        schema: { hide: true },
      },
      async (request, reply) => {
        const outcome = await finish(request, reply)
        // Deliveries that waited for the authorization go on by themselves.
        if (outcome.kind === 'succeeded') deps.worker?.wake()
        if (outcome.kind === 'failed') deps.log.info({ reason: outcome.reason }, 'authorization failed')
        return reply.redirect(outcomePage(outcome), 303)
      },
    )

    async function finish(request: FastifyRequest, reply: FastifyReply): Promise<Outcome> {
      const { procountorOauth } = app
      const { procountor: config } = deps.config
      if (procountorOauth === undefined || config === null) return { kind: 'failed', reason: 'unknown-state' }
      return authorizeAccount(request, reply, {
        ...own,
        config,
        log: deps.log,
        beforeCall: () => deps.pace.depart('person'),
        exchange: async (...exchanged) => {
          const { token } = await procountorOauth.getAccessTokenFromAuthorizationCodeFlow(...exchanged)
          return tokenAnswerOf(token, deps.now())
        },
        mayAuthorize: async (userId) => {
          const user = await own.users.find(userId)
          return user !== null && may(user.viewer, { right: 'procountor', level: 'write', place: 'master' })
        },
      })
    }
  }
}
