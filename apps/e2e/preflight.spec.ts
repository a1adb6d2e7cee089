import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { bookedReceipts } from './booked-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { preview } from './preview-screen.ts'

const june = 'Run 6 Kesäkuu'

/** Makes June's journal and opens its preview. */
async function openPreview(page: Page, company: MappedCompany): Promise<void> {
  const run = journalEntries(page).run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.preview.click()
  await expect(page.getByRole('heading', { name: june, level: 1 })).toBeVisible()
}

test('a missing right is seen in the preview, explained, and gone once it is given', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { control, login } = tosite.procountor
  const setRights = (rights: object) =>
    control.post(`companies/${company.administrationId}/rights`, { username: login.username, rights })
  await openPreview(page, company)
  const { preflight, checkNow, fine } = preview(page)
  const { problems, send, confirm, cancel } = journalEntries(page)
  await expect(problems).toContainText('None')
  await fine.click()
  await expect(preflight).toContainText('Rights to write journals')
  await expectAccessible(page)

  await setRights({ journalReceipts: 'VIEWING_RIGHTS' })
  await checkNow.click()
  await expect(problems).toContainText('lacks a right in Procountor: journals, all rights (viewing only)')
  await expect(problems).toContainText('Whose turn: bookkeeper in Procountor')
  await expectAccessible(page)
  await problems.getByRole('link', { name: 'What does this mean?' }).click()
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible()
  await expect(
    page.getByText('The rights in Procountor are those of the user who gave the authorization.'),
  ).toBeVisible()
  await page.goBack()
  await send.click()
  await expect(confirm).toBeDisabled()
  await cancel.click()
  expect(await bookedReceipts(control, company.administrationId)).toEqual([])

  await setRights({ journalReceipts: 'ALL_RIGHTS' })
  await checkNow.click()
  await expect(problems).toContainText('None')
  await send.click()
  await confirm.click()
  await expect(page.getByText('6 of 6 verified').first()).toBeVisible()
})

test('an account put out of use after the preview: Send is refused before anything is posted', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/409/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { control } = tosite.procountor
  await openPreview(page, company)
  const { send, confirm, sendDialog, cancel, problems } = journalEntries(page)
  await send.click()
  await expect(sendDialog.getByRole('region', { name: 'Preflight' })).toContainText('fine')
  await expect(confirm).toBeEnabled()
  await control.put(`companies/${company.administrationId}/accounts/5000`, { active: false })
  await confirm.click()
  await expect(sendDialog).toContainText('The account 5000 is not in use in Procountor')
  await expect(sendDialog.getByRole('link', { name: 'Open the mapping: Accounts' })).toBeVisible()
  await expect(confirm).toBeDisabled()
  const requests = JSON.stringify(await control.get('requests'))
  expect(requests).not.toContain('POST /ledgerreceipts')
  expect(await bookedReceipts(control, company.administrationId)).toEqual([])

  await control.put(`companies/${company.administrationId}/accounts/5000`, { active: true })
  await sendDialog.getByRole('button', { name: 'Check now' }).click()
  await expect(confirm).toBeEnabled()
  await cancel.click()
  await expect(problems).toContainText('None')
})

test('a vendor that does not answer is a finding with the way out', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await openPreview(page, company)
  const { checkNow } = preview(page)
  const { problems } = journalEntries(page)
  await tosite.procountor.control.post('faults', { kind: '500', method: 'GET', path: '/coa' })
  await checkNow.click()
  await expect(problems).toContainText('Procountor could not be read just now')
  await checkNow.click()
  await expect(problems).toContainText('None')
})

test('a closed May with a correction in it is seen, explained and solved from the preview', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '701')
  const { control } = tosite.procountor
  await openPreview(page, company)
  const { checkNow } = preview(page)
  const { problems, send, confirm } = journalEntries(page)
  await expect(problems).toContainText('Receipt 2026-05-31 5/2026')
  await expect(problems).toContainText('which is closed in Procountor')
  await expect(problems).toContainText('Have the period opened in Procountor, or choose a period policy')
  await expect(problems.getByRole('link', { name: 'Open the mapping: Dates' })).toBeVisible()
  await problems.getByRole('link', { name: 'What does this mean?' }).click()
  await expect(page.getByText('Someone closed the period in Procountor').first()).toBeVisible()
  await page.goBack()

  await control.post(`companies/${company.administrationId}/periods`, { date: '2026-05-31', status: 'OPEN' })
  await checkNow.click()
  await expect(problems).toContainText('None')
  await send.click()
  await confirm.click()
  await expect(page.getByText('6 of 6 verified').first()).toBeVisible()
  const booked = await bookedReceipts(control, company.administrationId)
  expect(booked.map(({ receiptDate }) => receiptDate)).toContain('2026-05-31')
})
