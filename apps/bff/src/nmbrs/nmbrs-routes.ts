import type { NmbrsCredentials } from '@tosite/contract'
import type { FastifyPluginAsync } from 'fastify'
import type { CompanyReader } from '../companies/read-companies.ts'
import type { Deps } from '../deps.ts'
import { ApiProblem, apiProblem } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import type { ConnectionStore, Credentials } from './connection-store.ts'

const reads = { right: 'nmbrs', level: 'read', place: 'master' } as const
const writes = { right: 'nmbrs', level: 'write', place: 'master' } as const

export function nmbrsRoutes(deps: Deps, connections: ConnectionStore, reader: CompanyReader): FastifyPluginAsync {
  return async (app) => {
    route(app, 'getNmbrsConnection', reads, () => connections.view())

    route(app, 'testNmbrsConnection', writes, async ({ body }) => {
      const credentials = await completed(body, connections)
      return deps.nmbrs.withCredentials(credentials, async (client) => {
        const { domain } = await client.environment()
        const debtors = await client.debtors()
        const companies = await Promise.all(debtors.map((debtor) => client.companiesOfDebtor(debtor.id)))
        return { domain, debtors: debtors.length, companies: companies.flat().length }
      })
    })

    route(app, 'saveNmbrsConnection', writes, async ({ body, user }) => {
      const credentials = await completed(body, connections)
      await deps.nmbrs.withCredentials(credentials, async (client) => {
        await client.environment()
        await client.debtors()
      })
      await connections.save(credentials, user.id)
      await reader.read(user.id).catch((error: unknown) => {
        // The connection works and is saved; its companies can be read again from their own page.
        if (!(error instanceof ApiProblem)) throw error
        deps.log.warn({ code: error.code }, 'companies not read after saving the connection')
      })
      return connections.view()
    })
  }
}

/** An empty token means the stored one, where it is the same user's. */
async function completed(typed: NmbrsCredentials, connections: ConnectionStore): Promise<Credentials> {
  if (typed.token !== '') return typed
  const stored = await connections.credentials()
  if (stored !== null && stored.username === typed.username) return { ...typed, token: stored.token }
  throw apiProblem('bad-request', 400, 'A token is needed.', { fields: [{ path: 'token', message: 'required' }] })
}
