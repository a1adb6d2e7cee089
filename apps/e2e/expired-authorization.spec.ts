import { arrivedReceipts, expectedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { integration } from './integration.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'
import { authorizeAtProcountor } from './procountor-pages.ts'

const june = 'Run 6 Kesäkuu'
const sample = 'journal-xml/02-june-with-corrections-jan-may.xml'
const username = 'Palkat 101'

test('an authorization revoked at Procountor is shown as expired, and sending resumes by itself once it is given anew', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const { control, login } = tosite.procountor
  // The third receipt finds its token ended, and the refresh token too.
  await control.post('faults', { kind: 'revoke-refresh-token', method: 'POST', path: '/ledgerreceipts', nth: 3 })
  const run = journalEntries(page).run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await journalEntries(page).confirm.click()
  await expect(run.row).toContainText('Sending')

  await page.getByRole('link', { name: 'Integration' }).click()
  const account = integration(page).account(username)
  await expect(account.row).toContainText('Authorization expired')
  await expect(account.row).toContainText('Kaislaranta Leipomo Oy')
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('region', { name: 'Accounts to authorize again' })).toContainText(`${username} now`)

  await page.getByRole('link', { name: 'To the accounts' }).click()
  await account.authorize.click()
  await authorizeAtProcountor(page, login, 'Kaislaranta Leipomo Oy')
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
  await openRuns(page, company.id)
  await expect(run.row).toContainText('Verified', { timeout: 20_000 })
  expect(await arrivedReceipts(control, company.administrationId)).toEqual(await expectedReceipts(sample))
})

test('another company than the account is for is refused at the return, naming both', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  await mapCompany(page, tosite, '101')
  await page.goto('/integration/procountor')
  await integration(page).account(username).authorize.click()
  await authorizeAtProcountor(page, tosite.procountor.login, 'Kaislaranta Kuljetus Oy')
  await expect(page.getByRole('heading', { name: 'Authorization failed' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('The account is for Kaislaranta Leipomo Oy')
  await expect(page.getByRole('alert')).toContainText('Kaislaranta Kuljetus Oy was chosen')
  await page.getByRole('link', { name: 'Back to accounts' }).click()
  await expect(integration(page).account(username).row).toContainText('Kaislaranta Leipomo Oy')
})
