import type { CopyLeftOut, CopyMatch, MappingRules, RuleName, RulesCopy } from '@tosite/contract'
import type { Administration, Dimension, ItemBinding, PeriodType } from '@tosite/core'
import type { StoredMapping } from '../mappings/stored-mapping.ts'

/** A mapping with what Procountor has behind its account. */
export interface CopySide {
  readonly mapping: StoredMapping
  readonly administration: Administration
}

export interface CopyTarget extends CopySide {
  readonly periodType: PeriodType | null
}

const sides = [
  { rule: 'costCenterDimension', id: 'costCenterDimensionId', bindings: 'costCenterBindings' },
  { rule: 'costUnitDimension', id: 'costUnitDimensionId', bindings: 'costUnitBindings' },
] as const
type Side = (typeof sides)[number]

/**
 * The rules of another company as this one could have them. Ids are an administration's own, so that dimensions and items go
 * over by equal names, and accounts by code, else by an equal name; what has no or several equals stays as it is here. The
 * start period is each company's own.
 */
export function copiedRules(from: CopySide, to: CopyTarget): Omit<RulesCopy, 'version' | 'from'> {
  const matched: CopyMatch[] = []
  const leftOut: CopyLeftOut[] = []
  const own = rulesOf(to.mapping)
  const { rules: source } = from.mapping

  /** The account of this administration that stands for one of the other's. */
  function account(rule: RuleName, code: string): string | undefined {
    const active = to.administration.accounts.filter((one) => one.active)
    if (active.some((one) => one.code === code)) return code
    const name = from.administration.accounts.find((one) => one.code === code)?.name ?? ''
    const [only, another] = name === '' ? [] : active.filter((one) => isEqual(one.name, name))
    const value = `${code} ${name}`.trim()
    if (only !== undefined && another === undefined) {
      matched.push({ rule, from: value, to: `${only.code} ${only.name}` })
      return only.code
    }
    leftOut.push({ rule, value, reason: another === undefined ? 'no-such-account' : 'several' })
    return undefined
  }

  function dimension({ rule, id }: Side): number | null {
    const theirs = from.mapping[id]
    if (theirs === null) return null
    const name = dimensionOf(from, theirs)?.name ?? ''
    const [only, another] = to.administration.dimensions.filter((one) => isEqual(one.name, name))
    if (only !== undefined && another === undefined) {
      matched.push({ rule, from: name, to: only.name })
      return only.id
    }
    leftOut.push({ rule, value: name, reason: another === undefined ? 'no-such-dimension' : 'several' })
    return to.mapping[id]
  }

  /** Codes that are bound here stay so. */
  function bindings(side: Side, dimensionId: number | null) {
    const here = dimensionId === to.mapping[side.id] ? own[side.bindings] : []
    const theirs = from.mapping[side.id] === null ? undefined : dimensionOf(from, from.mapping[side.id])
    const ours = dimensionOf(to, dimensionId)
    // Items mean the same where their dimension does.
    if (theirs === undefined || ours === undefined || !isEqual(theirs.name, ours.name)) return here
    const bound = new Set(here.map(({ code }) => code))
    return [...here, ...from.mapping[side.bindings].filter(({ code }) => !bound.has(code)).flatMap(matchItem)]

    function matchItem({ code, itemId, codeName }: ItemBinding) {
      const name = theirs?.items.find(({ id }) => id === itemId)?.codeName ?? codeName
      const [only, another] = ours?.items.filter((item) => item.active && isEqual(item.codeName, name)) ?? []
      const value = `${code}: ${name}`
      if (only === undefined || another !== undefined) {
        leftOut.push({ rule: side.bindings, value, reason: another === undefined ? 'no-such-item' : 'several' })
        return []
      }
      matched.push({ rule: side.bindings, from: value, to: only.codeName })
      return [{ code, itemId: only.id }]
    }
  }

  function vat<Vat extends MappingRules['vat']>(rule: RuleName, wanted: Vat): boolean {
    const { type, status } = wanted
    const known = to.administration.vatStatuses.find((one) => one.status === status)
    if (known !== undefined && (type === 'PURCHASE' ? known.purchase : known.sales)) return true
    leftOut.push({ rule, value: `${type} ${status}`, reason: 'no-such-vat' })
    return false
  }

  const [centers, units] = [dimension(sides[0]), dimension(sides[1])]
  const isTwice = centers !== null && centers === units
  if (isTwice) {
    const value = dimensionOf(to, centers)?.name ?? ''
    leftOut.push(...sides.map(({ rule }): CopyLeftOut => ({ rule, value, reason: 'dimension-taken' })))
  }
  const chosen = isTwice ? to.mapping : { costCenterDimensionId: centers, costUnitDimensionId: units }
  const rules: MappingRules = {
    ...source,
    costCenterDimension: choice(chosen.costCenterDimensionId),
    costUnitDimension: choice(chosen.costUnitDimensionId),
    costCenterBindings: bindings(sides[0], chosen.costCenterDimensionId),
    costUnitBindings: bindings(sides[1], chosen.costUnitDimensionId),
    accountOverrides: from.mapping.accountOverrides.flatMap(({ nmbrsAccount, procountorAccount }) => {
      const ours = account('accountOverrides', procountorAccount)
      return ours === undefined ? [] : [{ nmbrsAccount, procountorAccount: ours }]
    }),
    fallbackAccount:
      source.fallbackAccount === null
        ? null
        : (account('fallbackAccount', source.fallbackAccount) ?? own.fallbackAccount),
    vat: vat('vat', source.vat) ? source.vat : own.vat,
    vatByAccount: source.vatByAccount.flatMap((one) => {
      const ours = vat('vatByAccount', one) ? account('vatByAccount', one.account) : undefined
      return ours === undefined ? [] : [{ ...one, account: ours }]
    }),
    bookingDate: bookingDate(),
    startPeriod: startPeriod(),
  }
  return { rules, changed: changedRules(own, rules), matched, leftOut }

  function bookingDate(): MappingRules['bookingDate'] {
    const { bookingDate: theirs } = source
    const isOfMonths = theirs.kind === 'last-day' || theirs.kind === 'payment-day'
    if (!isOfMonths || to.periodType === null || to.periodType === 'month') return theirs
    leftOut.push({ rule: 'bookingDate', value: theirs.kind, reason: 'period-type' })
    return own.bookingDate
  }

  function startPeriod(): MappingRules['startPeriod'] {
    const { startPeriod: theirs } = source
    const isSame = JSON.stringify(theirs) === JSON.stringify(own.startPeriod)
    if (theirs !== null && !isSame) {
      leftOut.push({ rule: 'startPeriod', value: `${theirs.number}/${theirs.year}`, reason: 'own' })
    }
    return own.startPeriod
  }
}

function rulesOf({ rules, ...mapping }: StoredMapping): MappingRules {
  const plain = ({ code, itemId }: ItemBinding) => ({ code, itemId })
  return {
    ...rules,
    costCenterDimension: choice(mapping.costCenterDimensionId),
    costUnitDimension: choice(mapping.costUnitDimensionId),
    costCenterBindings: mapping.costCenterBindings.map(plain),
    costUnitBindings: mapping.costUnitBindings.map(plain),
    accountOverrides: mapping.accountOverrides.map((override) => ({ ...override })),
  }
}

function changedRules(own: MappingRules, rules: MappingRules): RuleName[] {
  const names = Object.keys(rules) as RuleName[]
  return names.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(rules[name]))
}

function dimensionOf({ administration }: CopySide, dimensionId: number | null): Dimension | undefined {
  return administration.dimensions.find(({ id }) => id === dimensionId)
}

function choice(dimensionId: number | null) {
  return dimensionId === null ? null : { dimensionId }
}

function isEqual(one: string, other: string): boolean {
  return one.trim().normalize('NFC').toLowerCase() === other.trim().normalize('NFC').toLowerCase()
}
