import type { ResponseOf } from '@tosite/contract'
import { type Administration, createItemIndex, type DimensionItem, type ItemBinding, itemName } from '@tosite/core'
import type { CostCode, CostCodeKind } from './cost-code-store.ts'
import type { StoredMapping } from './stored-mapping.ts'

type Codes = ResponseOf<'listMappingCodes'>['codes']

/** Each code known of a company with its item, or the active items it fits: exactly one binds by itself on first use. */
export function mappingCodes(
  codes: readonly CostCode[],
  mapping: StoredMapping,
  administration: Administration | null,
): Codes {
  const items = (dimensionId: number | null) =>
    administration?.dimensions.find(({ id }) => id === dimensionId)?.items ?? []
  const sides: Record<CostCodeKind, ReturnType<typeof sideOf>> = {
    'cost-center': sideOf(items(mapping.costCenterDimensionId), mapping.costCenterBindings),
    'cost-unit': sideOf(items(mapping.costUnitDimensionId), mapping.costUnitBindings),
  }
  return codes.map(({ kind, code, description }) => ({ kind, code, description, ...sides[kind](code) }))
}

function sideOf(items: readonly DimensionItem[], bindings: readonly ItemBinding[]) {
  const index = createItemIndex(items)
  return (code: string) => {
    const bound = bindings.find((binding) => binding.code === code)
    const active = index.namedBy(code).filter((item) => item.active)
    const exact = active.filter((item) => itemName(item) === code)
    return {
      bound: bound === undefined ? null : { itemId: bound.itemId, codeName: bound.codeName },
      candidates: (exact.length > 0 ? exact : active).map(({ id, codeName }) => ({ itemId: id, codeName })),
    }
  }
}
