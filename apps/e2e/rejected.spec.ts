import { bookedReceipts } from './booked-receipts.ts'
import { arrivedReceipts, expectedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'

const june = 'Run 6 Kesäkuu'
const sample = 'journal-xml/02-june-with-corrections-jan-may.xml'

test('a receipt that Procountor refuses waits for a person, who replaces it', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const { control } = tosite.procountor
  await control.post('faults', {
    kind: 'refuse-before-saving',
    method: 'POST',
    path: '/ledgerreceipts',
    nth: 3,
    message: 'CLOSED_FISCAL_PERIOD',
  })
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('Needs attention')
  await expect(run.row).toContainText('5 of 6 verified')
  expect(await bookedReceipts(control, company.administrationId)).toHaveLength(5)

  await run.preview.click()
  const refused = journals.receipts.filter({ hasText: 'Refused by Procountor' })
  await expect(refused).toHaveCount(1)
  await expect(refused).toContainText('CLOSED_FISCAL_PERIOD')
  await expect(journals.problems).toContainText('Refused by Procountor')
  await refused.getByRole('button', { name: 'Send replacement' }).click()
  await expect(page.getByRole('main')).toContainText('6 of 6 verified')
  await expect(refused).toHaveCount(0)
  expect(await arrivedReceipts(control, company.administrationId)).toEqual(await expectedReceipts(sample))

  await openRuns(page, company.id)
  await expect(run.row).toContainText('Verified')
})

test('a receipt whose answer was lost is looked for, and is there once', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const { control } = tosite.procountor
  await control.post('faults', { kind: 'save-then-cut', method: 'POST', path: '/ledgerreceipts', nth: 2 })
  // The search does not work at once either, so that Checking stays long enough to be seen.
  for (let search = 1; search <= 2; search += 1) {
    await control.post('faults', { kind: '500', method: 'GET', path: '/ledgerreceipts' })
  }
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('Checking')
  await expect(run.row).toContainText('Verified', { timeout: 20_000 })

  const { faults } = (await control.get('faults')) as { readonly faults: readonly { readonly state: string }[] }
  expect(faults.map(({ state }) => state)).toEqual(['struck', 'struck', 'struck'])
  expect(await arrivedReceipts(control, company.administrationId)).toEqual(await expectedReceipts(sample))
})

test('answers lost in three ways leave every receipt there once', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const { control } = tosite.procountor
  const kinds = ['cut', 'save-then-500-html', 'half-answer']
  for (const [at, kind] of kinds.entries()) {
    await control.post('faults', { kind, method: 'POST', path: '/ledgerreceipts', nth: 2 * (at + 1) })
  }
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('Verified', { timeout: 30_000 })

  const { faults } = (await control.get('faults')) as { readonly faults: readonly { readonly state: string }[] }
  expect(faults.map(({ state }) => state)).toEqual(['struck', 'struck', 'struck'])
  expect(await arrivedReceipts(control, company.administrationId)).toEqual(await expectedReceipts(sample))
})
