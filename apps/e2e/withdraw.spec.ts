import { bookedReceipts } from './booked-receipts.ts'
import { expect, type Tosite, test } from './fixtures.ts'
import { journalEntries } from './journal-entries.ts'
import { type MappedCompany, mapCompany } from './mapped-company.ts'
import { sendRun } from './sent-run.ts'

const june = 'Run 6 Kesäkuu'

const bookedAt = (tosite: Tosite, { administrationId }: MappedCompany) =>
  bookedReceipts(tosite.procountor.control, administrationId)

test('six receipts are invalidated and sent again as six new ones', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const journals = journalEntries(page)
  const run = journals.run(june)
  const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
  await sendRun(page, company.id, june)

  await run.withdraw.click()
  await expect(journals.withdrawal.dialog).toContainText('6 receipts will be taken back in Kaislaranta Leipomo Oy')
  await expect(journals.withdrawal.invalidate).toBeChecked()
  await expect(journals.withdrawal.receipt('Receipt 2026-05-31 5/2026')).toContainText('Will be invalidated.')
  await journals.withdrawal.confirm.click()
  await expect(journals.withdrawal.dialog).toBeHidden()
  await expect(run.row).toContainText('Withdrawn')
  expect((await bookedAt(tosite, company)).map(({ status }) => status)).toEqual(Array(6).fill('INVALIDATED'))

  await run.send.click()
  await journals.confirm.click()
  await expect(run.row).toContainText('Verified')
  const booked = await bookedAt(tosite, company)
  expect(booked.filter(({ status }) => status === 'UNFINISHED')).toHaveLength(6)
  expect(new Set(booked.map(({ invoiceNotes }) => invoiceNotes)).size).toBe(12)
})
