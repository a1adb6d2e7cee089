import type { FastifyInstance } from 'fastify'
import type { Company, CompanyRights, Dimension, LedgerAccount, TrackingPeriodStatus, User } from './entities.ts'
import { covers } from './periods.ts'
import type { Client } from './routes/login-routes.ts'
import { makeApiKey } from './routes/token-routes.ts'
import { bookkeeperRights, type SeedCompany } from './seed.ts'
import type { ProcountorStore } from './store.ts'

const strict = { type: 'object', additionalProperties: false } as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** What people do in Procountor's own screens to a company's reference data and users, rights not asked. */
export function controlBooks(app: FastifyInstance, store: ProcountorStore, client: Client): void {
  const { reference, users } = store
  const at = () => store.clock().toISOString()
  const companyIn = (params: unknown): Company => {
    const { companyId } = params as { companyId: string }
    return found(reference.company(Number(companyId)), `company ${companyId}`)
  }
  const dimensionIn = (company: Company, params: unknown): Dimension => {
    const { dimensionId } = params as { dimensionId: string }
    const dimension = reference.dimensions(company.id).find(({ id }) => id === Number(dimensionId))
    return found(dimension, `dimension ${dimensionId}`)
  }
  const userNamed = (username: string): User => found(users.byName(username), `user "${username}"`)

  app.get('/companies/:companyId', async ({ params }) => {
    const company = companyIn(params)
    return {
      ...company,
      accounts: reference.accounts(company.id),
      dimensions: reference.dimensions(company.id),
      vats: reference.vats(company.id),
      fiscalYears: reference.fiscalYears(company.id),
    }
  })

  app.post(
    '/companies',
    { schema: { body: { type: 'object', required: ['company', 'usernames'] } } },
    async ({ body }) => {
      const { company, usernames } = body as { company: SeedCompany; usernames: readonly string[] }
      if (reference.company(company.id)) throw new RangeError(`There is a company ${company.id} already.`)
      const members = usernames.map(userNamed)
      store.addCompany(company)
      for (const { id } of members) users.setRights(id, company.id, bookkeeperRights)
      return { id: company.id, name: company.name }
    },
  )

  const periodBody = {
    ...strict,
    required: ['date', 'status'],
    properties: { date: text, status: { enum: ['OPEN', 'PENDING', 'CLOSED'] } },
  }
  app.post('/companies/:companyId/periods', { schema: { body: periodBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const { date, status } = body as { date: string; status: TrackingPeriodStatus }
    const year = found(reference.fiscalYears(company.id).find(covers(date)), `fiscal year on ${date}`)
    const period = found(year.trackingPeriods.find(covers(date)), `tracking period on ${date}`)
    reference.setPeriodStatus(company.id, year.id, period.id, status, at())
    return { ...period, status }
  })

  const yearBody = { ...strict, required: ['date', 'isOpen'], properties: { date: text, isOpen: flag } }
  app.post('/companies/:companyId/years', { schema: { body: yearBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const { date, isOpen } = body as { date: string; isOpen: boolean }
    const year = found(reference.fiscalYears(company.id).find(covers(date)), `fiscal year on ${date}`)
    reference.setYearOpen(company.id, year.id, isOpen, at())
    return { id: year.id, isOpen }
  })

  const percents = { type: 'array', items: { type: 'number' } } as const
  const accountBody = { ...strict, properties: { name: text, active: flag, vatPercents: percents } }
  app.put('/companies/:companyId/accounts/:code', { schema: { body: accountBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const { code } = params as { code: string }
    const known = reference.accounts(company.id).find((account) => account.code === code)
    const account: LedgerAccount = { code, name: code, active: true, ...known, ...(body as Partial<LedgerAccount>) }
    reference.saveAccount(company.id, account)
    return account
  })
  app.delete('/companies/:companyId/accounts/:code', async ({ params }) => {
    const { code } = params as { code: string }
    return { removed: reference.removeAccount(companyIn(params).id, code) }
  })

  app.put(
    '/companies/:companyId/licence',
    {
      schema: {
        body: { ...strict, required: ['dimensionLimit'], properties: { dimensionLimit: { type: 'integer' } } },
      },
    },
    async ({ params, body }) => {
      const changed = { ...companyIn(params), ...(body as Pick<Company, 'dimensionLimit'>) }
      reference.saveCompany(changed)
      return changed
    },
  )
  const use = { ...strict, required: ['sales', 'purchase'], properties: { sales: flag, purchase: flag } }
  app.put('/companies/:companyId/vat-statuses/:status', { schema: { body: use } }, async ({ params, body }) => {
    const { status } = params as { status: string }
    const vats = reference.vats(companyIn(params).id)
    found(
      vats.statuses.find((each) => each.status === Number(status)),
      `VAT status ${status}`,
    )
    const statuses = vats.statuses.map((each) =>
      each.status === Number(status) ? { ...each, ...(body as { sales: boolean; purchase: boolean }) } : each,
    )
    reference.saveVats(companyIn(params).id, { ...vats, statuses })
    return { statuses }
  })
  app.put('/companies/:companyId/vat-percents/:percent', { schema: { body: use } }, async ({ params, body }) => {
    const percent = Number((params as { percent: string }).percent)
    const vats = reference.vats(companyIn(params).id)
    const others = vats.percents.filter((each) => each.percent !== percent)
    const changed = [...others, { percent, ...(body as { sales: boolean; purchase: boolean }) }]
    reference.saveVats(companyIn(params).id, { ...vats, percents: changed })
    return { percents: changed }
  })

  const nameBody = { ...strict, required: ['name'], properties: { name: text } }
  app.post('/companies/:companyId/dimensions', { schema: { body: nameBody } }, async ({ params, body }) => {
    const dimension = { id: reference.nextDimensionId(companyIn(params).id), name: (body as { name: string }).name }
    reference.addDimension(companyIn(params).id, dimension.id, dimension.name)
    return dimension
  })
  app.put('/companies/:companyId/dimensions/:dimensionId', { schema: { body: nameBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const dimension = dimensionIn(company, params)
    const { name } = body as { name: string }
    reference.renameDimension(company.id, dimension.id, name)
    return { id: dimension.id, name }
  })

  const newItemBody = { ...strict, required: ['codeName'], properties: { codeName: text, description: text } }
  app.post(
    '/companies/:companyId/dimensions/:dimensionId/items',
    { schema: { body: newItemBody } },
    async ({ params, body }) => {
      const company = companyIn(params)
      const dimension = dimensionIn(company, params)
      const item = {
        description: '',
        ...(body as { codeName: string }),
        active: true,
        id: reference.nextItemId(company.id),
      }
      reference.saveItem(company.id, dimension.id, item)
      return item
    },
  )

  const itemBody = { ...strict, properties: { codeName: text, description: text, active: flag } }
  const itemPath = '/companies/:companyId/dimensions/:dimensionId/items/:itemId'
  app.put(itemPath, { schema: { body: itemBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const { dimensionId, itemId } = params as { dimensionId: string; itemId: string }
    const dimension = reference.dimensions(company.id).find(({ id }) => id === Number(dimensionId))
    const item = dimension?.items.find(({ id }) => id === Number(itemId))
    const changed = { ...found(item, `item ${itemId} of dimension ${dimensionId}`), ...(body as object) }
    reference.saveItem(company.id, Number(dimensionId), changed)
    return changed
  })
  app.delete(itemPath, async ({ params }) => {
    const { dimensionId, itemId } = params as { dimensionId: string; itemId: string }
    return { removed: reference.removeItem(companyIn(params).id, Number(dimensionId), Number(itemId)) }
  })

  const rightsBody = { type: 'object', required: ['username', 'rights'] }
  app.post('/companies/:companyId/rights', { schema: { body: rightsBody } }, async ({ params, body }) => {
    const company = companyIn(params)
    const { username, rights } = body as { username: string; rights: Partial<CompanyRights> | null }
    const { id } = userNamed(username)
    if (rights === null) users.removeFrom(id, company.id)
    else users.setRights(id, company.id, { ...bookkeeperRights, ...users.rights(id, company.id), ...rights })
    return { username, rights: users.rights(id, company.id) ?? null }
  })

  const keyBody = { ...strict, required: ['username'], properties: { username: text } }
  app.post('/companies/:companyId/keys', { schema: { body: keyBody } }, async ({ params, body }) => {
    const { id } = userNamed((body as { username: string }).username)
    const grantee = { userId: id, companyId: companyIn(params).id }
    if (!users.rights(grantee.userId, grantee.companyId)) throw new RangeError('The user is not in this company.')
    return { api_key: makeApiKey({ store, client }, grantee) }
  })
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`There is no ${what}.`)
  return value
}
