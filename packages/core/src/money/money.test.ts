import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cents, cents } from './cents.ts'
import { decimalNumber, formatDecimal } from './format-decimal.ts'
import { centsOfNumber, parseAmount, parseDecimalComma } from './parse-amount.ts'
import { sum } from './sum.ts'

const anyCents = fc.maxSafeInteger().map(cents)
/** Up to 15 digits, as far as a JSON number tells every cent apart. */
const jsonCents = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }).map(cents)

test.each([
  ['0', 0],
  ['-0', 0],
  ['-0.00', 0],
  ['12', 1200],
  ['12.5', 1250],
  ['12.50', 1250],
  ['12.500', 1250],
  ['+12.50', 1250],
  ['-12.50', -1250],
  ['0012.50', 1250],
  ['0.01', 1],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
])('%s is read as %d cents', (text, expected) => {
  expect(parseAmount(text)).toBe(expected)
})

test.each([
  '',
  '-',
  '+',
  '.',
  '.5',
  '5.',
  '12,50',
  '12.505',
  '12.5001',
  '1 200',
  '1e3',
  '--1',
  '1-',
  '1.2.3',
  'NaN',
  'Infinity',
  '٣',
  ' 12.50',
  '90071992547409.92',
  '9'.repeat(30),
])('%j is no amount', (text) => {
  expect(parseAmount(text)).toBeUndefined()
})

test('reports write a decimal comma', () => {
  expect(parseDecimalComma('-3100,50')).toBe(-310_050)
  expect(parseDecimalComma('3100.50')).toBeUndefined()
  expect(parseDecimalComma('1.000,50')).toBeUndefined()
})

test('a JSON number becomes cents by way of its text', () => {
  expect(centsOfNumber(1.15)).toBe(115)
  expect(centsOfNumber(4.35)).toBe(435)
  expect(centsOfNumber(-0)).toBe(0)
  expect(centsOfNumber(0.1 + 0.2)).toBeUndefined()
  expect(centsOfNumber(1e21)).toBeUndefined()
  expect(centsOfNumber(1e-7)).toBeUndefined()
  expect(centsOfNumber(Number.NaN)).toBeUndefined()
})

test('an amount and its decimal text say the same', () => {
  fc.assert(
    fc.property(anyCents, (amount) => {
      expect(parseAmount(formatDecimal(amount))).toBe(amount)
    }),
  )
})

test('the JSON number of an amount is written as its exact decimal', () => {
  fc.assert(
    fc.property(jsonCents, (amount) => {
      const written = JSON.stringify(decimalNumber(amount))
      expect(Number(formatDecimal(amount))).toBe(Number(written))
      expect(centsOfNumber(JSON.parse(written))).toBe(amount)
    }),
  )
})

test('decimal text keeps its sign and two decimals', () => {
  expect(formatDecimal(cents(-5))).toBe('-0.05')
  expect(formatDecimal(cents(-1250))).toBe('-12.50')
  expect(formatDecimal(cents(0))).toBe('0.00')
})

test('an amount too large for an exact JSON number is refused', () => {
  expect(() => decimalNumber(cents(Number.MAX_SAFE_INTEGER))).toThrow(RangeError)
})

test('cents are whole and safe', () => {
  expect(() => cents(0.5)).toThrow(RangeError)
  expect(() => cents(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError)
  expect(Object.is(cents(-0), 0)).toBe(true)
})

test('a sum that would lose cents is refused', () => {
  expect(sum([cents(1), cents(2), cents(-4)])).toBe(-1)
  expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow(RangeError)
})

test('a plain number is no amount of money', () => {
  // @ts-expect-error a number that nobody checked
  const unchecked: Cents = 5
  expect(unchecked).toBe(5)
})
