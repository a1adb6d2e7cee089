import type { Page } from '@playwright/test'
import { bookedReceipts, itemNames } from './booked-receipts.ts'
import { arrivedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { samplePath } from './sample-journal.ts'

/** Makes the run's journal and opens its preview. */
async function previewOf(page: Page, company: MappedCompany, runName: string): Promise<void> {
  const run = journalEntries(page).run(runName)
  await openRuns(page, company.id)
  await run.create.click()
  await run.preview.click()
  await expect(page.getByRole('heading', { name: runName, level: 1 })).toBeVisible()
}

/** Presses Send to Procountor and finds the dialog closed to sending. */
async function expectSendRefused(page: Page): Promise<void> {
  const { send, confirm, cancel } = journalEntries(page)
  await send.click()
  await expect(confirm).toBeDisabled()
  await cancel.click()
}

async function saveMapping(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
}

/** Sends from the runs, and waits until all of it is verified. */
async function sendAndVerify(page: Page, company: MappedCompany, runName: string): Promise<void> {
  const { run, confirm } = journalEntries(page)
  await openRuns(page, company.id)
  await run(runName).send.click()
  await confirm.click()
  await expect(run(runName).row).toContainText('Verified')
}

const july = 'Run 7 Heinäkuu'

test('a code without item: problem, binding on the mapping’s page, sent', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '202')
  const { problems } = journalEntries(page)
  await previewOf(page, company, july)
  await expect(problems).toContainText('no item for the code 350')
  await expectSendRefused(page)

  await problems
    .getByRole('link', { name: /Dimensions$/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'Item of 350' }).fill('320')
  await page.getByRole('option', { name: '320 Jyväskylä' }).click()
  await saveMapping(page)
  await page.goBack()
  await expect(problems).toContainText('None')
  await sendAndVerify(page, company, july)
  const codes = (await arrivedReceipts(tosite.procountor.control, company.administrationId)).flatMap(({ rows }) =>
    rows.flatMap((row) => row.codes),
  )
  expect(new Set(codes)).toEqual(new Set(['310', '320']))
})

test('a code without item, where missing items are created while sending', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '202')
  const { receipts } = journalEntries(page)
  await previewOf(page, company, july)
  await page.goto(`/integration/procountor/mappings/${company.mappingId}`)
  await page.getByRole('combobox', { name: 'Missing item' }).click()
  await page.getByRole('option', { name: 'Is created while sending' }).click()
  await saveMapping(page)
  await openRuns(page, company.id)
  await journalEntries(page).run(july).preview.click()
  await expect(receipts.first()).toContainText('will be created')

  await sendAndVerify(page, company, july)
  const codes = (await arrivedReceipts(tosite.procountor.control, company.administrationId)).flatMap(({ rows }) =>
    rows.flatMap((row) => row.codes),
  )
  expect(new Set(codes)).toEqual(new Set(['310', '320', '350']))
})

test('a code that fits two items: the candidates are named, one is chosen, sent', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '203')
  const { problems } = journalEntries(page)
  await previewOf(page, company, july)
  await expect(problems).toContainText('fit the code 400')
  await expect(problems).toContainText('400 Juhlat, pohjoinen')
  await expect(problems).toContainText('400 Juhlat, etelä')
  await expectSendRefused(page)

  await problems
    .getByRole('link', { name: /Dimensions$/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'Item of 400' }).click()
  await page.getByRole('option', { name: '400 Juhlat, etelä' }).click()
  await saveMapping(page)
  await sendAndVerify(page, company, july)
  const { control } = tosite.procountor
  const nameOf = await itemNames(control, company.administrationId)
  const [booked] = await bookedReceipts(control, company.administrationId)
  const names = booked?.transactions.flatMap(({ dimensionItemValues }) => dimensionItemValues.map(nameOf))
  expect(new Set(names)).toEqual(new Set(['300 Hallinto', '400 Juhlat, etelä']))
})

test('a closed period: problem, another period policy, the correction moves to the first open one', async ({
  tosite,
}) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '701')
  const june = 'Run 6 Kesäkuu'
  const { problems, receipts, receipt } = journalEntries(page)
  await previewOf(page, company, june)
  await expect(problems).toContainText('closed in Procountor')
  await expect(problems).toContainText('Receipt 2026-05-31 5/2026')
  await expectSendRefused(page)

  await problems
    .getByRole('link', { name: /Dates$/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'Period policy' }).click()
  await page.getByRole('option', { name: 'Period concerned, else the first open one after it' }).click()
  await saveMapping(page)
  await page.goBack()
  await expect(problems).toContainText('None')
  await expect(receipts).toHaveCount(6)
  await expect(receipt('Receipt 2026-06-30 5/2026')).toContainText('whose period is closed')

  await sendAndVerify(page, company, june)
  const booked = await bookedReceipts(tosite.procountor.control, company.administrationId)
  expect(booked.map(({ receiptDate }) => receiptDate).sort()).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-06-30',
    '2026-06-30',
  ])
})

/** Uploads a sample as run 50 of May and opens its preview. */
async function previewOfUpload(page: Page, company: MappedCompany, sample: string): Promise<void> {
  const { openUpload, upload, run } = journalEntries(page)
  await openRuns(page, company.id)
  await openUpload.click()
  await upload.file.setInputFiles(samplePath(sample))
  await upload.year.fill('2026')
  await upload.period.fill('5')
  await upload.runNumber.fill('50')
  await upload.description.fill('Ladattu')
  await upload.submit.click()
  await run('Run 50 Ladattu').preview.click()
  await expect(page.getByRole('heading', { name: 'Run 50 Ladattu', level: 1 })).toBeVisible()
}

test('a cent out of balance is never sent, nor rounded away', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { problems } = journalEntries(page)
  await previewOfUpload(page, company, 'journal-xml/09-defect-out-of-balance.xml')
  await expect(problems).toContainText(/2.500\.00/)
  await expect(problems).toContainText(/2.499\.99/)
  await expect(problems).toContainText('differ by 0.01')
  await expectSendRefused(page)
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])
})

test('a line without ledger account is a problem that names the line', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  const { problems } = journalEntries(page)
  await previewOfUpload(page, company, 'journal-xml/08-defect-missing-ledger-account.xml')
  await expect(problems).toContainText('Line 2')
  await expect(problems).toContainText('no ledger account')
  await expectSendRefused(page)
  expect(await bookedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])
})

test('a company that is not mapped can be looked at, and says what is missing', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const { problems, run } = journalEntries(page)
  await page.goto('/journal-entries')
  await page.getByRole('link', { name: 'Kaislaranta Leipomo Oy (esimerkki)' }).click()
  await run('Run 6 Kesäkuu').create.click()
  await run('Run 6 Kesäkuu').preview.click()
  await expect(problems).toContainText('not mapped to a Procountor company')
  await expectSendRefused(page)
  await problems.getByRole('link', { name: 'Go to Administrations' }).click()
  await expect(page.getByRole('button', { name: 'New mapping' })).toBeVisible()
})
