import type { Cents } from './cents.ts'

const [zero, nine, plus, minus, point, comma] = [48, 57, 43, 45, 46, 44]

/**
 * Vendor decimal text with a point, `-1234.50`, to cents. Undefined where it is no such text, has more than two
 * significant decimals (`12.500` is 12.50, `12.505` is nothing) or is too large to count cents exactly.
 */
export function parseAmount(text: string): Cents | undefined {
  return parseDecimal(text, point)
}

/** The same for the decimal commas of Nmbrs' journal reports, `1234,50`. */
export function parseDecimalComma(text: string): Cents | undefined {
  return parseDecimal(text, comma)
}

/** An amount of a JSON document to cents, by way of its decimal text and never by multiplying. */
export function centsOfNumber(value: number): Cents | undefined {
  return parseAmount(String(value))
}

function parseDecimal(text: string, separator: number): Cents | undefined {
  const first = text.charCodeAt(0)
  const start = first === plus || first === minus ? 1 : 0
  let total = 0
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < zero || code > nine) break
    total = total * 10 + (code - zero)
  }
  if (at === start) return undefined

  let decimals = 0
  if (at < text.length) {
    if (text.charCodeAt(at) !== separator || at + 1 === text.length) return undefined
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < zero || code > nine) return undefined
      if (decimals < 2) total = total * 10 + (code - zero)
      else if (code !== zero) return undefined
      decimals++
    }
  }
  for (; decimals < 2; decimals++) total *= 10
  if (total > Number.MAX_SAFE_INTEGER) return undefined
  return (first === minus && total !== 0 ? -total : total) as Cents
}
