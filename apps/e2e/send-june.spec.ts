import { bookedReceipts } from './booked-receipts.ts'
import { arrivedReceipts, expectedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { createAccount, integration } from './integration.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'
import { authorizeAtProcountor } from './procountor-pages.ts'
import { tositeApi } from './tosite-api.ts'

const june = 'Run 6 Kesäkuu'
const sample = 'journal-xml/02-june-with-corrections-jan-may.xml'
const reference = '101-2026-6 Kesäkuu'
const receiptNames = [
  'Receipt 2026-01-31 1/2026',
  'Receipt 2026-02-28 2/2026',
  'Receipt 2026-03-31 3/2026',
  'Receipt 2026-04-30 4/2026',
  'Receipt 2026-05-31 5/2026',
  'Receipt 2026-06-30 6/2026',
]

test('the June journal with its corrections reaches Procountor as six receipts', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const accounts = integration(page)
  const journals = journalEntries(page)
  const run = journals.run(june)

  await page.getByRole('link', { name: 'Integration' }).click()
  await createAccount(page, 'Leipomo')
  await accounts.account('Leipomo').authorize.click()
  await authorizeAtProcountor(page, tosite.procountor.login, 'Kaislaranta Leipomo Oy')
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to accounts' }).click()
  await accounts.refresh.click()
  await accounts.administrations.click()
  await accounts.newMapping.click()
  await accounts.mapping.company.fill('Leipomo')
  await page.getByRole('option', { name: /Kaislaranta Leipomo/ }).click()
  await accounts.mapping.administration.click()
  await page.getByRole('option', { name: 'Kaislaranta Leipomo Oy (Leipomo)' }).click()
  await accounts.mapping.costCenters.check()
  await accounts.mapping.costCenterDimension.fill('Kustannuspaikka')
  await accounts.mapping.costUnits.check()
  await accounts.mapping.costUnitDimension.fill('Projekti')
  await accounts.mapping.save.click()
  await expect(accounts.mappingDialog).toBeHidden()

  await page.getByRole('link', { name: 'Journal entries' }).click()
  await expect(page.getByRole('heading', { name: 'Journal entries', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Kaislaranta Leipomo Oy (esimerkki)' }).click()
  await expect(journals.heading).toBeVisible()
  await journals.year.click()
  await page.getByRole('option', { name: '2026' }).click()
  await expect(run.row).toContainText('6/2026')
  await expect(run.row).toContainText('Not created')
  await run.create.click()
  await expect(run.row).toContainText('Created')

  await run.preview.click()
  await expect(journals.receipts).toHaveCount(receiptNames.length)
  for (const name of receiptNames) await expect(journals.receipt(name)).toBeVisible()
  const own = journals.receipt('Receipt 2026-06-30 6/2026')
  await expect(own).not.toContainText('Correction')
  await expect(journals.receipts.filter({ hasText: 'Correction' })).toHaveCount(5)
  await expect(own.getByRole('columnheader', { name: 'Kustannuspaikka' })).toBeVisible()
  await expect(own.getByRole('columnheader', { name: 'Projekti' })).toBeVisible()
  const wages = own.getByRole('row').filter({ hasText: '200 Myymälä' }).filter({ hasText: 'P-02 Konditoria' })
  await expect(wages.first()).toContainText('5000')
  await expect(wages.first()).toContainText(/6.150\.00/)
  await expect(journals.problems).toContainText('None')

  const { companyId } = await accountBehind()
  expect(await bookedReceipts(tosite.procountor.control, companyId), 'nothing goes out before Send').toEqual([])
  await journals.send.click()
  await expect(journals.sendDialog).toContainText('6 receipts')
  await expect(journals.sendDialog).toContainText('Kaislaranta Leipomo Oy')
  await expect(journals.sendDialog).toContainText(reference)
  await journals.confirm.click()
  await page.getByRole('link', { name: 'Kaislaranta Leipomo Oy (esimerkki)' }).click()
  await expect(run.row).toContainText('Verified')
  await expect(run.row).toContainText('Unfinished')
  await expect(run.sent).toBeVisible()

  const booked = await bookedReceipts(tosite.procountor.control, companyId)
  expect(booked.map(({ name }) => name)).toEqual(Array(6).fill(reference))
  expect(booked.map(({ type, status }) => `${type} ${status}`)).toEqual(Array(6).fill('JOURNAL UNFINISHED'))
  expect(await arrivedReceipts(tosite.procountor.control, companyId)).toEqual(await expectedReceipts(sample))

  await page.reload()
  await expect(run.row).toContainText('Verified')
  await expect(run.sent).toBeVisible()
  await expect(run.send).toHaveCount(0)
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()

  async function accountBehind() {
    type Answer = { readonly accounts: readonly { readonly administration: { readonly companyId: number } }[] }
    const { accounts: listed } = await tositeApi(page, tosite.url).ask<Answer>('GET', '/api/accounts')
    const [only] = listed
    if (only === undefined) throw new Error('There is no account.')
    return only.administration
  }
})

test('cancelling the dialog sends nothing', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await expect(journals.confirm).toBeEnabled()
  await journals.cancel.click()
  await expect(journals.sendDialog).toBeHidden()
  await expect(run.row).toContainText('Created')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])
})

