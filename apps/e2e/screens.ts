import type { Page } from '@playwright/test'
import { expect, type Tosite } from './fixtures.ts'
import { mapCompany } from './mapped-company.ts'
import { tositeApi } from './tosite-api.ts'

/** A place to look at, by its address. */
export interface Screen {
  readonly name: string
  readonly path: string
}

/** Every screen of an office administrator, with something to see on each: a mapped company with a created journal. */
export async function screensWithData(page: Page, tosite: Tosite): Promise<readonly Screen[]> {
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const api = tositeApi(page, tosite.url)
  const { runs } = await api.ask<{ runs: Run[] }>('GET', `/api/companies/${company.id}/runs?year=2026`)
  const june = runs.find(({ number }) => number === 6)
  if (june === undefined) throw new Error('There is no June run.')
  const { journal } = await api.ask<Run>('POST', `/api/companies/${company.id}/runs/${june.id}/journal`)
  if (journal === null) throw new Error('No journal was made.')
  return [
    { name: 'Overview', path: '/' },
    { name: 'Journal entries', path: '/journal-entries' },
    { name: 'Journal entries Export', path: `/journal-entries/${company.id}?year=2026` },
    { name: 'Preview', path: `/journal-entries/${company.id}/journals/${journal.id}` },
    { name: 'Accounts', path: '/integration/procountor' },
    { name: 'Administrations', path: '/integration/procountor/administrations' },
    { name: 'Mapping', path: `/integration/procountor/mappings/${company.mappingId}` },
    { name: 'Settings, Nmbrs', path: '/settings/nmbrs' },
    { name: 'Settings, Companies', path: '/settings/companies' },
    { name: 'Authorization failed', path: '/integration/procountor/authorization?outcome=failed&reason=no-code' },
    { name: 'Help', path: '/help' },
    { name: 'Page not found', path: '/nowhere' },
  ]
}

interface Run {
  readonly id: string
  readonly number: number
  readonly journal: { readonly id: string } | null
}

/** Opens a screen and waits until its content has taken the place of the grey boxes. */
export async function openScreen(page: Page, { path }: Screen): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0)
}
