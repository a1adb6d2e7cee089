import type { MappingRules } from '@tosite/contract'
import type { Administration, Dimension, ItemBinding } from '@tosite/core'
import type { Administrations } from '../administrations/administrations.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import { checkRules } from './check-rules.ts'
import { type Choice, chooseDimension } from './choose-dimension.ts'
import type { Actor, ChangedMapping, MappingDetail, MappingStore } from './mapping-store.ts'
import { newRules, StoredRules } from './stored-mapping.ts'

export interface SaveMappingDeps {
  readonly store: MappingStore
  readonly administrations: Administrations
  readonly newId: () => string
}

interface SavedRules {
  readonly version: number
  readonly rules: MappingRules
  /** The mapping that the rules were copied from. */
  readonly copiedFrom?: string | null | undefined
}

interface Choices {
  readonly costCenterDimension: Choice | null
  readonly costUnitDimension: Choice | null
}

/**
 * Ties a company to an account. Returns the mapping's id.
 * @throws ApiProblem naming what stands against it
 */
export async function createMapping(
  { store, administrations, newId }: SaveMappingDeps,
  body: Choices & { readonly companyId: number; readonly accountId: string },
  actor: Actor,
): Promise<string> {
  const { companyId, accountId } = body
  await store.checkTie(companyId, accountId)
  const { costCenter, costUnit } = chosen(body, await administrationOf(administrations, accountId))
  const id = newId()
  const dimensions = { costCenterDimensionId: costCenter?.id ?? null, costUnitDimensionId: costUnit?.id ?? null }
  await store.create({ id, companyId, accountId, ...dimensions, rules: newRules }, actor)
  return id
}

/**
 * Saves a mapping's rules. A dimension that changes takes the bindings to its items with it.
 * @throws ApiProblem bad-mapping with every refused field, mapping-changed, unknown-dimension, same-dimension-twice
 */
export async function updateMapping(
  { store, administrations }: SaveMappingDeps,
  mappingId: string,
  { version, rules, copiedFrom = null }: SavedRules,
  actor: Actor,
): Promise<void> {
  const found = await store.find(mappingId)
  if (found === null) throw notFound('mapping')
  const administration = await administrationOf(administrations, found.mapping.accountId)
  await store.update(mappingId, version, changedMapping(found, rules, administration), actor, copiedFrom)
}

/**
 * A mapping as it would be under other rules.
 * @throws ApiProblem bad-mapping with every refused field, unknown-dimension, same-dimension-twice
 */
export function changedMapping(
  { mapping, company }: MappingDetail,
  rules: MappingRules,
  administration: Administration,
): ChangedMapping {
  const { costCenter, costUnit } = chosen(rules, administration)
  const sameCostCenters = costCenter?.id === mapping.costCenterDimensionId
  const sameCostUnits = costUnit?.id === mapping.costUnitDimensionId
  const kept = {
    costCenterBindings: sameCostCenters ? rules.costCenterBindings : [],
    costUnitBindings: sameCostUnits ? rules.costUnitBindings : [],
  }
  const present = {
    costCenterBindings: sameCostCenters ? mapping.costCenterBindings : [],
    costUnitBindings: sameCostUnits ? mapping.costUnitBindings : [],
  }
  const fields = checkRules(
    { ...rules, ...unchangedLeftOut(kept, mapping) },
    {
      administration,
      costCenterDimension: costCenter,
      costUnitDimension: costUnit,
      periodType: company.periodType,
    },
  )
  if (fields.length > 0) {
    throw apiProblem('bad-mapping', 422, 'The mapping cannot be saved as it is.', { fields: [...fields] })
  }
  const { costCenterDimension, costUnitDimension, costCenterBindings, costUnitBindings, accountOverrides, ...stored } =
    rules
  return {
    costCenterDimensionId: costCenter?.id ?? null,
    costUnitDimensionId: costUnit?.id ?? null,
    costCenterBindings: bindings(kept.costCenterBindings, present.costCenterBindings, costCenter),
    costUnitBindings: bindings(kept.costUnitBindings, present.costUnitBindings, costUnit),
    accountOverrides,
    rules: StoredRules.parse(stored),
  }
}

/**
 * Procountor's reference data of an account, as stored; read where it never was.
 * @throws ApiProblem with the vendor's words where it cannot be read
 */
export async function administrationOf(administrations: Administrations, accountId: string): Promise<Administration> {
  const stored = await administrations.administrationOf(accountId)
  if (stored !== null) return stored.administration
  try {
    return (await administrations.refreshAdministration(accountId)).administration
  } catch (error) {
    throw problemOfProcountor(error)
  }
}

function chosen({ costCenterDimension, costUnitDimension }: Choices, { dimensions }: Administration) {
  const costCenter = dimensionOf(costCenterDimension, dimensions)
  const costUnit = dimensionOf(costUnitDimension, dimensions)
  if (costCenter !== null && costCenter.id === costUnit?.id) {
    throw apiProblem('same-dimension-twice', 422, 'Cost centres and cost units need dimensions of their own.', {
      values: { dimension: costCenter.name },
    })
  }
  return { costCenter, costUnit }
}

function dimensionOf(choice: Choice | null, dimensions: readonly Dimension[]): Dimension | null {
  if (choice === null) return null
  const found = chooseDimension(choice, dimensions)
  if (found.ok) return found.dimension
  const { typed, nearest } = found
  throw apiProblem('unknown-dimension', 422, `Procountor has no dimension ${typed}.`, {
    values: { typed, nearest: [...nearest] },
  })
}

type Bindings = Pick<MappingRules, 'costCenterBindings' | 'costUnitBindings'>

/** A binding that is stored already may point at an item gone since: the preview says so, saving other rules may go on. */
function unchangedLeftOut(
  kept: Bindings,
  stored: { readonly costCenterBindings: readonly ItemBinding[]; readonly costUnitBindings: readonly ItemBinding[] },
): Bindings {
  const changed = (side: keyof Bindings) =>
    kept[side].filter(({ code, itemId }) => !stored[side].some((one) => one.code === code && one.itemId === itemId))
  return { costCenterBindings: changed('costCenterBindings'), costUnitBindings: changed('costUnitBindings') }
}

/**
 * What is bound afterwards. Codes that the rules do not name keep their item: one may have been bound by sending since the
 * page was opened. New bindings have the item's name as it is now, to notice a renaming later.
 */
function bindings(
  rules: Bindings['costCenterBindings'],
  stored: readonly ItemBinding[],
  dimension: Dimension | null,
): readonly ItemBinding[] {
  const named = new Set(rules.map(({ code }) => code))
  const chosen = rules.flatMap(({ code, itemId }) => {
    const unchanged = stored.find((binding) => binding.code === code && binding.itemId === itemId)
    if (unchanged !== undefined) return [unchanged]
    const item = dimension?.items.find(({ id }) => id === itemId)
    return item === undefined ? [] : [{ code, itemId: item.id, codeName: item.codeName }]
  })
  return [...stored.filter(({ code }) => !named.has(code)), ...chosen]
}
