import type { Administration } from '../administrations/administration.ts'
import type { Finding } from '../findings/finding.ts'
import { lineValues } from '../findings/line-list.ts'
import type { DimensionMapping, ItemBinding, Mapping } from '../mappings/mapping.ts'
import type { RowItem } from '../receipts/receipt.ts'
import { chooseItem, type ItemChoice } from './choose-item.ts'
import { createItemIndex } from './item-index.ts'

/** What one cost centre or cost unit code means. */
export interface ResolvedItem {
  /** Equal for codes of the same item; a code without a usable item has a key of its own, and 0 is no item at all. */
  readonly key: number
  /** Where the code is worth a finding: the lines that use it. */
  readonly lines: number[] | undefined
}

export interface ItemResolver {
  /** To be asked once per code: asking is what makes a finding or a binding. */
  resolve(code: string): ResolvedItem
  /** The item of a key, if its code has a usable one. */
  itemOf(key: number): RowItem | undefined
  findings(): readonly Finding[]
  newBindings(): readonly ItemBinding[]
}

/** Which of Nmbrs' two dimensions a finding is about, as the mapping names it. */
type Side = 'costCenters' | 'costUnits'

export const noItem: ResolvedItem = { key: 0, lines: undefined }
const switchedOff: ItemResolver = {
  resolve: () => noItem,
  itemOf: () => undefined,
  findings: () => [],
  newBindings: () => [],
}

/** Items of one side; where the mapping does not carry that side, every code is no item. */
export function createItemResolver(side: Side, mapping: Mapping, administration: Administration): ItemResolver {
  const own = mapping[side]
  if (own === undefined) return switchedOff
  const dimension = administration.dimensions.find(({ id }) => id === own.dimensionId)
  if (dimension !== undefined) return resolverOf(side, own, dimension.name, mapping.missingItem, dimension.items)
  const values = { side, dimensionId: own.dimensionId }
  return { ...switchedOff, findings: () => [{ code: 'unknown-dimension', severity: 'problem', values }] }
}

function resolverOf(
  side: Side,
  mapping: DimensionMapping,
  dimension: string,
  missingItem: Mapping['missingItem'],
  dimensionItems: Administration['dimensions'][number]['items'],
): ItemResolver {
  const index = createItemIndex(dimensionItems)
  const bindings = new Map(mapping.bindings.map((binding) => [binding.code, binding]))
  const keysOfItems = new Map<number, number>()
  const items: (RowItem | undefined)[] = [undefined]
  const newBindings: ItemBinding[] = []
  const remarks: { readonly remark: NonNullable<ItemChoice['remark']>; readonly lines: readonly number[] }[] = []

  function keyOf(item: RowItem | undefined): number {
    if (item === undefined || 'create' in item) return items.push(item) - 1
    const key = keysOfItems.get(item.itemId) ?? items.push(item) - 1
    keysOfItems.set(item.itemId, key)
    return key
  }

  function resolve(code: string): ResolvedItem {
    if (code === '') return noItem
    const { item, newBinding, remark } = chooseItem(code, mapping, bindings.get(code), index, missingItem)
    if (newBinding !== undefined) newBindings.push(newBinding)
    const key = keyOf(item)
    if (remark === undefined) return { key, lines: undefined }
    const lines: number[] = []
    remarks.push({ remark, lines })
    return { key, lines }
  }

  return {
    resolve,
    itemOf: (key) => items[key],
    findings: () =>
      remarks.map(({ remark: { code, severity, values }, lines }) => ({
        code,
        severity,
        values: { side, dimension, ...values, ...lineValues(lines) },
      })),
    newBindings: () => newBindings,
  }
}
