import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import type { MappedCompany } from './mapped-company.ts'
import { tositeApi } from './tosite-api.ts'

/** Asks to send what the page previews, past the screens, with the preview's own hash. */
export async function expectApiRefuses(page: Page, company: MappedCompany): Promise<void> {
  const api = tositeApi(page, new URL(page.url()).origin)
  const path = `/api/companies/${company.id}/journals/${page.url().split('/').at(-1)}`
  const { hash } = await api.ask<{ hash: string }>('GET', `${path}/preview`)
  const answer = await api.call('POST', `${path}/send`, { hash })
  expect(answer.status()).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'send-refused' })
}
