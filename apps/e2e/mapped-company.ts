import type { Page } from '@playwright/test'
import { expect, type Tosite } from './fixtures.ts'
import { authorizeAtProcountor } from './procountor-pages.ts'
import { tositeApi } from './tosite-api.ts'

/** What mapping a company needs of a Tosite. */
type Places = Pick<Tosite, 'url'> & { readonly procountor: Pick<Tosite['procountor'], 'login'> }

/** A company as the API lists it. */
export interface ListedCompany {
  readonly id: number
  readonly number: string
  readonly name: string
}

/** A company that is ready to be sent. */
export interface MappedCompany extends ListedCompany {
  readonly accountId: string
  readonly mappingId: string
  /** Procountor's id of the company behind the account. */
  readonly administrationId: number
}

export async function listedCompany(page: Page, tosite: Places, number: string): Promise<ListedCompany> {
  const { companies } = await tositeApi(page, tosite.url).ask<{ companies: ListedCompany[] }>('GET', '/api/companies')
  const found = companies.find((company) => company.number === number)
  if (found === undefined) throw new Error(`There is no company ${number}.`)
  return found
}

/** Procountor's companies of the demo are called like those of Nmbrs, without the suffix. */
function administrationOf({ name }: ListedCompany): string {
  return name.replace(' (esimerkki)', '')
}

/** An account for the company's administration, authorized: by hand at Procountor's page, the rest by the API. */
export async function authorizedAccount(page: Page, tosite: Places, company: ListedCompany): Promise<string> {
  const api = tositeApi(page, tosite.url)
  const username = `Palkat ${company.number}`
  const { id } = await api.ask<{ id: string }>('POST', '/api/accounts', { username })
  const { url } = await api.ask<{ url: string }>('POST', `/api/accounts/${id}/authorize`)
  await page.goto(url)
  await authorizeAtProcountor(page, tosite.procountor.login, administrationOf(company))
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
  return id
}

interface Choices {
  readonly costCenters?: string | null
  readonly costUnits?: string | null
}

/** Connects and maps a company, for journeys that are about what comes after. Dimensions are given by name. */
export async function mapCompany(
  page: Page,
  tosite: Places,
  number: string,
  { costCenters = 'Kustannuspaikka', costUnits = null }: Choices = {},
): Promise<MappedCompany> {
  const company = await listedCompany(page, tosite, number)
  const accountId = await authorizedAccount(page, tosite, company)
  const choice = (description: string | null) => (description === null ? null : { description })
  const mapping = await tositeApi(page, tosite.url).ask<MappingAnswer>('POST', '/api/mappings', {
    companyId: company.id,
    accountId,
    costCenterDimension: choice(costCenters),
    costUnitDimension: choice(costUnits),
  })
  return { ...company, accountId, mappingId: mapping.id, administrationId: mapping.administration.companyId }
}

interface MappingAnswer {
  readonly id: string
  readonly administration: { readonly companyId: number }
}
