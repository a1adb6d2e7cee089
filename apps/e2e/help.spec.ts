import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'

const june = 'Run 6 Kesäkuu'

function help(page: Page) {
  const chapter = (name: string) => page.getByRole('region', { name, exact: true })
  return {
    heading: page.getByRole('heading', { name: 'Help', level: 1 }),
    search: page.getByRole('searchbox', { name: 'Search the help' }),
    procountor: chapter('Errors Procountor'),
    nmbrs: chapter('Errors Nmbrs'),
    tosite: chapter('Messages of Tosite'),
    entries: page.getByRole('article'),
    entry: (name: string) => page.getByRole('article', { name, exact: true }),
  }
}

test('what Procountor refused leads to its explanation, and back', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  const refusals = [
    { nth: 2, message: 'CLOSED_FISCAL_PERIOD' },
    { nth: 4, message: 'SOMETHING_NOBODY_HAS_SEEN' },
  ]
  for (const refusal of refusals) {
    const fault = { kind: 'refuse-before-saving', method: 'POST', path: '/ledgerreceipts', ...refusal }
    await tosite.procountor.control.post('faults', fault)
  }
  const journals = journalEntries(page)
  const run = journals.run(june)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('4 of 6 verified')
  await run.preview.click()

  const closed = journals.receipts.filter({ hasText: 'CLOSED_FISCAL_PERIOD' })
  await expect(closed).toContainText('The date of the receipt is in a closed fiscal year or accounting period.')
  await expect(closed).toContainText('Someone closed it in Procountor')
  await expect(closed).toContainText('Have the period opened in Procountor')
  await expect(closed).toContainText('Whose turn: bookkeeper in Procountor')
  await expect(closed.getByRole('link', { name: 'Open the mapping: Dates' })).toBeVisible()
  const unknown = journals.receipts.filter({ hasText: 'SOMETHING_NOBODY_HAS_SEEN' })
  await expect(unknown).toContainText('Tosite does not know this message of Procountor yet.')

  const preview = page.url()
  await closed.getByRole('link', { name: 'What does this mean?' }).click()
  await expect(page).toHaveURL(/\/help\/procountor-closed-period$/)
  const entry = help(page).procountor.getByRole('article').filter({ hasText: 'CLOSED_FISCAL_PERIOD' })
  await expect(entry).toBeFocused()
  await expect(entry).toBeInViewport()
  await expect(entry).toContainText('Told by other integrators')
  await page.goBack()
  await expect(page).toHaveURL(preview)
  await expect(closed).toBeVisible()
})

test('the help is searched as one types, and the address keeps what was searched for', async ({ tosite }) => {
  const page = await tosite.signedInPage('clerk@tosite.example')
  await page.getByRole('link', { name: 'Help' }).click()
  const { heading, search, procountor, nmbrs, tosite: own, entries } = help(page)
  await expect(heading).toBeFocused()
  await expect(own).toBeVisible()
  await expect(procountor).toBeVisible()
  await expect(nmbrs).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(search).toBeFocused()
  await page.keyboard.type('closed_fiscal')
  await expect(page.getByRole('status').filter({ hasText: '1 entry' })).toBeVisible()
  await expect(entries).toHaveCount(1)
  await expect(own).toBeHidden()
  await expect(page).toHaveURL(/\/help\?search=closed_fiscal$/)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/help\/procountor-closed-period$/)
  await expect(search).toHaveValue('')
  await expect(own).toBeVisible()
  await page.goBack()
  await expect(search).toHaveValue('closed_fiscal')
  await expect(entries).toHaveCount(1)
  await page.reload()
  await expect(search).toHaveValue('closed_fiscal')
  await expect(entries).toHaveCount(1)

  await search.fill("Value of the 'costCentreReference' field is invalid: 17")
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('A field has a value that Procountor does not take.')
  await search.fill('nothing fits this')
  await expect(entries).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(own).toBeVisible()
})

test('each entry has an address of its own, also one that is gone', async ({ tosite }) => {
  const page = await tosite.signedInPage('reader@tosite.example')
  const { entry, entries } = help(page)
  await page.goto('/help/not-mapped')
  await expect(entry('The company is not mapped to a Procountor company.')).toBeFocused()
  await expect(entry('The company is not mapped to a Procountor company.')).toBeInViewport()
  await page.goto('/help/gone-by-now')
  await expect(page.getByRole('status').filter({ hasText: 'There is no entry at this address.' })).toBeVisible()
  await expect(entries.first()).toBeVisible()
})
