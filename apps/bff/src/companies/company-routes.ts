import type { FastifyPluginAsync } from 'fastify'
import { notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import type { CompanyStore } from './company-store.ts'
import type { CompanyReader } from './read-companies.ts'

// Settings, the mapping wizard and the list of journals all name companies: any of the three rights shows them.
const whoSees = (place: 'any' | 'company') =>
  (['companies', 'procountor', 'journals'] as const).map((right) => ({ right, level: 'read', place }) as const)

export function companyRoutes(companies: CompanyStore, reader: CompanyReader): FastifyPluginAsync {
  return async (app) => {
    route(app, 'listCompanies', whoSees('any'), ({ user }) => companies.list(user.scope))

    route(app, 'getCompany', whoSees('company'), async ({ params }) => {
      const company = await companies.find(params.companyId)
      if (company === null) throw notFound('company')
      return company
    })

    route(app, 'readCompanies', { right: 'companies', level: 'write', place: 'master' }, ({ user }) =>
      reader.read(user.id),
    )

    route(
      app,
      'setTestCompany',
      { right: 'companies', level: 'write', place: 'company' },
      async ({ params, body, user }) => {
        const company = await companies.setTestCompany(params.companyId, body.testCompany, user.id)
        if (company === undefined) throw notFound('company')
        return company
      },
    )

    route(
      app,
      'setBlockedDebtor',
      { right: 'companies', level: 'write', place: 'master' },
      async ({ params, body, user }) => {
        if (!(await companies.setBlockedDebtor(params.debtorId, body.blocked, user.id))) throw notFound('debtor')
        return companies.list(user.scope)
      },
    )
  }
}
