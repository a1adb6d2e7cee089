import { expect, test } from './fixtures.ts'
import { createAccount, integration } from './integration.ts'
import { authorizedAccount, listedCompany, mapCompany } from './mapped-company.ts'
import { authorizeAtProcountor, procountorPages } from './procountor-pages.ts'
import { tositeApi } from './tosite-api.ts'

const company = 'Kaislaranta Leipomo Oy'

test('an account is authorized at Procountor and a company is mapped with cost centers and cost units', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const { account, mapping, ...screen } = integration(page)
  const username = 'Leipomon palkat 🥐 李'

  await page.getByRole('link', { name: 'Integration' }).click()
  await expect(page.getByRole('heading', { name: 'Procountor', level: 1 })).toBeVisible()
  await createAccount(page, username)
  const created = account(username)
  await expect(created.row).toContainText('Not authorized')
  await expect(created.icon).toHaveCSS('fill', 'none')

  await created.authorize.click()
  await expect(procountorPages(page).title).toHaveText('Log in')
  expect(new URL(page.url()).origin, 'Procountor is another site').toBe(tosite.procountor.url)
  await authorizeAtProcountor(page, tosite.procountor.login, company)
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(company)
  await page.getByRole('link', { name: 'Back to accounts' }).click()

  await screen.refresh.click()
  await expect(created.row).toContainText(company)
  await expect(created.row).not.toContainText('Not authorized')
  await expect(created.icon).not.toHaveCSS('fill', 'none')

  await screen.administrations.click()
  await screen.newMapping.click()
  await mapping.company.fill('Leipomo')
  await page.getByRole('option', { name: /Kaislaranta Leipomo/ }).click()
  await mapping.administration.click()
  await page.getByRole('option', { name: `${company} (${username})` }).click()
  await mapping.costCenters.check()
  await mapping.costCenterDimension.click()
  await page.getByRole('option', { name: 'Kustannuspaikka' }).click()
  await mapping.costUnits.check()
  await mapping.costUnitDimension.fill('  projekti')
  await mapping.save.click()
  await expect(screen.mappingDialog).toBeHidden()

  const mapped = page.getByRole('row').filter({ hasText: 'Kaislaranta Leipomo Oy (esimerkki)' })
  await expect(mapped).toContainText('Kustannuspaikka')
  await expect(mapped).toContainText('Projekti')
  await expect(mapped).toContainText(username)
  await mapped.getByRole('link').click()
  await expect(page.getByRole('heading', { name: /Kaislaranta Leipomo/, level: 1 })).toBeVisible()
  for (const section of ['Accounts', 'Dimensions', 'Dates', 'Texts', 'Sending']) {
    await expect(page.getByRole('heading', { name: section, exact: true })).toBeVisible()
  }
})

test('a description that no dimension has is refused with the nearest names, and one of them is taken', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 4\d\d .*\/api\/mappings\)$/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const { mapping, ...screen } = integration(page)
  await authorizedAccount(page, tosite, await listedCompany(page, tosite, '101'))
  await page.goto('/integration/procountor/administrations')
  await screen.newMapping.click()
  await mapping.company.fill('Leipomo')
  await page.getByRole('option', { name: /Kaislaranta Leipomo/ }).click()
  await mapping.administration.click()
  await page.getByRole('option', { name: /Kaislaranta Leipomo/ }).click()
  await mapping.costCenters.check()
  await mapping.costCenterDimension.fill('Kustannuspaika')
  await mapping.save.click()

  await expect(screen.mappingDialog.getByRole('alert')).toContainText('Kustannuspaika')
  await expect(mapping.costCenterDimension).toHaveValue('Kustannuspaika')
  const api = tositeApi(page, tosite.url)
  expect(await api.ask('GET', '/api/mappings'), 'nothing is stored').toEqual({ mappings: [] })

  await screen.mappingDialog.getByRole('button', { name: 'Kustannuspaikka' }).click()
  await expect(mapping.costCenterDimension).toHaveValue('Kustannuspaikka')
  await mapping.save.click()
  await expect(screen.mappingDialog).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: 'Kustannuspaikka' })).toContainText('Kaislaranta Leipomo')
})

test('a company is mapped once and an account carries one mapping', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const api = tositeApi(page, tosite.url)
  const first = await mapCompany(page, tosite, '101')
  const other = await listedCompany(page, tosite, '102')
  const free = await authorizedAccount(page, tosite, other)

  await page.goto('/integration/procountor/administrations')
  const { mapping, ...screen } = integration(page)
  await screen.newMapping.click()
  await mapping.company.click()
  await expect(page.getByRole('option', { name: /Kaislaranta Kuljetus/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Kaislaranta Leipomo/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await mapping.administration.click()
  await expect(page.getByRole('option')).toHaveText(['Kaislaranta Kuljetus Oy (Palkat 102)'])

  const without = { costCenterDimension: null, costUnitDimension: null }
  const twice = await api.call('POST', '/api/mappings', { companyId: first.id, accountId: free, ...without })
  expect(twice.status()).toBe(409)
  expect(await twice.json()).toMatchObject({ code: 'company-already-mapped' })
  const shared = await api.call('POST', '/api/mappings', {
    companyId: other.id,
    accountId: first.accountId,
    ...without,
  })
  expect(shared.status()).toBe(409)
  expect(await shared.json()).toMatchObject({ code: 'account-already-mapped' })
  expect(await api.ask('GET', '/api/mappings')).toMatchObject({ mappings: [{ id: first.mappingId }] })
})

test('a username may be anything but blank or over 200 characters', async ({ tosite, consoleErrors }) => {
  consoleErrors.expect(/status of 4\d\d .*\/api\/accounts\)$/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const { account, accountDialog } = integration(page)
  await page.goto('/integration/procountor')
  const username = accountDialog.getByRole('textbox', { name: 'Username' })

  await createAccount(page, '   ')
  await expect(accountDialog.getByRole('alert')).toContainText('blank')
  await username.fill('ä'.repeat(201))
  await accountDialog.getByRole('button', { name: 'Create' }).click()
  await expect(accountDialog.getByRole('alert')).toContainText('200')
  expect(await tositeApi(page, tosite.url).ask('GET', '/api/accounts')).toEqual({ accounts: [] })

  await username.fill('ä'.repeat(200))
  await accountDialog.getByRole('button', { name: 'Create' }).click()
  await expect(account('ä'.repeat(200)).row).toContainText('Not authorized')
})

test('the row of an account turns by itself when it is authorized elsewhere', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const { account } = integration(page)
  await page.goto('/integration/procountor')
  await createAccount(page, 'Palkat')
  await expect(account('Palkat').row).toContainText('Not authorized')

  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/integration/procountor')
  await integration(elsewhere).account('Palkat').authorize.click()
  await authorizeAtProcountor(elsewhere, tosite.procountor.login, company)
  await expect(elsewhere.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()

  await expect(account('Palkat').row).toContainText(company)
})
