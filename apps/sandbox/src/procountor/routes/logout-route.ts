import type { FastifyInstance } from 'fastify'
import { unauthorized } from '../errors.ts'
import type { RouteDeps } from './routing.ts'

/** `POST /logout` at the root of the host ends the access token sent. */
export function logoutRoute(app: FastifyInstance, { store, sessions }: RouteDeps): void {
  app.post('/logout', async (request, reply) => {
    const { token } = sessions.open(request)
    const grantee = sessions.grantee(request)
    if (!grantee) throw unauthorized()
    store.grants.endToken(token)
    if (store.settings.facts().logoutEndsRefreshTokens) store.grants.endTokensOf('refresh', grantee)
    return reply.code(200).send()
  })
}
