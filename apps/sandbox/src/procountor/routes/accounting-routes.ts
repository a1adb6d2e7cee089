import type { FastifyInstance } from 'fastify'
import { notFound, refuse, refuseAll } from '../errors.ts'
import { accountToWire, yearToWire } from '../format.ts'
import { checkBody, checkQuery } from '../request-check.ts'
import { demandAll } from '../sessions.ts'
import { idIn, type RouteDeps } from './routing.ts'

/** Chart of accounts, VAT and fiscal years. */
export function accountingRoutes(app: FastifyInstance, { store, api, sessions }: RouteDeps): void {
  const { reference, settings } = store

  app.get('/coa', async (request) => {
    const { company } = sessions.of(request)
    return { ledgerAccounts: reference.accounts(company.id).map(accountToWire) }
  })

  app.get('/vats/default', async (request) => {
    const { company } = sessions.of(request)
    const { percents, statuses } = reference.vats(company.id)
    return {
      vatInformation: [
        {
          country: `${company.country.slice(0, 1)}${company.country.slice(1).toLowerCase()}`,
          percentages: percents.map(({ percent, ...uses }) => ({ vatPercent: percent, ...uses })),
        },
      ],
      vatStatuses: statuses.map(({ status, ...rest }) => ({ vatStatus: status, ...rest })),
    }
  })

  app.get('/vats/country', async (request) => {
    const { company } = sessions.of(request)
    const query = checkQuery(api.operation('getCountryVats'), request.query as Record<string, unknown>)
    refuseAll(query.errors)
    if (query.value.countryCode !== 'FI') throw refuse(501, 'Only the percentages of FI are imitated.')
    return { vatPercentages: reference.vats(company.id).percents.map(({ percent }) => percent) }
  })

  app.get('/fiscalyears', async (request) => {
    const { company } = sessions.of(request)
    const facts = settings.facts()
    return { fiscalYears: reference.fiscalYears(company.id).map((year) => yearToWire(year, facts)) }
  })

  app.put('/fiscalyears/:fiscalYearId/trackingPeriods/:trackingPeriodId', async (request) => {
    const { company, rights } = sessions.of(request)
    demandAll(rights.journalReceipts)
    const yearId = idIn(request.params, 'fiscalYearId')
    const periodId = idIn(request.params, 'trackingPeriodId')
    const body = checkBody(api, request.body, '/components/schemas/TrackingPeriod')
    refuseAll(body.errors)

    const year = reference.fiscalYears(company.id).find(({ id }) => id === yearId)
    const period = year?.trackingPeriods.find(({ id }) => id === periodId)
    if (!year || !period) throw notFound()
    const wanted = (body.value as { status?: string }).status
    if (period.status !== 'OPEN' || wanted !== 'PENDING' || !year.isOpen)
      throw refuse(409, `Tracking period cannot be changed from ${period.status} to ${wanted}.`)
    reference.setPeriodStatus(company.id, yearId, periodId, 'PENDING', store.clock().toISOString())
    return { message: 'Tracking period is now PENDING.' }
  })
}
