import type { Administration, Dimension, DimensionItem, VatStatus } from '../administrations/administration.ts'
import { createItemIndex, type ItemIndex, itemName } from '../dimensions/item-index.ts'
import type { DimensionMapping, ItemBinding, Mapping } from '../mappings/mapping.ts'
import type { CodeKind, Drift, DriftFix, KnownNames } from './drift.ts'
import { usedAccounts, usedVat } from './used-by-mapping.ts'

/** Reference data with the names that people know VAT statuses by. */
export interface NamedAdministration extends Administration {
  readonly vatStatuses: readonly (VatStatus & { readonly description: string })[]
}

export interface DriftQuestion {
  readonly mapping: Mapping
  readonly administration: NamedAdministration
  /** Cost centre and cost unit codes known of the company. */
  readonly codes: readonly { readonly kind: CodeKind; readonly code: string }[]
  /** Ledger accounts that the company's journals carry, as Nmbrs writes them. */
  readonly journalAccounts: readonly string[]
  readonly known: KnownNames
}

/** Everything that the mapping uses and that is not any more in Procountor as it was known, and what came up beside it. */
export function mappingDrift(question: DriftQuestion): readonly Drift[] {
  const { mapping } = question
  return [
    ...newDimensions(question),
    ...(mapping.costCenters === undefined ? [] : sideDrift('cost-center', mapping.costCenters, question)),
    ...(mapping.costUnits === undefined ? [] : sideDrift('cost-unit', mapping.costUnits, question)),
    ...accountDrift(question),
    ...vatDrift(question),
  ]
}

function newDimensions({ administration, known }: DriftQuestion): readonly Drift[] {
  return administration.dimensions
    .filter(({ id }) => known.dimensions[id] === undefined)
    .map(({ id, name }) => ({
      kind: 'dimension-new',
      subject: String(id),
      values: { name },
      fix: { act: 'note' },
    }))
}

function sideDrift(side: CodeKind, own: DimensionMapping, question: DriftQuestion): readonly Drift[] {
  const { dimensionId, bindings } = own
  const knownName = question.known.dimensions[dimensionId]
  const dimension = question.administration.dimensions.find(({ id }) => id === dimensionId)
  const subject = String(dimensionId)
  if (dimension === undefined) {
    return [{ kind: 'dimension-deleted', subject, values: { name: knownName ?? `#${dimensionId}`, side } }]
  }
  const { name } = dimension
  const renamed: readonly Drift[] =
    knownName === undefined || knownName === name
      ? []
      : [{ kind: 'dimension-renamed', subject, values: { from: knownName, to: name, side }, fix: { act: 'take-name' } }]
  const index = createItemIndex(dimension.items)
  return [
    ...renamed,
    ...bindings.flatMap((binding) => bindingDrift(side, binding, index) ?? []),
    ...newItems(side, own, dimension, index, question),
  ]
}

function bindingDrift(side: CodeKind, { code, itemId, codeName }: ItemBinding, index: ItemIndex): Drift | undefined {
  const subject = `${side} ${code}`
  const item = index.byId(itemId)
  const others = fitting(code, index).filter(({ id }) => id !== itemId)
  const values = { side, code, item: item?.codeName ?? codeName }
  if (item === undefined) return { kind: 'item-deleted', subject, values, ...bindTo(side, code, others) }
  if (!item.active) return { kind: 'item-closed', subject, values, ...bindTo(side, code, others) }
  if (item.codeName === codeName) return undefined
  const fitsStill = index.namedBy(code).includes(item)
  const renamed = { kind: 'item-renamed', subject, values: { side, code, from: codeName, to: item.codeName } } as const
  // Where another item has the code by now, the bound one may have become something else: that is for a person to see.
  return fitsStill || others.length === 0 ? { ...renamed, fix: { act: 'take-name' } } : renamed
}

function newItems(
  side: CodeKind,
  { bindings }: DimensionMapping,
  { id, name }: Dimension,
  index: ItemIndex,
  { codes, known }: DriftQuestion,
): readonly Drift[] {
  const knownItems = new Set(known.items[id])
  const bound = new Set(bindings.map(({ code }) => code))
  return codes
    .filter(({ kind, code }) => kind === side && !bound.has(code))
    .flatMap(({ code }): readonly Drift[] => {
      const items = fitting(code, index)
      if (!items.some((item) => !knownItems.has(item.id))) return []
      const values = { side, code, dimension: name, item: items.map(({ codeName }) => codeName).join(', ') }
      return [{ kind: 'item-new', subject: `${side} ${code}`, values, ...bindTo(side, code, items) }]
    })
}

/** Active items that the code may stand for; one of exactly that name wins over longer ones. */
function fitting(code: string, index: ItemIndex): readonly DimensionItem[] {
  const active = index.namedBy(code).filter((item) => item.active)
  const exact = active.filter((item) => itemName(item) === code)
  return exact.length > 0 ? exact : active
}

function bindTo(side: CodeKind, code: string, items: readonly DimensionItem[]): { readonly fix?: DriftFix } {
  const [only, another] = items
  if (only === undefined || another !== undefined) return {}
  return { fix: { act: 'bind', side, code, itemId: only.id, codeName: only.codeName } }
}

function accountDrift({ mapping, administration, journalAccounts, known }: DriftQuestion): readonly Drift[] {
  const chart = new Map(administration.accounts.map((account) => [account.code, account]))
  return usedAccounts(mapping, journalAccounts, administration).flatMap((code): readonly Drift[] => {
    const knownName = known.accounts[code]
    const account = chart.get(code)
    if (account === undefined) {
      // One that never was there is the preview's to tell.
      if (knownName === undefined) return []
      return [{ kind: 'account-deleted', subject: code, values: { account: code, name: knownName } }]
    }
    const { name, active } = account
    if (!active) return [{ kind: 'account-closed', subject: code, values: { account: code, name } }]
    if (knownName === undefined || knownName === name) return []
    const values = { account: code, from: knownName, to: name }
    return [{ kind: 'account-renamed', subject: code, values, fix: { act: 'take-name' } }]
  })
}

function vatDrift({ mapping, administration, known }: DriftQuestion): readonly Drift[] {
  const statuses = new Map(administration.vatStatuses.map((status) => [status.status, status]))
  const drifts = usedVat(mapping).flatMap(({ type, status, percent }): readonly Drift[] => {
    const side = type === 'PURCHASE' ? 'purchase' : 'sales'
    const found = statuses.get(status)
    const knownName = known.vatStatuses[status]
    const subject = String(status)
    if (found === undefined) {
      return [{ kind: 'vat-deleted', subject, values: { status: subject, name: knownName ?? '' } }]
    }
    const isInUse = percent === 0 || administration.vatPercents.some((one) => one.percent === percent && one[side])
    if (!found[side] || !isInUse) {
      const values = { status: subject, name: found.description, type, percent: String(percent) }
      return [{ kind: 'vat-closed', subject: `${type} ${status} ${percent}`, values }]
    }
    if (knownName === undefined || knownName === found.description) return []
    const values = { status: subject, from: knownName, to: found.description }
    return [{ kind: 'vat-renamed', subject, values, fix: { act: 'take-name' } }]
  })
  // Several rules may share a status.
  return [...new Map(drifts.map((drift) => [`${drift.kind} ${drift.subject}`, drift])).values()]
}
