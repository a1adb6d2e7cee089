import type { MappingRules } from '@tosite/contract'
import { type Administration, type Dimension, isPeriodOf, type PeriodType, parseAccountMask } from '@tosite/core'

export interface RefusedField {
  /** Where in the rules, for example `accountOverrides.2.procountorAccount`. */
  readonly path: string
  readonly message: string
}

export interface RulesContext {
  readonly administration: Administration
  readonly costCenterDimension: Dimension | null
  readonly costUnitDimension: Dimension | null
  /** Null while it is not known. */
  readonly periodType: PeriodType | null
}

/** Everything in the rules that cannot work with this administration and company, all at once. */
export function checkRules(rules: MappingRules, context: RulesContext): readonly RefusedField[] {
  return [
    ...checkMasks(rules),
    ...checkAccounts(rules, context.administration),
    ...checkBindings('costCenterBindings', rules.costCenterBindings, context.costCenterDimension),
    ...checkBindings('costUnitBindings', rules.costUnitBindings, context.costUnitDimension),
    ...checkDates(rules, context.periodType),
  ]
}

function checkMasks({ accountMasks }: MappingRules): readonly RefusedField[] {
  return accountMasks.flatMap((mask, at) =>
    parseAccountMask(mask) === undefined
      ? [{ path: `accountMasks.${at}`, message: `${mask} is no account mask: write a digit or a class per position.` }]
      : [],
  )
}

function checkAccounts(rules: MappingRules, { accounts }: Administration): readonly RefusedField[] {
  const known = new Set(accounts.map(({ code }) => code))
  const chosen = [
    ...rules.accountOverrides.map(({ procountorAccount }, at) => ({
      path: `accountOverrides.${at}.procountorAccount`,
      account: procountorAccount,
    })),
    ...rules.vatByAccount.map(({ account }, at) => ({ path: `vatByAccount.${at}.account`, account })),
    ...(rules.fallbackAccount === null ? [] : [{ path: 'fallbackAccount', account: rules.fallbackAccount }]),
  ]
  return [
    ...chosen
      .filter(({ account }) => !known.has(account))
      .map(({ path, account }) => ({ path, message: `The chart of accounts has no account ${account}.` })),
    ...repeated(rules.accountOverrides.map(({ nmbrsAccount }) => nmbrsAccount)).map((at) => ({
      path: `accountOverrides.${at}.nmbrsAccount`,
      message: `${rules.accountOverrides[at]?.nmbrsAccount ?? ''} is overridden already.`,
    })),
    ...repeated(rules.vatByAccount.map(({ account }) => account)).map((at) => ({
      path: `vatByAccount.${at}.account`,
      message: `${rules.vatByAccount[at]?.account ?? ''} has a VAT rule already.`,
    })),
  ]
}

type Side = 'costCenterBindings' | 'costUnitBindings'

function checkBindings(side: Side, bindings: MappingRules[Side], dimension: Dimension | null): readonly RefusedField[] {
  const active = new Set(dimension?.items.filter((item) => item.active).map(({ id }) => id))
  return [
    ...bindings.flatMap(({ code, itemId }, at) =>
      itemId === null || active.has(itemId)
        ? []
        : [{ path: `${side}.${at}.itemId`, message: `The dimension has no active item ${itemId} for ${code}.` }],
    ),
    ...repeated(bindings.map(({ code }) => code)).map((at) => ({
      path: `${side}.${at}.code`,
      message: `${bindings[at]?.code ?? ''} is bound already.`,
    })),
  ]
}

function checkDates({ bookingDate, startPeriod }: MappingRules, type: PeriodType | null): readonly RefusedField[] {
  if (type === null) return []
  const refused: RefusedField[] = []
  if (type !== 'month' && (bookingDate.kind === 'last-day' || bookingDate.kind === 'payment-day')) {
    refused.push({ path: 'bookingDate.kind', message: 'Only monthly companies can be booked on a day of the month.' })
  }
  if (startPeriod !== null && !isPeriodOf(type, startPeriod.number)) {
    refused.push({ path: 'startPeriod.number', message: `The company has no period ${startPeriod.number}.` })
  }
  return refused
}

/** Places of the values that stood in the list before. */
function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []))
}
