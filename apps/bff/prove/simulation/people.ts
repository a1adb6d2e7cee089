import type { Deed } from './plan.ts'
import { type BookedReceipt, type Books, saveReceipt, versionAt } from './procountor-books.ts'

/** Does what a person does in Procountor to a receipt that somebody sent. False where there is nothing to do it to. */
export function doDeed(books: Books, deed: Deed, now: number): boolean {
  if (deed === 'close-period') {
    books.closedUntil = '2026-05-31'
    return true
  }
  if (deed === 'revoke') {
    books.accessTokens.clear()
    books.refreshToken = ''
    books.revocations++
    return true
  }
  const receipt = books.receipts.find(({ byHand, status }) => !byHand && status !== 'INVALIDATED')
  if (receipt === undefined) return false
  if (deed === 'enter-by-hand') {
    const copy = { type: 'JOURNAL', ...receipt, invoiceNotes: 'Käsin kirjattu' }
    return saveReceipt(books, copy, { now, tooLate: false, otherwise: false, byHand: true }).status === 200
  }
  change(receipt, deed)
  receipt.deeds.push(deed)
  receipt.version = versionAt(now)
  return true
}

function change(receipt: BookedReceipt, deed: Deed): void {
  const [first, second] = receipt.transactions
  if (deed === 'invalidate') receipt.status = 'INVALIDATED'
  else if (deed === 'approve') receipt.status = 'APPROVED'
  else if (deed === 'write-note') receipt.invoiceNotes = `Tarkistettu.\n${receipt.invoiceNotes}\nKiitos!`
  else if (deed === 'change-amount' && first !== undefined && second !== undefined) {
    for (const [row, by] of [
      [first, 1],
      [second, -1],
    ] as const) {
      row.accountingValue = Math.round(row.accountingValue * 100 + by) / 100
      for (const value of row.dimensionItemValues) value.value = row.accountingValue
    }
  }
}
