import { bookedReceipts, centsOf } from './booked-receipts.ts'
import { expect, type Tosite, test } from './fixtures.ts'
import { openRuns } from './journal-entries.ts'
import type { MappedCompany } from './mapped-company.ts'
import { sendRun, sentRun } from './sent-run.ts'

const may = 'Run 5 Toukokuu'
const june = 'Run 6 Kesäkuu'

const bookedAt = (tosite: Tosite, { administrationId }: MappedCompany) =>
  bookedReceipts(tosite.procountor.control, administrationId)

test('six receipts are invalidated and sent again as six new ones, and the history shows both', async ({ tosite }) => {
  const { journals, run, company } = await sentRun(tosite, june)

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

  await run.preview.click()
  const { history } = journals
  await expect(history.getByRole('row')).toHaveCount(13)
  await expect(history.getByRole('row').filter({ hasText: 'Invalidated, confirmed by' })).toHaveCount(6)
})

test('what stands in a closed period is reversed in the next open one', async ({ tosite }) => {
  const { journals, run, company } = await sentRun(tosite, june)
  const periods = `companies/${company.administrationId}/periods`
  for (const date of ['2026-05-31', '2026-06-30']) {
    await tosite.procountor.control.post(periods, { date, status: 'CLOSED' })
  }

  await run.withdraw.click()
  const closed = journals.withdrawal.receipt('Receipt 2026-05-31 5/2026')
  await expect(closed).toContainText('A reversal is booked on')
  await expect(closed).toContainText('Its own period is closed.')
  await expect(journals.withdrawal.receipt('Receipt 2026-04-30 4/2026')).toContainText('Will be invalidated.')
  await journals.withdrawal.confirm.click()
  await expect(run.row).toContainText('Withdrawn')
  const standing = (await bookedAt(tosite, company)).filter(({ status }) => status !== 'INVALIDATED')
  expect(standing.map(({ receiptDate }) => receiptDate).sort()).toEqual([
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
    '2026-07-31',
  ])
  const sums = new Map<string, number>()
  for (const { account, accountingValue } of standing.flatMap(({ transactions }) => transactions)) {
    sums.set(account, (sums.get(account) ?? 0) + centsOf(accountingValue))
  }
  expect([...sums.values()].every((cents) => cents === 0)).toBe(true)
})

test('a receipt that somebody changed in Procountor is asked about a second time, with the difference', async ({
  tosite,
}) => {
  const { journals, run, company } = await sentRun(tosite, may)
  const [booked] = await bookedAt(tosite, company)
  const alter = `companies/${company.administrationId}/receipts/${booked?.id}/alter`
  await tosite.procountor.control.post(alter, { status: 'APPROVED' })

  await run.withdraw.click()
  await expect(journals.withdrawal.dialog).toContainText('Changed there since')
  await journals.withdrawal.confirm.click()
  await expect(journals.changed.dialog).toContainText('Status: Unfinished before, Approved now.')
  await journals.changed.cancel.click()
  await expect(journals.changed.dialog).toBeHidden()
  await expect(journals.withdrawal.dialog).toBeVisible()
  expect((await bookedAt(tosite, company)).map(({ status }) => status)).toEqual(['APPROVED'])

  await journals.withdrawal.confirm.click()
  await journals.changed.anyway.click()
  await expect(run.row).toContainText('Withdrawn')
  expect((await bookedAt(tosite, company)).map(({ status }) => status)).toEqual(['INVALIDATED'])
})

test('a run below a later correction is not withdrawn, and the run that stands in the way is named', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/409/)
  const { page, journals, company } = await sentRun(tosite, may)
  await sendRun(page, company.id, june)

  await journals.run(may).withdraw.click()
  await expect(journals.withdrawal.dialog).toContainText(
    'Run 6 Kesäkuu of 2026 was sent later and corrects a period of this run. Withdraw that run first, then this one.',
  )
  await expect(journals.withdrawal.confirm).toBeDisabled()
  await journals.withdrawal.cancel.click()
  await openRuns(page, company.id)
  await expect(journals.run(may).row).toContainText('Verified')
})
