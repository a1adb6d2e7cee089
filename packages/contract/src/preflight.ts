import { preflightChecks, preflightOutcomes } from '@tosite/core'
import * as z from 'zod'
import { fixPlaces, turns } from './catalogue/entry.ts'
import { Finding, VendorError } from './problem.ts'

/**
 * `anew`: Procountor is read again, however short ago it was. `seenHash` is that of the preview the person looks at: then it
 * is said whether the content is still the same.
 */
export const CheckJournal = z.strictObject({ anew: z.boolean(), seenHash: z.string().min(1).optional() })

/** One line of the list: what was looked at, what came of it, and whose turn it is where. */
export const PreflightItem = z.object({
  check: z.enum(preflightChecks),
  outcome: z.enum(preflightOutcomes),
  /** None where there is nothing to tell. */
  finding: Finding.optional(),
  turn: z.enum(turns).nullable(),
  place: z.enum(fixPlaces).nullable(),
  /** In the vendor's own words, where it was the vendor who said so. */
  vendor: z.array(VendorError),
})
export type PreflightItem = z.infer<typeof PreflightItem>

/** What blocks, warnings, what could not be checked, and what is fine, in this order; every check at least once. */
export const Preflight = z.object({
  items: z.array(PreflightItem),
  /** Of what would be sent now. */
  hash: z.string(),
  checkedAt: z.string(),
  /** When Procountor's reference data was read; null where it never was. */
  procountorReadAt: z.string().nullable(),
})
export type Preflight = z.infer<typeof Preflight>