test('two tabs that send at once, and a third time by the API, make six receipts', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const other = await page.context().newPage()
  await openRuns(page, company.id)
  await journalEntries(page).run(june).create.click()
  await expect(journalEntries(page).run(june).row).toContainText('Created')
  await openRuns(other, company.id)
  for (const tab of [page, other]) {
    const { run, confirm, sendDialog } = journalEntries(tab)
    await run(june).send.click()
    await expect(sendDialog.getByRole('region', { name: 'Preflight' })).toContainText('fine')
    await expect(confirm).toBeEnabled()
  }

  const sending = page.waitForRequest((request) => request.url().endsWith('/send'))
  const answers = [page, other].map((tab) => tab.waitForResponse((response) => response.url().endsWith('/send')))
  await Promise.all([page, other].map((tab) => journalEntries(tab).confirm.click()))
  expect((await Promise.all(answers)).map((answer) => answer.status())).toEqual([200, 200])
  for (const tab of [page, other]) await expect(journalEntries(tab).run(june).row).toContainText('Verified')

  const request = await sending
  const again = await tositeApi(page, tosite.url).call('POST', new URL(request.url()).pathname, request.postDataJSON())
  expect(await again.json()).toMatchObject({ state: 'verified' })
  expect(await arrivedReceipts(tosite.procountor.control, company.administrationId)).toEqual(
    await expectedReceipts(sample),
  )
})

test('a dialog stands as it was read while another tab sends, and sending once more makes nothing twice', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const journals = journalEntries(page)
  await openRuns(page, company.id)
  await journals.run(june).create.click()
  await journals.run(june).send.click()
  await expect(journals.sendDialog.getByRole('region', { name: 'Preflight' })).toContainText('fine')
  await expect(journals.confirm).toBeEnabled()

  const other = await page.context().newPage()
  await openRuns(other, company.id)
  await journalEntries(other).run(june).send.click()
  await journalEntries(other).confirm.click()
  await expect(journalEntries(other).run(june).row).toContainText('Verified')
  await expect(page.getByRole('row', { name: june, exact: true, includeHidden: true })).toContainText('Verified')
  await expect(journals.sendDialog).not.toContainText('already')
  const answer = page.waitForResponse((response) => response.url().endsWith('/send'))
  await journals.confirm.click()
  expect((await answer).status()).toBe(200)
  await expect(journals.sendDialog).toBeHidden()
  await expect(journals.run(june).sent).toBeVisible()
  expect(await arrivedReceipts(tosite.procountor.control, company.administrationId)).toEqual(
    await expectedReceipts(sample),
  )
})

test('what changed after the preview is shown and asked again before anything is sent', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 409 .*\/send\)$/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await expect(journals.confirm).toBeEnabled()

  const api = tositeApi(page, tosite.url)
  const mapping = await api.ask<Mapping>('GET', `/api/mappings/${company.mappingId}`)
  await api.ask('PUT', `/api/mappings/${company.mappingId}`, {
    version: mapping.version,
    rules: { ...mapping.rules, costUnitDimension: { description: 'Projekti' } },
  })
  await journals.confirm.click()
  await expect(journals.sendDialog.getByRole('alert')).toContainText('Receipt 2026-06-30 6/2026')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])

  await journals.confirm.click()
  await expect(run.row).toContainText('Verified')
  expect(await arrivedReceipts(tosite.procountor.control, company.administrationId)).toEqual(
    await expectedReceipts(sample),
  )
})

interface Mapping {
  readonly version: number
  readonly rules: Readonly<Record<string, unknown>>
}
