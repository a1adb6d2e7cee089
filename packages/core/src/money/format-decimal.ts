import type { Cents } from './cents.ts'
import { centsOfNumber } from './parse-amount.ts'

/** Exact decimal text with a point and two decimals: `-12.50`. */
export function formatDecimal(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * The JSON number that stands for the amount: written as text it is the exact decimal.
 * @throws RangeError for amounts so large (over 15 digits) that two of them would share a number.
 */
export function decimalNumber(amount: Cents): number {
  const value = amount / 100
  if (centsOfNumber(value) !== amount) throw new RangeError(`no exact JSON number for ${formatDecimal(amount)}`)
  return value
}
