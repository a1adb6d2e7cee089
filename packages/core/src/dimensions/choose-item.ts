import type { DimensionItem } from '../administrations/administration.ts'
import type { FindingCode, FindingValue, Severity } from '../findings/finding.ts'
import type { DimensionMapping, ItemBinding, Mapping } from '../mappings/mapping.ts'
import type { RowItem } from '../receipts/receipt.ts'
import { type ItemIndex, itemName } from './item-index.ts'

/** What became of a code: the item, a binding made just now, what is to be said. */
export interface ItemChoice {
  readonly item?: RowItem
  readonly newBinding?: ItemBinding
  readonly remark?: {
    readonly code: FindingCode
    readonly severity: Severity
    readonly values: Readonly<Record<string, FindingValue>>
  }
}

/** Decides which item a code becomes: the bound one, else the one active item it names, else what the mapping says. */
export function chooseItem(
  code: string,
  mapping: DimensionMapping,
  binding: ItemBinding | undefined,
  index: ItemIndex,
  missingItem: Mapping['missingItem'],
): ItemChoice {
  const { dimensionId } = mapping
  if (binding !== undefined) return boundItem(code, dimensionId, binding, index.byId(binding.itemId))

  const named = index.namedBy(code)
  const active = named.filter((item) => item.active)
  const exact = active.filter((item) => itemName(item) === code)
  const candidates = exact.length > 0 ? exact : active
  const [first] = candidates
  if (first !== undefined && candidates.length === 1) {
    const { id: itemId, codeName } = first
    return { item: { dimensionId, code, itemId, codeName }, newBinding: { code, itemId, codeName } }
  }
  if (first !== undefined) return problem('ambiguous-item', { code, candidates: namesOf(candidates) })
  // Creating one beside an inactive item of that name would give the code two items.
  if (named.length > 0) return problem('inactive-item', { code, candidates: namesOf(named) })
  if (missingItem === 'create') {
    const remark = { code: 'item-will-be-created', severity: 'notice', values: { code } } as const
    return { item: { dimensionId, code, create: true }, remark }
  }
  return problem('unknown-item', { code, candidates: namesOf(index.near(code)) })
}

function boundItem(
  code: string,
  dimensionId: number,
  binding: ItemBinding,
  item: DimensionItem | undefined,
): ItemChoice {
  const { itemId } = binding
  if (item === undefined) return problem('deleted-item', { code, item: binding.codeName })
  const { codeName } = item
  if (!item.active) return problem('inactive-item', { code, candidates: [codeName] })
  const rowItem = { dimensionId, code, itemId, codeName }
  if (codeName === binding.codeName) return { item: rowItem }
  const values = { code, from: binding.codeName, to: codeName }
  return { item: rowItem, remark: { code: 'renamed-item', severity: 'notice', values } }
}

function problem(code: FindingCode, values: Readonly<Record<string, FindingValue>>): ItemChoice {
  return { remark: { code, severity: 'problem', values } }
}

function namesOf(items: readonly DimensionItem[]): readonly string[] {
  return items.map((item) => item.codeName)
}
