import { deliveryStates } from '@tosite/core'
import * as z from 'zod'
import { ItemView, JournalParams } from './journals.ts'

/** How many journal entries one answer carries at most. */
export const mostEntries = 200

/** The journal entries behind a row: those summed with the journal's `line`. Without it, those whose rows came to zero. */
export const RowEntriesQuery = z.strictObject({
  receipt: z.string().min(1).max(100),
  line: z.coerce.number().int().positive().optional(),
  /** How many to pass over. */
  from: z.coerce.number().int().min(0).default(0),
})

/** As they stand in the journal, before any mapping. */
export const RowEntries = z.object({
  entries: z.array(
    z.object({
      line: z.int(),
      account: z.string(),
      costCenter: z.string().optional(),
      costUnit: z.string().optional(),
      /** Cents; one of the two is zero. */
      debit: z.int(),
      credit: z.int(),
      text: z.string(),
    }),
  ),
  /** All that there are, passed over and still to come included. */
  total: z.int(),
})
export type RowEntries = z.infer<typeof RowEntries>

export const CorrectionParams = JournalParams.extend({
  year: z.coerce.number().int().min(1).max(9999),
  number: z.coerce.number().int().min(1).max(53),
})

/** A receipt that Tosite sent for the period, other than the journal's own. */
const EarlierReceipt = z.object({
  journalId: z.string(),
  run: z.object({ number: z.int(), description: z.string() }),
  date: z.string(),
  correction: z.boolean(),
  state: z.enum(deliveryStates),
})
export type EarlierReceipt = z.infer<typeof EarlierReceipt>

/** What a journal's corrections make of a past period: per account and items, what was booked, what changes, what it becomes. */
export const Correction = z.object({
  /** Receipts of this journal that concern the period, their changes together in `cells`. */
  receipts: z.int(),
  /** What `before` is the sum of. Empty: Tosite booked nothing of the period. */
  booked: z.array(EarlierReceipt),
  /** On their way or uncertain: not in `before`. */
  underWay: z.array(EarlierReceipt),
  /** Those that change first. Cents, debit positive. */
  cells: z.array(
    z.object({
      account: z.string(),
      accountName: z.string(),
      costCenter: ItemView.optional(),
      costUnit: ItemView.optional(),
      before: z.int(),
      change: z.int(),
      after: z.int(),
    }),
  ),
})
export type Correction = z.infer<typeof Correction>
