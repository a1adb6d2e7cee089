import type { Page } from '@playwright/test'
import { expect, type Tosite } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'

/** A run of company 101, mapped and sent; at the list of runs, with what is found there. */
export async function sentRun(tosite: Tosite, name: string) {
  const page = await tosite.signedInPage('admin@tosite.example')
  const journals = journalEntries(page)
  const run = journals.run(name)
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  await sendRun(page, company.id, name)
  return { page, journals, run, company }
}

/** Creates and sends a run's journal in the list of runs, and waits until all of it is verified. */
export async function sendRun(page: Page, companyId: number, name: string): Promise<void> {
  const journals = journalEntries(page)
  const run = journals.run(name)
  await openRuns(page, companyId)
  await run.create.click()
  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('Verified')
}
