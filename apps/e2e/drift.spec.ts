import type { Page } from '@playwright/test'
import { expect, type Tosite, test } from './fixtures.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { driftOf } from './mapping-rules.ts'
import { tositeApi } from './tosite-api.ts'

/** Binds the company's first code of one item on the mapping's page; returns both, and the item's place at the stand-in. */
async function bindFirstCode(page: Page, tosite: Tosite, company: MappedCompany) {
  const api = tositeApi(page, tosite.url)
  const path = `/api/mappings/${company.mappingId}`
  const { codes } = await api.ask<{ codes: Code[] }>('GET', `${path}/codes`)
  const found = codes.find(({ kind, candidates }) => kind === 'cost-center' && candidates.length === 1)
  const [item] = found?.candidates ?? []
  if (found === undefined || item === undefined) throw new Error('There is no code of one item.')
  const { version, rules, costCenterDimension } = await api.ask<Mapping>('GET', path)
  const costCenterBindings = [{ code: found.code, itemId: item.itemId }]
  await api.ask('PUT', path, { version, rules: { ...rules, costCenterBindings } })
  const items = `companies/${company.administrationId}/dimensions/${costCenterDimension.id}/items`
  return { code: found.code, codeName: item.codeName, items, place: `${items}/${item.itemId}` }
}

interface Code {
  readonly kind: string
  readonly code: string
  readonly candidates: readonly { readonly itemId: number; readonly codeName: string }[]
}

interface Mapping {
  readonly version: number
  readonly rules: object
  readonly costCenterDimension: { readonly id: number }
}

test('an item renamed in Procountor is told on the overview and beside the mapping until its name is taken', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { code, codeName, place } = await bindFirstCode(page, tosite, company)
  const { drift, compareNow, overviewLine, overviewMark } = driftOf(page)
  await page.goto(`/integration/procountor/mappings/${company.mappingId}`)
  await expect(drift).toContainText('Nothing the mapping uses has changed.')

  const renamed = `${code} Uusi nimi`
  await tosite.procountor.control.put(place, { codeName: renamed })
  await compareNow.click()
  await expect(drift).toContainText(`the item ${codeName} is now called ${renamed} in Procountor`)
  await expect(drift.getByRole('link', { name: 'What does this mean?' })).toHaveAttribute(
    'href',
    '/help/drift-item-renamed',
  )

  await page.goto('/')
  await expect(overviewLine).toContainText('1 company')
  await expect(overviewLine.getByRole('link', { name: company.name })).toBeVisible()
  await overviewMark(company.name).click()
  await drift.getByRole('button', { name: 'Take the new name' }).click()
  await expect(drift).toContainText('Nothing the mapping uses has changed.')
  await compareNow.click()
  await expect(drift).toContainText('Nothing the mapping uses has changed.')
  await page.goto('/')
  await expect(overviewMark(company.name)).toHaveCount(0)
  await expect(overviewLine).toHaveCount(0)
})

test('an item closed in Procountor gives its code to the new one by a click, and the form goes on', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '102')
  const { code, codeName, items, place } = await bindFirstCode(page, tosite, company)
  const { control } = tosite.procountor
  await control.put(place, { active: false })
  const successor = `${code} Seuraaja`
  await control.post(items, { codeName: successor })

  const { drift, compareNow } = driftOf(page)
  await page.goto(`/integration/procountor/mappings/${company.mappingId}`)
  await compareNow.click()
  await expect(drift).toContainText(`the item ${codeName} is no longer active in Procountor`)
  await drift.getByRole('button', { name: `Bind to ${successor}` }).click()
  await expect(drift).toContainText('Nothing the mapping uses has changed.')
  await expect(page.getByRole('combobox', { name: `Item of ${code}` })).toHaveValue(successor)

  await page.getByRole('switch', { name: 'Approve in Procountor' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
})
