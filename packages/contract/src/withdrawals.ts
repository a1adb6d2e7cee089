import { reversalReasons, withdrawalObstacles, withdrawalWays } from '@tosite/core'
import * as z from 'zod'
import { VendorError } from './problem.ts'

/** What withdrawing does to a receipt. Dates are ISO; a reversal's is its booking date. */
const Act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invalidate') }),
  z.object({ kind: z.literal('reverse'), reason: z.enum(reversalReasons), date: z.string() }),
  z.object({ kind: z.literal('already-invalidated') }),
  z.object({ kind: z.literal('impossible'), reason: z.enum(withdrawalObstacles) }),
])
export type WithdrawalActView = z.infer<typeof Act>

const Change = z.object({ from: z.string(), to: z.string() })

/** What somebody did to the receipt in Procountor since Tosite knew it, or since a person last confirmed. */
export const ReceiptChangeView = z.object({
  /** Procountor's own words. */
  status: Change.optional(),
  date: Change.optional(),
  /** Saved without a difference in amounts, items, date or status. */
  edited: z.boolean(),
  /** Amounts in cents; `item` texts are names where they are known, else ids. */
  cells: z.array(
    z.object({
      account: z.string(),
      costCenter: z.string(),
      costUnit: z.string(),
      expected: z.int(),
      found: z.int(),
    }),
  ),
})
export type ReceiptChangeView = z.infer<typeof ReceiptChangeView>

export const WithdrawalReceipt = z.object({
  deliveryId: z.string(),
  date: z.string(),
  period: z.object({ year: z.int(), number: z.int() }),
  procountorId: z.int().nullable(),
  /** As read just now; null where Procountor has it no longer. */
  procountorStatus: z.string().nullable(),
  /** What happens to it by either choice. */
  acts: z.object({ invalidate: Act, reverse: Act }),
  change: ReceiptChangeView.nullable(),
  /** Why an earlier withdrawal of it stopped. */
  stopped: z.array(VendorError),
})
export type WithdrawalReceipt = z.infer<typeof WithdrawalReceipt>

/** What withdrawing a journal would do, newest period first, as Procountor is just now. */
export const WithdrawalPlan = z.object({
  /** Names everything shown here: confirming carries it back. */
  hash: z.string(),
  reference: z.string(),
  administration: z.string(),
  receipts: z.array(WithdrawalReceipt),
  /** Receipts that Procountor refused: nothing of them is booked, and they are dropped. */
  refused: z.int(),
  /** A withdrawal that was begun before and waits for a person. */
  resumed: z.boolean(),
})
export type WithdrawalPlan = z.infer<typeof WithdrawalPlan>

/** `anyway`: also those that somebody changed in Procountor, as the plan of that hash shows them. */
export const WithdrawJournal = z.strictObject({
  hash: z.string().min(1),
  way: z.enum(withdrawalWays),
  anyway: z.boolean(),
})
