import { periodPolicies } from '@tosite/core'
import * as z from 'zod'

export const MappingParams = z.strictObject({ mappingId: z.string().min(1) })

/** A dimension chosen from the list, or typed: the description must equal the name of one dimension (case and outer blanks aside). */
export const DimensionChoice = z.union([
  z.strictObject({ dimensionId: z.int() }),
  z.strictObject({ description: z.string().trim().min(1).max(255) }),
])

export const CreateMapping = z.strictObject({
  companyId: z.int().positive(),
  accountId: z.string().min(1),
  /** Null: switched off. */
  costCenterDimension: DimensionChoice.nullable(),
  costUnitDimension: DimensionChoice.nullable(),
})
export type CreateMapping = z.infer<typeof CreateMapping>

export const BookingDate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('as-in-journal') }),
  z.strictObject({ kind: z.literal('last-day') }),
  z.strictObject({ kind: z.literal('payment-day'), day: z.int().min(1).max(31) }),
  z.strictObject({ kind: z.literal('payment-date') }),
])

const AccountCode = z.string().trim().min(1).max(40)
const Vat = z.strictObject({
  type: z.enum(['PURCHASE', 'SALES']),
  status: z.int().min(1),
  percent: z.number().min(0).max(100),
})
/** `itemId` null takes a binding away: the code binds anew on its next use. */
const Binding = z.strictObject({ code: z.string().min(1), itemId: z.int().nullable() })

/** What a mapping's page edits: sections Accounts, Dimensions, Dates, Texts, Sending. */
export const MappingRules = z.strictObject({
  costCenterDimension: DimensionChoice.nullable(),
  costUnitDimension: DimensionChoice.nullable(),
  costCenterBindings: z.array(Binding),
  costUnitBindings: z.array(Binding),
  accountOverrides: z.array(z.strictObject({ nmbrsAccount: AccountCode, procountorAccount: AccountCode })),
  fallbackAccount: AccountCode.nullable(),
  differenceAccount: AccountCode.nullable(),
  accountMasks: z.array(z.string().trim().min(1).max(400)),
  missingItem: z.enum(['refuse', 'create']),
  periodPolicy: z.enum(periodPolicies),
  bookingDate: BookingDate,
  referencePattern: z.string().trim().min(1).max(200),
  debitAndCreditApart: z.boolean(),
  approve: z.boolean(),
  startPeriod: z.strictObject({ year: z.int().min(2000).max(2100), number: z.int().min(1).max(53) }).nullable(),
  lockedRunsOnly: z.boolean(),
  vat: Vat,
  vatByAccount: z.array(Vat.extend({ account: AccountCode })),
  vatProcessing: z.string().trim().min(1).max(60).nullable(),
})
export type MappingRules = z.infer<typeof MappingRules>

/**
 * `version` is the one read: 409 `mapping-changed` where someone else saved in between. `copiedFrom` is the mapping whose
 * rules these are, where they were copied.
 */
export const UpdateMapping = z.strictObject({
  version: z.int(),
  rules: MappingRules,
  copiedFrom: z.string().min(1).optional(),
})

/** Rules as answered: dimensions by id and name, bindings with the item's name as stored. */
export const MappingView = z.object({
  id: z.string(),
  version: z.int(),
  company: z.object({ id: z.int(), number: z.string(), name: z.string() }),
  account: z.object({ id: z.string(), username: z.string(), status: z.string() }),
  administration: z.object({ companyId: z.int(), name: z.string() }),
  costCenterDimension: z.object({ id: z.int(), name: z.string() }).nullable(),
  costUnitDimension: z.object({ id: z.int(), name: z.string() }).nullable(),
  rules: MappingRules,
  createdAt: z.string(),
})
export type MappingView = z.infer<typeof MappingView>

export const MappingRow = z.object({
  id: z.string(),
  company: z.object({ id: z.int(), number: z.string(), name: z.string() }),
  account: z.object({ id: z.string(), username: z.string(), status: z.string() }),
  administration: z.object({ companyId: z.int(), name: z.string() }),
  costCenterDimension: z.string().nullable(),
  costUnitDimension: z.string().nullable(),
})
export type MappingRow = z.infer<typeof MappingRow>
export const MappingList = z.object({ mappings: z.array(MappingRow) })

/** Each cost centre and cost unit code known of the company, with the item it is bound to or would bind to. */
export const MappingCodes = z.object({
  codes: z.array(
    z.object({
      kind: z.enum(['cost-center', 'cost-unit']),
      code: z.string(),
      description: z.string(),
      bound: z.object({ itemId: z.int(), codeName: z.string() }).nullable(),
      /** Active items the code fits; exactly one binds by itself on first use. */
      candidates: z.array(z.object({ itemId: z.int(), codeName: z.string() })),
    }),
  ),
  /** False where Nmbrs could not be read: only codes seen in journals are listed then. */
  complete: z.boolean(),
})
export type MappingCodes = z.infer<typeof MappingCodes>
