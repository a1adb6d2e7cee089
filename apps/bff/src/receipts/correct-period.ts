import type { Correction, EarlierReceipt } from '@tosite/contract'
import { correctionCells, isBooked, type Period, samePeriod } from '@tosite/core'
import { notFound } from '../http/api-error.ts'
import { administrationNames, itemViews } from './administration-names.ts'
import type { BookedReceiptsStore } from './booked-receipts-store.ts'
import { type PreviewDeps, previewParts } from './preview-journal.ts'
import { storedReceipt } from './stored-receipt.ts'

export interface CorrectionDeps extends PreviewDeps {
  readonly booked: BookedReceiptsStore
}

/**
 * What a journal's corrections make of a past period, on top of what Tosite sent for it before.
 * @throws ApiProblem not-found where the journal corrects nothing of that period
 */
export async function correctPeriod(
  deps: CorrectionDeps,
  companyId: number,
  journalId: string,
  period: Period,
): Promise<Correction> {
  const { receipts, administration, administrationId } = await previewParts(deps, companyId, journalId)
  const changing = receipts.filter((receipt) => receipt.correction && samePeriod(receipt.period, period))
  if (changing.length === 0 || administrationId === null) throw notFound('correction')

  const place = { companyId, journalId, administrationId, period }
  const standing = (await deps.booked.standingBefore(place)).map(({ content, ...row }) => {
    const receipt = storedReceipt(content)
    return { receipt, view: { ...row, correction: receipt.correction } satisfies EarlierReceipt }
  })
  const booked = standing.filter(({ view }) => isBooked(view.state))
  const names = administrationNames(administration)
  const cells = correctionCells(
    booked.map(({ receipt }) => receipt),
    changing,
  )
  return {
    receipts: changing.length,
    booked: booked.map(({ view }) => view),
    underWay: standing.filter(({ view }) => !isBooked(view.state)).map(({ view }) => view),
    cells: cells.map(({ account, before, change, after, ...items }) => ({
      account,
      accountName: names.account(account),
      ...itemViews(items, names),
      before,
      change,
      after,
    })),
  }
}
