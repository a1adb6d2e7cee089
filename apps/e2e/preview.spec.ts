import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'
import { preview } from './preview-screen.ts'

const may = 'Run 5 Toukokuu'
const june = 'Run 6 Kesäkuu'

/** Creates the run's journal and opens its preview. */
async function openPreview(page: Page, companyId: number, runName: string): Promise<void> {
  const run = journalEntries(page).run(runName)
  await openRuns(page, companyId)
  await run.create.click()
  await run.preview.click()
  await expect(page.getByRole('heading', { name: runName, level: 1 })).toBeVisible()
}

test('a correction shows what Tosite booked before, what changes and what it becomes', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const journals = journalEntries(page)
  await openRuns(page, company.id)
  await journals.run(may).create.click()
  await journals.run(may).send.click()
  await journals.confirm.click()
  await expect(journals.run(may).row).toContainText('Verified')
  await openPreview(page, company.id, june)

  const ofMay = preview(page).receipt('Receipt 2026-05-31 5/2026')
  await expect(ofMay.region).toContainText(`by ${june}`)
  await ofMay.beforeAndAfter.click()
  await expect(ofMay.region.getByRole('link', { name: may })).toBeVisible()
  await expect(ofMay.region).toContainText('Verified')
  const wages = ofMay.changes.getByRole('row').filter({ hasText: '5000' }).first()
  const [before = 0, change = 0, after = 0] = (await wages.getByRole('cell').allInnerTexts())
    .slice(-3)
    .map((amount) => Math.round(Number(amount.replace(/[^\d.-]/g, '')) * 100))
  expect(before).not.toBe(0)
  expect(before + change).toBe(after)
  await expect(ofMay.changes.getByRole('row').last()).toContainText(/Debit less credit\s*0\.00\s*0\.00\s*0\.00/)

  const ofApril = preview(page).receipt('Receipt 2026-04-30 4/2026')
  await ofApril.beforeAndAfter.click()
  await expect(ofApril.region).toContainText('Not booked by Tosite')
  await expect(ofApril.changes.getByRole('row').nth(1).getByRole('cell').last()).toHaveText('–')
  await expect(preview(page).receipt('Receipt 2026-06-30 6/2026').beforeAndAfter).toHaveCount(0)
  await expectAccessible(page)
})
