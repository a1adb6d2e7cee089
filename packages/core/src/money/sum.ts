import { type Cents, cents } from './cents.ts'

/**
 * Adds amounts.
 * @throws RangeError when the total is no longer exact.
 */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0
  for (const amount of amounts) total += amount
  return cents(total)
}
