import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { bigJournal } from './big-journal.ts'
import { bookedReceipts } from './booked-receipts.ts'
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

test('a row opens to its journal entries, and a search finds rows in all receipts', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await openPreview(page, company.id, june)
  const own = preview(page).receipt('Receipt 2026-06-30 6/2026')
  const several = own.region.getByRole('button', { name: /^[2-9] journal entries of row/ }).first()
  await several.click()
  await expect(several).toHaveAttribute('aria-expanded', 'true')
  const entries = own.region.getByRole('table', { name: /^Journal entries of row/ })
  await expect(entries.getByRole('row')).toHaveCount(Number(await several.textContent()) + 1)
  await expect(entries.getByRole('columnheader')).toContainText(['Line', 'Account', 'Cost center'])
  await expectAccessible(page)
  await several.press('Enter')
  await expect(entries).toHaveCount(0)

  const { search, found, receipts } = preview(page)
  const all = await receipts.count()
  await search.fill('9800')
  await expect(found).toContainText(/^1 of \d+ rows found, in 1 receipt$/)
  await expect(receipts).toHaveCount(1)
  await expect(own.region.getByRole('row', { name: /^Found rows/ })).toContainText(/9.800\.00/)
  await expect(page).toHaveURL(/search=9800/)
  await page.reload()
  await expect(found).toContainText(/^1 of/)
  await search.fill('no such row')
  await expect(found).toHaveText('No row matches the search')
  await search.fill('')
  await expect(receipts).toHaveCount(all)
})

test('a journal of ten thousand lines is scrolled to its last row and searched', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { openUpload, upload, run } = journalEntries(page)
  await openRuns(page, company.id)
  await openUpload.click()
  const buffer = bigJournal({ ownLines: 9000, linesPerCorrection: 200 })
  await upload.file.setInputFiles({ name: 'big.xml', mimeType: 'text/xml', buffer })
  await upload.year.fill('2026')
  await upload.period.fill('6')
  await upload.runNumber.fill('60')
  await upload.description.fill('Iso')
  await upload.submit.click()
  await run('Run 60 Iso').preview.click()

  const { found, search, receipt } = preview(page)
  await expect(found).toHaveText('10,000 rows in 6 receipts')
  const own = receipt('Receipt 2026-06-30 6/2026')
  await expect(own.rows).toHaveAttribute('aria-rowcount', '9002')
  await expect(own.rows.getByText('Palkansaaja 00001').first()).toBeVisible()
  await own.frame.focus()
  await own.frame.press('End')
  await expect(own.rows.getByText('Palkansaaja 04500').last()).toBeInViewport()
  await expect(own.rows.locator('tr[aria-rowindex="9001"]')).toContainText('5,499.25')
  await expect(own.rows.getByRole('row', { name: /^Total/ })).toBeInViewport()
  await own.rows.getByRole('button', { name: '1 journal entry of row 9000' }).click()
  await expect(own.region.getByRole('table', { name: /^Journal entries of row 9000/ })).toContainText('9,000')

  await search.fill('palkansaaja 00777')
  await expect(found).toHaveText('2 of 10,000 rows found, in 1 receipt')
  await expect(own.rows.getByText('Palkansaaja 00777')).toHaveCount(2)
})

test('the JSON that is copied is what Procountor then receives, the mark aside', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: tosite.url })
  const company = await mapCompany(page, tosite, '101')
  await openPreview(page, company.id, june)
  await preview(page).copy.click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as Copied

  const { send, confirm } = journalEntries(page)
  await send.click()
  await confirm.click()
  await expect(page.getByRole('region', { name: 'Problems', exact: true })).toContainText('has been sent')
  const booked = () => bookedReceipts(tosite.procountor.control, company.administrationId)
  await expect.poll(async () => (await booked()).length).toBe(copied.receipts.length)
  const received = new Map((await booked()).map((receipt) => [receipt.receiptDate, receipt]))
  for (const receipt of copied.receipts) expect(received.get(receipt.receiptDate)).toMatchObject(receipt)
})

interface Copied {
  readonly receipts: readonly { readonly receiptDate: string; readonly transactions: readonly object[] }[]
}
