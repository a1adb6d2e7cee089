import { levels, rights } from '@tosite/core'
import * as z from 'zod'

export const Health = z.object({ status: z.literal('ok') })

export const languages = ['en', 'sv', 'fi'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** The signed-in user, with what decides which screens there are. */
export const Me = z.object({
  email: z.string(),
  name: z.string(),
  language: Language,
  template: z.string(),
  rights: z.record(z.enum(rights), z.enum(levels)),
  /** Whether the user sees all debtors, which master-level screens need. */
  seesAll: z.boolean(),
  /** Whether this deployment runs on stand-ins and demo data. */
  demo: z.boolean(),
  /** The number of the newest change: whatever is asked after this answer is at least as new. The stream begins here. */
  lastChange: z.int(),
})
export type Me = z.infer<typeof Me>

export const SetLanguage = z.strictObject({ language: Language })
