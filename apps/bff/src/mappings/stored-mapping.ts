import { MappingRules } from '@tosite/contract'
import { type AccountOverride, defaultMapping, type ItemBinding, type Mapping } from '@tosite/core'
import type * as z from 'zod'

/** What the `rules` column holds: everything of a mapping that is not a relation. */
export const StoredRules = MappingRules.omit({
  costCenterDimension: true,
  costUnitDimension: true,
  costCenterBindings: true,
  costUnitBindings: true,
  accountOverrides: true,
})
export type StoredRules = z.infer<typeof StoredRules>

/** A mapping as it is stored: one Nmbrs company tied to one account, with its rules. */
export interface StoredMapping {
  readonly id: string
  readonly version: number
  readonly companyId: number
  readonly accountId: string
  readonly costCenterDimensionId: number | null
  readonly costUnitDimensionId: number | null
  readonly costCenterBindings: readonly ItemBinding[]
  readonly costUnitBindings: readonly ItemBinding[]
  readonly accountOverrides: readonly AccountOverride[]
  readonly rules: StoredRules
  readonly createdAt: string
}

/** The rules a new mapping starts with. */
export const newRules: StoredRules = {
  fallbackAccount: null,
  differenceAccount: null,
  accountMasks: [...defaultMapping.accountMasks],
  missingItem: defaultMapping.missingItem,
  periodPolicy: defaultMapping.periodPolicy,
  bookingDate: { kind: 'as-in-journal' },
  referencePattern: defaultMapping.referencePattern,
  debitAndCreditApart: defaultMapping.debitAndCreditApart,
  approve: false,
  startPeriod: null,
  lockedRunsOnly: true,
  vat: { ...defaultMapping.vat },
  vatByAccount: [],
  vatProcessing: null,
}

/** What the receipts are computed with. */
export function mappingToCore(stored: StoredMapping): Mapping {
  const { fallbackAccount, differenceAccount, vatProcessing, approve, startPeriod, lockedRunsOnly, ...rules } =
    stored.rules
  return {
    ...rules,
    ...(stored.costCenterDimensionId === null
      ? {}
      : { costCenters: { dimensionId: stored.costCenterDimensionId, bindings: stored.costCenterBindings } }),
    ...(stored.costUnitDimensionId === null
      ? {}
      : { costUnits: { dimensionId: stored.costUnitDimensionId, bindings: stored.costUnitBindings } }),
    accountOverrides: stored.accountOverrides,
    ...(fallbackAccount === null ? {} : { fallbackAccount }),
    ...(differenceAccount === null ? {} : { differenceAccount }),
    ...(vatProcessing === null ? {} : { vatProcessing }),
  }
}
