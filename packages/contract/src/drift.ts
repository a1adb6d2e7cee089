import { driftKinds } from '@tosite/core'
import * as z from 'zod'

/** Something that a mapping uses, and that is not any more in Procountor as it was known. */
export const DriftView = z.object({
  kind: z.enum(driftKinds),
  /** Unique within mapping and kind. */
  subject: z.string(),
  /** Gaps of the message. */
  values: z.record(z.string(), z.string()),
  /** What one click does about it; null where a person has to decide. `item` is what a code would be bound to. */
  fix: z.object({ act: z.enum(['take-name', 'bind', 'note']), item: z.string().nullable() }).nullable(),
  foundAt: z.string(),
})
export type DriftView = z.infer<typeof DriftView>

export const MappingDrift = z.object({
  /** When the reference data was read that the mapping was last compared with; null before the first comparison. */
  comparedAt: z.string().nullable(),
  drifts: z.array(DriftView),
})
export type MappingDrift = z.infer<typeof MappingDrift>

export const FixDrift = z.strictObject({ kind: z.enum(driftKinds), subject: z.string().min(1) })
