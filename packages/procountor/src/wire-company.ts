import { z } from 'zod'

const Id = z.int32()

/** The company and user behind a token. */
export const SessionInfo = z.object({
  companyId: Id,
  name: z.string(),
  country: z.string().nullish(),
  productVersion: z.string().nullish(),
  userId: Id.nullish(),
  userName: z.string().nullish(),
})
export type SessionInfo = z.infer<typeof SessionInfo>

export const Status = z.object({
  name: z.string().nullish(),
  version: z.string().nullish(),
  status: z.string(),
  procountorVersion: z.string().nullish(),
})
export type Status = z.infer<typeof Status>

export const Company = z.object({
  id: Id,
  name: z.string(),
  country: z.string().nullish(),
  productVersion: z.string().nullish(),
  operationType: z.string().nullish(),
  businessIdentifier: z.object({ brnType: z.string().nullish(), code: z.string().nullish() }).nullish(),
  companyCurrency: z.string().nullish(),
})
export type Company = z.infer<typeof Company>

/** Levels are `ALL_RIGHTS`, `VIEWING_RIGHTS`, `NO_ACCESS` or `NOT_ENABLED`. */
export const UserPrivileges = z.object({
  role: z.string().nullish(),
  rights: z.object({
    management: z
      .object({ basicCompanyInfo: z.string().nullish(), chartOfAccountsAndDefaultReports: z.string().nullish() })
      .nullish(),
    user: z.object({ limitedDimensions: z.boolean().nullish() }).nullish(),
    accounting: z
      .object({
        journalReceipts: z.string().nullish(),
        journalReceiptSearch: z.string().nullish(),
        personalJournalReceiptsOnly: z.boolean().nullish(),
        preventEditingAccountingPage: z.boolean().nullish(),
      })
      .nullish(),
  }),
})
export type UserPrivileges = z.infer<typeof UserPrivileges>

/** `status` is absent while the item is active and `P` when it is not. */
export const DimensionItem = z.object({
  id: Id,
  codeName: z.string(),
  status: z.string().nullish(),
  description: z.string().nullish(),
})
export type DimensionItem = z.infer<typeof DimensionItem>

export const Dimension = z.object({
  id: Id,
  name: z.string(),
  items: z
    .array(DimensionItem)
    .nullish()
    .transform((items) => items ?? []),
})
export type Dimension = z.infer<typeof Dimension>

export const DimensionItemCreate = z.strictObject({ codeName: z.string().min(1), description: z.string().optional() })
export type DimensionItemCreate = z.infer<typeof DimensionItemCreate>

export const LedgerAccount = z.object({
  ledgerAccountCode: z.string(),
  name: z.string().nullish(),
  active: z.boolean().nullish(),
  translations: z.array(z.object({ languageCode: z.string().nullish(), translation: z.string().nullish() })).nullish(),
})
export type LedgerAccount = z.infer<typeof LedgerAccount>

export const LedgerAccounts = z.object({ ledgerAccounts: z.array(LedgerAccount) })

export const VatInformation = z.object({
  vatInformation: z.array(
    z.object({
      country: z.string().nullish(),
      percentages: z.array(z.object({ vatPercent: z.number(), sales: z.boolean(), purchase: z.boolean() })),
    }),
  ),
  vatStatuses: z.array(
    z.object({ vatStatus: z.int(), description: z.string().nullish(), sales: z.boolean(), purchase: z.boolean() }),
  ),
})
export type VatInformation = z.infer<typeof VatInformation>

const TrackingPeriod = z.object({
  id: Id.nullish(),
  startDate: z.string(),
  endDate: z.string(),
  status: z.enum(['OPEN', 'PENDING', 'CLOSED']),
})

/** Tracking periods are optional: a year without any counts in calendar months. */
export const FiscalYear = z.object({
  id: Id.nullish(),
  startDate: z.string(),
  endDate: z.string(),
  isOpen: z.boolean(),
  trackingPeriods: z
    .array(TrackingPeriod)
    .nullish()
    .transform((periods) => periods ?? []),
})
export type FiscalYear = z.infer<typeof FiscalYear>

export const FiscalYears = z.object({ fiscalYears: z.array(FiscalYear) })
