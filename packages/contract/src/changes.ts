import * as z from 'zod'
import { changeTopics } from './change-topics.ts'

/** One change of what screens show: ids only, for whoever is told asks the API again, which guards what it answers. */
export const Change = z.object({
  topic: z.enum(changeTopics),
  /** Null where it concerns no one company. */
  companyId: z.int().nullable(),
  /** The id of what changed: the company's, run's, account's or mapping's, the journal's for its deliveries. */
  subject: z.string(),
})
export type Change = z.infer<typeof Change>

/** Follow what is newer than this change, where the browser has not said so by `Last-Event-ID`. */
export const FollowChanges = z.strictObject({ after: z.coerce.number().int().min(0).optional() })
