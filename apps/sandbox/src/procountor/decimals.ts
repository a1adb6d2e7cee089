const decimal = /^(-?)(\d+)(?:\.(\d+))?$/

/** Fifteen digits: as many as a JSON number keeps exactly, whatever they are. */
const mostCents = 999_999_999_999_999n

/** Decimals that a JSON number has in its shortest text; an exponent counts as none that fits. */
export function decimalsOf(value: number): number {
  const match = decimal.exec(String(value))
  return match ? (match[3]?.length ?? 0) : Number.POSITIVE_INFINITY
}

/**
 * Cents of a JSON number, by way of its text. The vendor says that the server rounds up to two decimals: read here as
 * away from zero. Undefined for what is no amount (too large to be exact).
 */
export function toCents(value: number): number | undefined {
  const match = decimal.exec(String(value))
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const exact = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2))
  const magnitude = /[1-9]/.test(fraction.slice(2)) ? exact + 1n : exact
  if (magnitude > mostCents) return undefined
  const cents = Number(magnitude)
  return sign === '-' && cents !== 0 ? -cents : cents
}

/** The decimal number that a JSON answer shows; the division gives the nearest double, whose text has two decimals at most. */
export function fromCents(cents: number): number {
  return cents / 100
}
