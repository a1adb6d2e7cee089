import { decimalsOf, toCents } from '../decimals.ts'
import type { DimensionItemValue } from '../entities.ts'
import { invalid, type VendorError } from '../errors.ts'
import type { WireDimensionValue } from '../wire.ts'
import type { Books } from './books.ts'

const unknownItem = 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE'

/**
 * The dimension values of one row: existing active items, each pair once, at most two decimals, and per dimension a sum
 * equal to the row's amount, sign included. `rowCents` is undefined where the row's amount is itself refused.
 */
export function checkDimensionValues(
  values: readonly WireDimensionValue[],
  rowCents: number | undefined,
  path: string,
  books: Books,
): VendorError[] {
  const here = `${path}.dimensionItemValues`
  return [
    ...checkItems(values, here, books),
    ...checkPairs(values, here),
    ...checkDecimals(values, here),
    ...checkSums(values, rowCents, here, books),
    ...checkCount(values, here, books),
  ]
}

/** For values that passed. */
export function readDimensionValues(values: readonly WireDimensionValue[]): DimensionItemValue[] {
  return values.map(({ dimensionId = 0, itemId = 0, value = 0 }) => ({
    dimensionId,
    itemId,
    cents: toCents(value) ?? 0,
  }))
}

function checkItems(values: readonly WireDimensionValue[], here: string, books: Books): VendorError[] {
  const stored = ({ dimensionId = 0, itemId }: WireDimensionValue) =>
    books.dimensions.get(dimensionId)?.items.some((item) => item.id === itemId && item.active) ?? false
  return values.every(stored) ? [] : [{ status: 400, field: here, message: unknownItem }]
}

function checkPairs(values: readonly WireDimensionValue[], here: string): VendorError[] {
  const pairs = values.map(({ dimensionId, itemId }) => `${dimensionId}/${itemId}`)
  const repeated = pairs.filter((pair, index) => pairs.indexOf(pair) !== index)
  return [...new Set(repeated)].map((pair) => invalid(here, pair))
}

function checkDecimals(values: readonly WireDimensionValue[], here: string): VendorError[] {
  return values.flatMap(({ value }, index) =>
    typeof value === 'number' && decimalsOf(value) > 2 ? [invalid(`${here}[${index}].value`, value)] : [],
  )
}

function checkSums(
  values: readonly WireDimensionValue[],
  rowCents: number | undefined,
  here: string,
  { facts }: Books,
): VendorError[] {
  if (rowCents === undefined || values.some(({ value }) => typeof value !== 'number' || decimalsOf(value) > 2))
    return []
  const sums = new Map<number | undefined, number>()
  for (const { dimensionId, value = 0 } of values)
    sums.set(dimensionId, (sums.get(dimensionId) ?? 0) + (toCents(value) ?? 0))
  const fits = (cents: number) =>
    facts.allowPartialDimensionSums
      ? Math.abs(cents) <= Math.abs(rowCents) && cents * rowCents >= 0
      : cents === rowCents
  return [...sums.values()].filter((cents) => !fits(cents)).map((cents) => invalid(here, cents / 100))
}

function checkCount(values: readonly WireDimensionValue[], here: string, { company }: Books): VendorError[] {
  const count = new Set(values.map(({ dimensionId }) => dimensionId)).size
  return count > company.dimensionLimit ? [invalid(here, `${count} dimensions`)] : []
}
