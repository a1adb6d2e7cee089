import { cents } from '../money/cents.ts'
import type { Receipt } from './receipt.ts'
import { longestReference } from './reference.ts'

const prefix = 'Reversal '

/** The receipt that takes another back: every sign turned, in the same period, named after the other's reference. */
export function reverseReceipt(receipt: Receipt): Receipt {
  return {
    ...receipt,
    name: `${prefix}${receipt.name}`.slice(0, longestReference).trimEnd(),
    rows: receipt.rows.map((row) => ({ ...row, amount: cents(-row.amount) })),
    debit: receipt.credit,
    credit: receipt.debit,
  }
}
