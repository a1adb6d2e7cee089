import type { FastifyInstance } from 'fastify'
import { companyToWire, rightsToWire } from '../format.ts'
import { demandView } from '../sessions.ts'
import type { RouteDeps } from './routing.ts'

/** Who and which company a token stands for. */
export function sessionRoutes(app: FastifyInstance, { sessions }: RouteDeps): void {
  app.get('/sessioninfo', async (request) => {
    const { company, user } = sessions.of(request)
    return {
      companyId: company.id,
      name: company.name,
      country: company.country,
      productVersion: 'FINANCIALS',
      userId: user.id,
      userName: user.displayName,
      companySettings: { invoiceDiscussionEnabled: false },
    }
  })

  app.get('/status', async () => ({
    name: 'Procountor API stand-in',
    version: '26.04',
    status: 'OK',
    procountorVersion: '26.04',
  }))

  app.get('/users/rights', async (request) => rightsToWire(sessions.of(request).rights))

  app.get('/company', async (request) => {
    const { company, rights } = sessions.of(request)
    demandView(rights.basicCompanyInfo)
    return companyToWire(company)
  })

  app.get('/currencies/company', async (request) => ({ companyCurrency: sessions.of(request).company.currency }))
}
