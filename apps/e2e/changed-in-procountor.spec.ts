import { bookedReceipts, centsOf } from './booked-receipts.ts'
import { expect, test } from './fixtures.ts'
import { openRuns } from './journal-entries.ts'
import { expectApiRefuses } from './refused-by-api.ts'
import { sentRun } from './sent-run.ts'

const may = 'Run 5 Toukokuu'
const mark = 'Changed in Procountor'

test('a receipt altered in Procountor is marked and shown with what differs, until it is put right there', async ({
  tosite,
}) => {
  const { page, journals, run, company } = await sentRun(tosite, may)
  const { control } = tosite.procountor
  const [booked] = await bookedReceipts(control, company.administrationId)
  const debt = booked?.transactions.find(({ dimensionItemValues }) => dimensionItemValues.length === 0)
  if (debt === undefined) throw new Error('no row without dimensions was booked')
  const alter = `companies/${company.administrationId}/receipts/${booked?.id}/alter`
  const cents = centsOf(debt.accountingValue)

  await run.preview.click()
  await journals.look.click()
  await expect(journals.looked).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(mark)

  await control.post(alter, { rows: [{ id: debt.id, cents: cents + 12_345 }] })
  await journals.look.click()
  await expect(journals.problems).toContainText(`Verified, ${mark}`)
  const receipt = journals.receipts
  await expect(receipt).toHaveCount(1)
  await expect(receipt).toContainText('It was changed in Procountor after it had arrived')
  const differences = receipt.getByRole('table', { name: /^Differences of/ }).getByRole('row')
  await expect(differences.filter({ hasText: debt.account }).getByRole('cell').last()).toHaveText('123.45')

  await openRuns(page, company.id)
  await expect(run.row).toContainText('Verified')
  await run.row.getByRole('link', { name: mark }).click()
  await control.post(alter, { rows: [{ id: debt.id, cents }] })
  await journals.look.click()
  await expect(journals.problems).toContainText('None.')
  await expect(page.getByRole('main')).not.toContainText(mark)
  await expect(receipt).not.toContainText('It was changed in Procountor')
  await openRuns(page, company.id)
  await expect(run.row).toContainText('Verified')
  await expect(run.row).not.toContainText(mark)
})

test('a receipt that stands in Procountor although it was withdrawn keeps its journal from being sent, until it is gone', async ({
  tosite,
}) => {
  const { page, journals, run, company } = await sentRun(tosite, may)
  const { control } = tosite.procountor
  const [booked] = await bookedReceipts(control, company.administrationId)
  await run.withdraw.click()
  await journals.withdrawal.confirm.click()
  await expect(run.row).toContainText('Withdrawn')

  const late = await aReceiptCameLate(booked)
  await run.preview.click()
  await journals.look.click()
  const { history } = journals
  await expect(history).toContainText('A live receipt stands in Procountor although nothing of this one should.')
  await expect(history).toContainText('Invalidate it there, then try again.')
  await expect(journals.problems).toContainText('Procountor has a receipt of this journal that should not be there')
  await expect(journals.problems).toContainText('Invalidate it in Procountor, then press Try again under History.')
  await expect(journals.send).toHaveCount(0)
  await expectApiRefuses(page, company)

  const again = history.getByRole('button', { name: 'Try again' })
  await again.click()
  await expect(again).toBeEnabled()
  await expect(history, 'it still stands').toContainText('A live receipt stands in Procountor')
  await late.alter({ status: 'INVALIDATED' })
  await again.click()
  await expect(again).toHaveCount(0)
  await expect(history).not.toContainText('A live receipt stands in Procountor')
  await expect(journals.problems).toContainText('None. The journal can be sent.')

  await journals.send.click()
  await journals.confirm.click()
  await openRuns(page, company.id)
  await expect(run.row).toContainText('Verified')
  const standing = (await bookedReceipts(control, company.administrationId)).filter(
    ({ status }) => status !== 'INVALIDATED',
  )
  expect(standing.map(({ name }) => name)).toEqual([booked?.name])

  /** A receipt with the name and the mark of one that was sent, as a request that lands much too late leaves it. */
  async function aReceiptCameLate(of: typeof booked) {
    const path = `companies/${company.administrationId}/receipts`
    const { receipts } = (await control.get(path)) as { readonly receipts: readonly { readonly id: number }[] }
    const other = receipts.find(({ id }) => id !== of?.id)
    const alter = (change: object) => control.post(`${path}/${other?.id}/alter`, change)
    await alter({ name: of?.name, invoiceNotes: of?.invoiceNotes })
    return { alter }
  }
})
