import type { Page } from '@playwright/test'
import { bookedReceipts } from './booked-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { expectApiRefuses } from './refused-by-api.ts'

const june = 'Run 6 Kesäkuu'

async function setSwitch(page: Page, rowName: string, name: string, on: boolean): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('tab', { name: 'Companies' }).click()
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: rowName, exact: true }) })
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
  const toggle = rows.getByRole('switch', { name })
  await expect(toggle).toBeChecked({ checked: !on })
  await toggle.click()
  expect((await saved).status()).toBe(200)
  await expect(toggle).toBeChecked({ checked: on })
}

/** Opens the dialog of a created journal and finds it closed to sending, for that reason. */
async function expectRefused(page: Page, company: MappedCompany, runName: string, reason: string): Promise<void> {
  const journals = journalEntries(page)
  await openRuns(page, company.id)
  await journals.run(runName).send.click()
  await expect(journals.sendDialog).toContainText(reason)
  await expect(journals.confirm).toBeDisabled()
  await journals.cancel.click()

  await journals.run(runName).preview.click()
  await expect(journals.problems).toContainText(reason)
  await expectApiRefuses(page, company)
}

async function sendAndVerify(page: Page, company: MappedCompany, runName: string): Promise<void> {
  const journals = journalEntries(page)
  await openRuns(page, company.id)
  await journals.run(runName).send.click()
  await journals.confirm.click()
  await expect(journals.run(runName).row).toContainText('Verified')
}

async function createJournal(page: Page, company: MappedCompany, runName: string): Promise<void> {
  const run = journalEntries(page).run(runName)
  await openRuns(page, company.id)
  await run.create.click()
  await expect(run.row).toContainText('Created')
}

test('nothing is sent for a company while it is marked as test company', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await createJournal(page, company, june)
  await setSwitch(page, company.name, 'Test company', true)
  await expectRefused(page, company, june, 'marked as a test company')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])

  await journalEntries(page).problems.getByRole('link', { name: 'Go to the marks of the companies' }).click()
  await expect(page.getByRole('switch', { name: 'Test company' }).first()).toBeVisible()
  await setSwitch(page, company.name, 'Test company', false)
  await sendAndVerify(page, company, june)
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toHaveLength(6)
})

test('the demo’s test company is marked from the start', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '103')
  await createJournal(page, company, june)
  await expectRefused(page, company, june, 'marked as a test company')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])
})

test('nothing is sent for the companies of a blocked debtor until it is unblocked', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '302')
  await createJournal(page, company, june)
  await expectRefused(page, company, june, 'debtor is blocked')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])

  await setSwitch(page, 'Debtor Estetty Asiakas Oy (esimerkki)', 'Blocked debtor', false)
  await sendAndVerify(page, company, june)
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toHaveLength(6)
})

test('a run that is not locked is sent only where the mapping allows it', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const october = 'Run 10 Lokakuu'
  await createJournal(page, company, october)
  await expectRefused(page, company, october, 'not locked in Nmbrs')

  await page.goto(`/integration/procountor/mappings/${company.mappingId}`)
  await page
    .getByRole('switch', { name: 'Locked runs only' })
    .or(page.getByRole('checkbox', { name: 'Locked runs only' }))
    .uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await sendAndVerify(page, company, october)
})

test('a journal marked as sent is not sent until it is unmarked', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const run = journalEntries(page).run(june)
  await createJournal(page, company, june)
  await run.mark.click()
  await expect(run.row).toContainText('Marked as sent')
  await page.reload()
  await expectRefused(page, company, june, 'marked as sent')
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])

  await openRuns(page, company.id)
  await run.unmark.click()
  await expect(run.row).toContainText('Created')
  await sendAndVerify(page, company, june)
})
