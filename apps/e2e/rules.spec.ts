import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { rulesOf } from './mapping-rules.ts'

async function openRules(page: Page, { mappingId, name }: MappedCompany): Promise<void> {
  await page.goto(`/integration/procountor/mappings/${mappingId}`)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

async function createJournal(page: Page, { id }: MappedCompany, runName: string): Promise<void> {
  const { row, create } = journalEntries(page).run(runName)
  await openRuns(page, id)
  await create.click()
  await expect(row).toContainText('Created')
}

test('a mask shows as it is typed which accounts match, and why it is none', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await createJournal(page, company, 'Run 6 Kesäkuu')
  await openRules(page, company)
  const { mask, matches } = rulesOf(page)
  await expect(matches).toContainText('all accounts carry dimensions')

  await mask.pressSequentially('50[0-9')
  await expect(matches).toContainText('opens a class at position 3')
  await mask.pressSequentially('][0-9]')
  await expect(matches).toContainText('of them in this company’s journals')
  const used = matches.getByRole('listitem').filter({ hasText: 'in journals' })
  await expect(used.first()).toContainText('50')
  await mask.press('Enter')
  await mask.pressSequentially('4[9-0]00')
  await expect(matches).toContainText('a range at position 2')
})

test('the period policy shows month by month where a correction lands, and why', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '701')
  await createJournal(page, company, 'Run 6 Kesäkuu')
  await openRules(page, company)
  const { policyMonth, periodPolicy } = rulesOf(page)
  const may = policyMonth('May 2026')
  await expect(may).toContainText('Period closed')
  await expect(may).toContainText('Not sent')

  await periodPolicy.click()
  await page.getByRole('option', { name: 'Period concerned, else the first open one after it' }).click()
  await expect(may).toContainText('Moves to the first open period after it')
  await expect(may).not.toContainText('Not sent')
})

test('a change names the unsent journals that it affects before it is saved, and how', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '701')
  await createJournal(page, company, 'Run 6 Kesäkuu')
  await openRules(page, company)
  const { effect, periodPolicy, lockedRunsOnly, save } = rulesOf(page)
  await expect(effect).toHaveCount(0)
  await lockedRunsOnly.click()
  await expect(effect).toContainText('The one unsent journal stays as it is.')

  await periodPolicy.click()
  await page.getByRole('option', { name: 'Period concerned, else the first open one after it' }).click()
  await expect(effect).toContainText('Saving changes 1 of 1 unsent journals: Run 6 Kesäkuu (6/2026).')
  await effect.getByText('Show how').click()
  await expect(effect).toContainText('Correction of 5/2026: booked on 30/06/2026 instead of 31/05/2026')
  await expect(effect.getByRole('listitem').filter({ hasText: /^Solved/ })).toContainText('closed in Procountor')

  await save.click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await expect(effect).toHaveCount(0)
})

test('the reference is shown as the company’s own runs would carry it', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await openRuns(page, company.id)
  await expect(page.getByRole('row', { name: 'Run 6 Kesäkuu' })).toBeVisible()
  await openRules(page, company)
  const { pattern, texts } = rulesOf(page)
  await pattern.fill(`{year} {run description} ${'x'.repeat(75)}`)
  await expect(texts).toContainText('80 of 80 characters')
  await expect(texts).toContainText('characters are cut')
  await pattern.fill('{company number}/{period}')
  await expect(texts.getByRole('status').first()).toContainText(/^101\/\d+\/2026$/)
})

test('rules are copied from another company: first what that comes to, then, confirmed, saved', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const source = await mapCompany(page, tosite, '102')
  await openRules(page, source)
  const { mask, startPeriod, periodPolicy, save, copy } = rulesOf(page)
  await mask.fill('[4-9][0-9][0-9][0-9]')
  await startPeriod.fill('3/2026')
  await save.click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  const target = await mapCompany(page, tosite, '701')
  await createJournal(page, target, 'Run 6 Kesäkuu')
  await openRules(page, target)
  await periodPolicy.click()
  await page.getByRole('option', { name: 'Run’s own period' }).click()
  await copy.open.click()
  await expect(copy.dialog).toContainText('gives up the unsaved changes')
  await copy.from.fill('102')
  await page.getByRole('option', { name: /\(102\)/ }).click()
  await expect(copy.changes).toContainText('Account mask')
  await expect(copy.matched).toContainText('Cost center dimension: Kustannuspaikka → Kustannuspaikka')
  await expect(copy.leftOut).toContainText('Start period: 3/2026 – each company has its own')
  await expect(copy.effect).toContainText('unsent journal')
  await copy.cancel.click()
  await expect(mask).toHaveValue('')

  await copy.open.click()
  await copy.from.fill('102')
  await page.getByRole('option', { name: /\(102\)/ }).click()
  await copy.confirm.click()
  await expect(copy.dialog).toHaveCount(0)
  await expect(mask).toHaveValue('[4-9][0-9][0-9][0-9]')
  await expect(startPeriod).toHaveValue('')
  await expect(periodPolicy).toHaveValue('Period concerned')
})

test('nothing of a period before the start period is offered', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await createJournal(page, company, 'Run 4 Huhtikuu')
  await openRules(page, company)
  const { startPeriod, save, effect } = rulesOf(page)
  await startPeriod.fill('6/2026')
  await expect(effect).toContainText('Saving changes 1 of 1 unsent journals: Run 4 Huhtikuu (4/2026).')
  await save.click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()

  await openRuns(page, company.id)
  const { run } = journalEntries(page)
  await expect(run('Run 6 Kesäkuu').create).toBeVisible()
  await expect(run('Run 5 Toukokuu').row).toContainText('Before the start period')
  await expect(run('Run 5 Toukokuu').create).toHaveCount(0)
  await expect(run('Run 4 Huhtikuu').preview).toBeVisible()
  await expect(run('Run 4 Huhtikuu').send).toHaveCount(0)
})

test('an override says what the account means without it, and whether journals carry it', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '101')
  await createJournal(page, company, 'Run 6 Kesäkuu')
  await openRules(page, company)
  await page.getByRole('button', { name: 'Add override' }).click()
  const override = page.getByRole('group', { name: 'Override 1' })
  const code = override.getByRole('textbox', { name: 'Nmbrs account' })
  await code.fill('5000')
  await expect(override).toContainText(/Without the override: 5000 \S+/)
  await expect(override).toContainText('Journals of this company carry it.')
  await code.fill('123')
  await expect(override).toContainText('The chart of accounts does not have it.')
  await expect(override).toContainText('No recent journal of this company carries it.')
})
