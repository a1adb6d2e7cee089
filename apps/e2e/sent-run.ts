import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'

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
