import { bookedReceipts } from './booked-receipts.ts'
import { expect, type Tosite, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { mapCompany } from './mapped-company.ts'
import { sendRun } from './sent-run.ts'

const june = 'Run 6 Kesäkuu'

/** What Nmbrs calls the run of that number. */
async function nmbrsRunId({ nmbrs }: Tosite, companyId: number, number: number): Promise<number> {
  const { runs } = (await nmbrs.control.get(`companies/${companyId}/runs?year=2026`)) as {
    runs: { id: number; number: number }[]
  }
  const found = runs.find((run) => run.number === number)
  if (found === undefined) throw new Error(`There is no run ${number}.`)
  return found.id
}

test('payroll that changed in Nmbrs after sending is shown as changed, with the difference', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const run = journalEntries(page).run(june)
  const company = await mapCompany(page, tosite, '102')
  await sendRun(page, company.id, june)

  // The payroll office opens June again and merges the stand-alone retroactive run into it.
  const [own, retroactive] = [await nmbrsRunId(tosite, company.id, 6), await nmbrsRunId(tosite, company.id, 7)]
  for (const id of [own, retroactive]) await tosite.nmbrs.control.patch(`runs/${id}`, { locked: false })
  await tosite.nmbrs.control.post(`runs/${own}/merge`, { retroactiveRunId: retroactive })

  await page.getByRole('button', { name: `More about ${june}` }).click()
  await page.getByRole('menuitem', { name: 'Check for changes' }).click()
  const changes = page.getByRole('dialog', { name: 'Changes in Nmbrs' })
  await expect(changes).toContainText('The run has changed in Nmbrs')
  await expect(changes).toContainText('withdraw them first')
  const amounts = changes.getByRole('table', { name: 'Amounts that have changed' })
  await expect(amounts.getByRole('row').filter({ hasText: '5/2026' }).first()).toBeVisible()
  await changes.getByRole('button', { name: 'Close' }).last().click()

  await expect(run.row).toContainText('Changed in Nmbrs')
  await expect(run.row).toContainText('Verified')
  const booked = await bookedReceipts(tosite.procountor.control, company.administrationId)
  expect(booked.every(({ status }) => status === 'UNFINISHED')).toBe(true)
})

test('a run deleted in Nmbrs keeps its snapshot with a warning, before and after it was sent', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const journals = journalEntries(page)
  const run = journals.run(june)
  const company = await mapCompany(page, tosite, '101')
  await openRuns(page, company.id)
  await run.create.click()
  await expect(run.preview).toBeVisible()
  await tosite.nmbrs.control.delete(`runs/${await nmbrsRunId(tosite, company.id, 6)}`)
  await openRuns(page, company.id)
  await expect(run.row).toContainText('Deleted in Nmbrs')

  await run.send.click()
  await expect(journals.sendDialog).toContainText('The run has been deleted in Nmbrs since.')
  await expect(journals.confirm).toBeDisabled()
  await journals.sendDialog
    .getByRole('checkbox', { name: 'Book it although the run has been deleted in Nmbrs' })
    .check()
  await journals.confirm.click()
  await expect(run.row).toContainText('Verified')

  await page.reload()
  await expect(run.row).toContainText('Verified')
  await expect(run.row).toContainText('Deleted in Nmbrs')
  await run.preview.click()
  await expect(journals.receipts).toHaveCount(6)
})
