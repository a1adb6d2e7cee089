import * as z from 'zod'

/** What a journal's run comes to in Nmbrs now, beside the snapshot. Amounts in cents, debit less credit. */
export const ContentCheck = z.object({
  /** Null where it was never compared. */
  checkedAt: z.string().nullable(),
  changed: z.boolean(),
  /** Names what was found: taking it carries this back. Null where nothing was found. */
  foundHash: z.string().nullable(),
  /** Empty where only texts, dates or the order of lines are others. */
  changes: z.array(
    z.object({
      period: z.object({ year: z.int(), number: z.int() }),
      account: z.string(),
      costCenter: z.string().optional(),
      costUnit: z.string().optional(),
      was: z.int(),
      is: z.int(),
    }),
  ),
  /** Whether the journal can take the new content: nothing of it stands in Procountor. */
  canTake: z.boolean(),
})
export type ContentCheck = z.infer<typeof ContentCheck>

export const TakeContent = z.strictObject({ foundHash: z.string().min(1) })
