import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyPluginAsync } from 'fastify'
import type { Administrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import type { AccountStore } from './account-store.ts'
import { createAccountRefresher } from './refresh-accounts.ts'
import { checkUsername } from './username.ts'

const longestWaitMs = 10_000

const reads = { right: 'procountor', level: 'read', place: 'master' } as const
const writes = { right: 'procountor', level: 'write', place: 'master' } as const

export function accountRoutes(
  { log }: Deps,
  accounts: AccountStore,
  administrations: Administrations,
): FastifyPluginAsync {
  return async (app) => {
    route(app, 'listAccounts', reads, async () => ({ accounts: await accounts.list() }))

    route(app, 'createAccount', writes, async ({ body, user }) => {
      checkUsername(body.username)
      return accounts.create(body.username, user.id)
    })

    route(app, 'getAccount', reads, async ({ params }) => {
      const account = await accounts.find(params.accountId)
      if (account === null) throw notFound('account')
      return account
    })

    route(app, 'deleteAccount', writes, async ({ params, user }) => {
      if (!(await accounts.delete(params.accountId, user.id))) throw notFound('account')
      return { accounts: await accounts.list() }
    })

    route(app, 'authorizeAccount', writes, async ({ request, reply }) => {
      if (app.procountorOauth === undefined) {
        throw apiProblem('procountor-unavailable', 503, 'Procountor is not configured: PROCOUNTOR_URL is not set.')
      }
      const url = new URL(await app.procountorOauth.generateAuthorizationUri(request, reply))
      // The library writes `scope=undefined` where none is asked for, and Procountor describes no scope.
      url.searchParams.delete('scope')
      return { url: url.href }
    })

    const refresher = createAccountRefresher({ accounts, administrations, log })
    app.addHook('onClose', () => refresher.stop())
    route(app, 'refreshAccounts', writes, async () => {
      // Hundreds of accounts take minutes at Procountor's pace: then the rest follows, row by row, while people go on.
      await Promise.race([refresher.refresh(), pause(longestWaitMs, undefined, { ref: false })])
      return { accounts: await accounts.list() }
    })
  }
}
