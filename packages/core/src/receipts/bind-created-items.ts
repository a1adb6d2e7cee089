import type { ItemBinding } from '../mappings/mapping.ts'
import type { Bindings, Receipt, RowItem } from './receipt.ts'

/** The receipt with the items that were created since in place of those to be created; codes not among them stay as they are. */
export function bindCreatedItems(receipt: Receipt, created: Bindings): Receipt {
  const costCenters = new Map(created.costCenters.map((binding) => [binding.code, binding]))
  const costUnits = new Map(created.costUnits.map((binding) => [binding.code, binding]))
  return {
    ...receipt,
    rows: receipt.rows.map((row) => ({
      ...row,
      ...(row.costCenter && { costCenter: bound(row.costCenter, costCenters) }),
      ...(row.costUnit && { costUnit: bound(row.costUnit, costUnits) }),
    })),
  }
}

function bound(item: RowItem, created: ReadonlyMap<string, ItemBinding>): RowItem {
  const binding = 'create' in item ? created.get(item.code) : undefined
  if (binding === undefined) return item
  return { dimensionId: item.dimensionId, code: item.code, itemId: binding.itemId, codeName: binding.codeName }
}
