import { findingCodes } from '@tosite/core'
import * as z from 'zod'

/** What is wrong with a journal, or worth knowing. `problem` blocks sending. `values` fill the message's gaps. */
export const Finding = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(['problem', 'warning', 'notice']),
  receipt: z.string().optional(),
  line: z.int().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type Finding = z.infer<typeof Finding>

/** An error in a vendor's own words, beside ours; of `tosite` itself where no vendor said anything. */
export const VendorError = z.object({
  vendor: z.enum(['procountor', 'nmbrs', 'tosite']),
  status: z.int().optional(),
  code: z.string().optional(),
  field: z.string().optional(),
  message: z.string(),
})
export type VendorError = z.infer<typeof VendorError>

export const errorCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'too-many-requests',
  'cross-site-request',
  'internal',
  'busy',
  'storage-failed',
  // Nmbrs
  'nmbrs-not-connected',
  'nmbrs-refused',
  'nmbrs-unavailable',
  'nmbrs-no-answer',
  // accounts
  'username-blank',
  'username-too-long',
  'account-in-use',
  'account-not-authorized',
  'authorization-expired',
  'authorization-not-renewed',
  'procountor-refused',
  'procountor-unavailable',
  'procountor-no-answer',
  // mappings
  'company-already-mapped',
  'account-already-mapped',
  'unknown-dimension',
  'same-dimension-twice',
  'mapping-in-use',
  'mapping-changed',
  'bad-mapping',
  // journals
  'journal-exists',
  'journal-not-created',
  'journal-refused',
  'journal-was-sent',
  'run-number-taken',
  'file-too-large',
  'file-empty',
  'file-not-recognized',
  'sums-differ',
  'content-changed',
  'send-refused',
  'not-replaceable',
  // withdrawing
  'nothing-to-withdraw',
  'withdrawal-unsettled',
  'withdrawal-under-way',
  'withdrawal-blocked',
  'withdrawal-other-company',
  'withdrawal-impossible',
  'withdrawal-outdated',
  'changed-in-procountor',
  // payroll content
  'not-from-nmbrs',
  'content-outdated',
] as const

/** Every error answer. `message` is English for logs and programs; screens render `code` and `details`. */
export const ApiError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z
    .object({
      /** Fields of the request that were refused: path and reason. */
      fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      findings: z.array(Finding).optional(),
      vendor: z.array(VendorError).optional(),
      /** Gaps of the message. */
      values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
    })
    .optional(),
})
export type ApiError = z.infer<typeof ApiError>
export type ErrorCode = ApiError['code']
