import { cents } from '../money/cents.ts'
import { longestReference } from './compose-reference.ts'
import type { Receipt } from './receipt.ts'

const prefix = 'Reversal '

/** The receipt that takes another back: every sign turned, in the same period or on another date, named after it. */
export function reverseReceipt(receipt: Receipt, date = receipt.date): Receipt {
  return {
    ...receipt,
    date,
    name: `${prefix}${receipt.name}`.slice(0, longestReference).trimEnd(),
    rows: receipt.rows.map((row) => ({ ...row, amount: cents(-row.amount) })),
    debit: receipt.credit,
    credit: receipt.debit,
  }
}
