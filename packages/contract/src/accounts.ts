import { authorizationUrgencies } from '@tosite/core'
import * as z from 'zod'
import { VendorError } from './problem.ts'

export const AccountParams = z.strictObject({ accountId: z.string().min(1) })

export const accountStatuses = ['not-authorized', 'authorized', 'authorization-expired'] as const

/** An integration account: one authorization to one Procountor company. Never carries a token. */
export const Account = z.object({
  id: z.string(),
  username: z.string(),
  authorizationKind: z.enum(['interactive', 'api-key']),
  status: z.enum(accountStatuses),
  administration: z.object({ companyId: z.int(), name: z.string() }).nullable(),
  authorizedAt: z.string().nullable(),
  /** When the company behind the account was last read from Procountor. */
  refreshedAt: z.string().nullable(),
  mapping: z.object({ id: z.string(), companyId: z.int(), companyName: z.string() }).nullable(),
  /** What the last refresh failed with, if it did; `values` fill the gaps of its text. */
  problem: z
    .object({ code: z.string(), vendor: z.array(VendorError), values: z.record(z.string(), z.string()).optional() })
    .nullable(),
  /**
   * That the authorization ends by itself: before that day (ISO) a person must give it anew. `soon` within 30 days,
   * `urgent` within 7, `past` from that day on. Null while there is time.
   */
  needsYou: z.object({ before: z.string(), urgency: z.enum(authorizationUrgencies) }).nullable(),
})
export type Account = z.infer<typeof Account>
export const AccountList = z.object({ accounts: z.array(Account) })

/** Any script, emoji included; only blank or over 200 characters is refused (`username-blank`, `username-too-long`). */
export const CreateAccount = z.strictObject({ username: z.string() })
export const maxUsernameLength = 200

/** Where the browser goes next: Procountor's login page. */
export const AuthorizeAnswer = z.object({ url: z.string() })

/** Reasons of a failed authorization, in the query of the failure page. */
export const authorizationFailures = [
  'unknown-state',
  'state-used',
  'state-expired',
  'other-session',
  'no-code',
  'refused-by-procountor',
  'code-refused',
  'other-company',
  'procountor-unavailable',
  'account-gone',
] as const
export type AuthorizationFailure = (typeof authorizationFailures)[number]

export const AdministrationView = z.object({
  companyId: z.int(),
  name: z.string(),
  readAt: z.string(),
  dimensions: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      items: z.array(z.object({ id: z.int(), codeName: z.string(), description: z.string(), active: z.boolean() })),
    }),
  ),
  accounts: z.array(z.object({ code: z.string(), name: z.string(), active: z.boolean() })),
  vatStatuses: z.array(
    z.object({ status: z.int(), description: z.string(), sales: z.boolean(), purchase: z.boolean() }),
  ),
  vatPercents: z.array(z.object({ percent: z.number(), sales: z.boolean(), purchase: z.boolean() })),
  fiscalYears: z.array(
    z.object({
      startDate: z.string(),
      endDate: z.string(),
      isOpen: z.boolean(),
      trackingPeriods: z.array(
        z.object({ startDate: z.string(), endDate: z.string(), status: z.enum(['OPEN', 'PENDING', 'CLOSED']) }),
      ),
    }),
  ),
})
export type AdministrationView = z.infer<typeof AdministrationView>
