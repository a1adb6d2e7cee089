import type { Page } from '@playwright/test'
import { bookedReceipts } from './booked-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'

const name = 'Run 42 Viikko 42, korjaukset 200 viikolta'
const total = 201

// Both sides of the limit: the server's pace, and what the stand-in lets pass.
test.use({ environment: { PROCOUNTOR_REQUESTS_PER_SECOND: '100' } })

const progressOf = (page: Page) => page.getByRole('progressbar', { name: `Receipts of ${name} verified` })

async function verified(page: Page): Promise<number> {
  // By the row's words, since the bar goes with the last receipt.
  const text = await journalEntries(page).run(name).row.textContent()
  return Number(/(\d+) of 201 verified/.exec(text ?? '')?.[1])
}

test('a run with corrections for 200 weeks survives the server’s death half way: all verified, none twice', async ({
  tosite,
  consoleErrors,
}) => {
  test.slow(true, 'the next server waits until the dead one’s turn to send is over')
  // While nothing answers at the address.
  consoleErrors.expect(/ERR_|status of 5\d\d /)
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '902')
  const journals = journalEntries(page)
  const run = journals.run(name)
  await openRuns(page, company.id)
  await run.create.click()
  await run.send.click()
  await expect(journals.sendDialog).toContainText(/201 receipts, about \d+ s, 200 of them corrections/)

  // Half way one receipt is saved and its answer does not come: the server dies while it waits.
  await tosite.procountor.control.post('faults', {
    kind: 'save-then-delay',
    method: 'POST',
    path: '/ledgerreceipts',
    nth: 67,
    ms: 60_000,
  })
  await journals.confirm.click()
  await expect(progressOf(page)).toHaveAttribute('aria-valuetext', /^\d+ of 201 verified, about \d+ s left$/)
  const other = await tosite.signedInPage('reader@tosite.example')
  await openRuns(other, company.id)
  await expect(progressOf(other)).toBeVisible()
  await expect.poll(() => verified(page)).toBeGreaterThan(40)
  await tosite.killServer()
  const before = await verified(page)
  expect(before).toBeLessThan(total)
  const noAnswer = page.getByRole('status').filter({ hasText: 'Tosite does not answer' })
  await expect(noAnswer).toBeVisible()

  const procountor = await tosite.startAgain()
  await expect(noAnswer).toBeHidden()
  await expect.poll(() => verified(page), { timeout: 60_000 }).toBeGreaterThan(before)
  for (const each of [page, other]) {
    await expect(journalEntries(each).run(name).row).toContainText('201 of 201 verified', { timeout: 30_000 })
    await expect(journalEntries(each).run(name).row.getByText('Verified', { exact: true })).toBeVisible()
  }
  const booked = await bookedReceipts(procountor, company.administrationId)
  expect(booked).toHaveLength(total)
  expect(new Set(booked.map(({ receiptDate }) => receiptDate)).size).toBe(total)
  expect(new Set(booked.map(({ invoiceNotes }) => invoiceNotes)).size).toBe(total)
  await page.reload()
  await expect(run.row).toContainText('201 of 201 verified')
})
