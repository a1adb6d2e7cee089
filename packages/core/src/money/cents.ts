/** Money: a whole number of cents, debit positive and credit negative. Made only by {@link cents} and `parseAmount`. */
export type Cents = number & { readonly __unit: 'cents' }

/**
 * A checked whole number of cents.
 * @throws RangeError when the number is not a safe integer: such an amount would lose cents without anyone noticing.
 */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`)
  return (value === 0 ? 0 : value) as Cents
}
