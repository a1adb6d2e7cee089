import type { MappingRow, MappingView } from '@tosite/contract'
import type { Dimension, ItemBinding } from '@tosite/core'
import type { MappingDetail } from './mapping-store.ts'

/** A mapping as its page shows it: dimensions by id and by the name they have now. */
export function mappingView(
  { mapping, company, account, administration }: MappingDetail,
  dimensions: readonly Dimension[],
): MappingView {
  const { costCenterDimensionId, costUnitDimensionId, rules } = mapping
  return {
    id: mapping.id,
    version: mapping.version,
    company: { id: company.id, number: company.number, name: company.name },
    account,
    administration,
    costCenterDimension: named(costCenterDimensionId, dimensions),
    costUnitDimension: named(costUnitDimensionId, dimensions),
    rules: {
      ...rules,
      costCenterDimension: costCenterDimensionId === null ? null : { dimensionId: costCenterDimensionId },
      costUnitDimension: costUnitDimensionId === null ? null : { dimensionId: costUnitDimensionId },
      costCenterBindings: mapping.costCenterBindings.map(asRule),
      costUnitBindings: mapping.costUnitBindings.map(asRule),
      accountOverrides: mapping.accountOverrides.map((override) => ({ ...override })),
    },
    createdAt: mapping.createdAt,
  }
}

export function mappingRow(
  { mapping, company, account, administration }: MappingDetail,
  dimensions: readonly Dimension[],
): MappingRow {
  return {
    id: mapping.id,
    company: { id: company.id, number: company.number, name: company.name },
    account,
    administration,
    costCenterDimension: named(mapping.costCenterDimensionId, dimensions)?.name ?? null,
    costUnitDimension: named(mapping.costUnitDimensionId, dimensions)?.name ?? null,
  }
}

/** A dimension that is gone from Procountor keeps its place, without a name. */
function named(id: number | null, dimensions: readonly Dimension[]): { id: number; name: string } | null {
  return id === null ? null : { id, name: dimensions.find((dimension) => dimension.id === id)?.name ?? '' }
}

function asRule({ code, itemId }: ItemBinding) {
  return { code, itemId }
}
