import { periodTypes } from '@tosite/core'
import * as z from 'zod'
import { RunState } from './journals.ts'

/** Nmbrs ids. */
export const CompanyId = z.coerce.number().int().positive()
export const CompanyParams = z.strictObject({ companyId: CompanyId })
export const DebtorParams = z.strictObject({ debtorId: CompanyId })

export const Company = z.object({
  id: z.int(),
  number: z.string(),
  name: z.string(),
  debtor: z.object({ id: z.int(), number: z.string(), name: z.string(), blocked: z.boolean() }),
  /** Absent until the company's current period has been read from Nmbrs. */
  periodType: z.enum(periodTypes).optional(),
  testCompany: z.boolean(),
  mapping: z.object({ id: z.string(), accountId: z.string(), administration: z.string() }).nullable(),
})
export type Company = z.infer<typeof Company>

export const CompanyList = z.object({ companies: z.array(Company), readAt: z.string().nullable() })
export const SetTestCompany = z.strictObject({ testCompany: z.boolean() })
export const SetBlockedDebtor = z.strictObject({ blocked: z.boolean() })

export const OverviewQuery = z.strictObject({
  search: z.string().max(200).optional(),
  state: RunState.optional(),
  page: z.coerce.number().int().min(0).default(0),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

/** The companies with their latest run and its state. */
export const OverviewRow = z.object({
  company: Company,
  latestRun: z
    .object({
      id: z.string(),
      number: z.int(),
      description: z.string(),
      year: z.int(),
      period: z.int(),
      state: RunState,
    })
    .nullable(),
  /** What of its mapping is not any more in Procountor as it was known. */
  drifts: z.int(),
})
export type OverviewRow = z.infer<typeof OverviewRow>
export const Overview = z.object({
  rows: z.array(OverviewRow),
  total: z.int(),
  /** Companies per state of their latest run, over all pages of this search. */
  counts: z.record(z.string(), z.int()),
  /** Companies of this search whose mapping has drifted from Procountor, whatever their state; the first few by name. */
  drifting: z.object({
    companies: z.int(),
    first: z.array(z.object({ id: z.int(), name: z.string(), mappingId: z.string() })),
  }),
})
export type Overview = z.infer<typeof Overview>
