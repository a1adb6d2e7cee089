import { AdministrationView } from '@tosite/contract'
import type { AdministrationAccess } from '@tosite/core'
import type {
  Dimension,
  FiscalYear,
  LedgerAccount,
  SessionInfo,
  UserPrivileges,
  VatInformation,
} from '@tosite/procountor'
import * as z from 'zod'

const shape = AdministrationView.shape

/** Reference data as it is stored: one row per kind. */
export const StoredKinds = {
  dimensions: shape.dimensions,
  'chart-of-accounts': shape.accounts,
  vats: z.object({ vatStatuses: shape.vatStatuses, vatPercents: shape.vatPercents }),
  'fiscal-years': shape.fiscalYears,
} as const

/** What the token stands for and may do, as it is stored. */
export const StoredAccess = z.object({
  companyId: z.int(),
  country: z.string().nullable(),
  rights: z
    .object({
      journalReceipts: z.string().nullable(),
      journalReceiptSearch: z.string().nullable(),
      personalJournalReceiptsOnly: z.boolean(),
      limitedDimensions: z.boolean(),
    })
    .nullable(),
})

export type ReferenceData = { readonly [Kind in keyof typeof StoredKinds]: z.output<(typeof StoredKinds)[Kind]> }

/** What Procountor answers, one call per kind. */
export interface WireReferenceData {
  readonly dimensions: readonly Dimension[]
  readonly accounts: readonly LedgerAccount[]
  readonly vats: VatInformation
  readonly fiscalYears: readonly FiscalYear[]
}

/** An item is active unless it says `P`, an account unless it says so itself. */
export function procountorToAdministration(wire: WireReferenceData): ReferenceData {
  return {
    dimensions: wire.dimensions.map(({ id, name, items }) => ({
      id,
      name,
      items: items.map((item) => ({
        id: item.id,
        codeName: item.codeName,
        description: item.description ?? '',
        active: item.status !== 'P',
      })),
    })),
    'chart-of-accounts': wire.accounts.map((account) => ({
      code: account.ledgerAccountCode,
      name: account.name ?? '',
      active: account.active ?? true,
    })),
    vats: {
      vatStatuses: wire.vats.vatStatuses.map(({ vatStatus, description, sales, purchase }) => ({
        status: vatStatus,
        description: description ?? '',
        sales,
        purchase,
      })),
      vatPercents: percentsOf(wire.vats),
    },
    'fiscal-years': wire.fiscalYears.map(({ startDate, endDate, isOpen, trackingPeriods }) => ({
      startDate,
      endDate,
      isOpen,
      trackingPeriods: trackingPeriods.map((period) => ({
        startDate: period.startDate,
        endDate: period.endDate,
        status: period.status,
      })),
    })),
  }
}

/** A right that is not told stays untold: nobody is kept from sending by a gap in an answer. */
export function procountorToAccess(session: SessionInfo, privileges: UserPrivileges | null): AdministrationAccess {
  const { accounting, user } = privileges?.rights ?? {}
  return {
    companyId: session.companyId,
    country: session.country ?? null,
    rights:
      privileges === null
        ? null
        : {
            journalReceipts: accounting?.journalReceipts ?? null,
            journalReceiptSearch: accounting?.journalReceiptSearch ?? null,
            personalJournalReceiptsOnly: accounting?.personalJournalReceiptsOnly ?? false,
            limitedDimensions: user?.limitedDimensions ?? false,
          },
  }
}

/** A percentage that several countries list is one percentage, usable where any of them uses it. */
function percentsOf({ vatInformation }: VatInformation): ReferenceData['vats']['vatPercents'] {
  const percents = new Map<number, { percent: number; sales: boolean; purchase: boolean }>()
  for (const { vatPercent: percent, sales, purchase } of vatInformation.flatMap((country) => country.percentages)) {
    const known = percents.get(percent)
    percents.set(percent, {
      percent,
      sales: sales || (known?.sales ?? false),
      purchase: purchase || (known?.purchase ?? false),
    })
  }
  return [...percents.values()].sort((one, other) => one.percent - other.percent)
}
