import { compareCells } from '../receipts/receipt-cells.ts'
import type { ReceiptChange, SeenReceipt } from './withdrawal.ts'

export const invalidated = 'INVALIDATED'
const approved = 'APPROVED'

/** What is known of a receipt from before; a version that is not known is not compared. */
export type KnownReceipt = Omit<SeenReceipt, 'version' | 'hasSerialNumber'> & { readonly version?: string }

/**
 * What somebody did to a receipt since it was known: null where nothing. Taking an approval back does no harm to a
 * withdrawal, which would do so itself, and an invalidated receipt has no entries left to be compared.
 */
export function receiptChange(known: KnownReceipt, found: SeenReceipt): ReceiptChange | null {
  if (found.status === invalidated) return null
  const { cells, date } = compareCells(known, found)
  const wasApproved = found.status === approved && known.status !== approved
  const wasSaved = known.version !== undefined && known.version !== found.version
  const edited = wasSaved && !wasApproved && date === undefined && cells.length === 0
  if (!wasApproved && !edited && date === undefined && cells.length === 0) return null
  return {
    ...(wasApproved ? { status: { from: known.status, to: found.status } } : {}),
    ...(date === undefined ? {} : { date: { from: date.expected, to: date.found } }),
    cells,
    edited,
  }
}
