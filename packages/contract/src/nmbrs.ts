import * as z from 'zod'

export const NmbrsConnection = z.object({
  /** Null until one is saved. The token is never answered. */
  connection: z
    .object({ username: z.string(), domain: z.string(), savedAt: z.string(), companiesReadAt: z.string().nullable() })
    .nullable(),
})
export type NmbrsConnection = z.infer<typeof NmbrsConnection>

export const NmbrsCredentials = z.strictObject({
  username: z.string().trim().min(1).max(200),
  /** May be left empty where a token is stored for the same username: that one is used then. */
  token: z.string().trim().max(500),
  domain: z.string().trim().min(1).max(200),
})
export type NmbrsCredentials = z.infer<typeof NmbrsCredentials>

export const NmbrsTest = z.object({ domain: z.string(), debtors: z.int(), companies: z.int() })
export type NmbrsTest = z.infer<typeof NmbrsTest>
export const CompaniesRead = z.object({ debtors: z.int(), companies: z.int(), readAt: z.string() })
