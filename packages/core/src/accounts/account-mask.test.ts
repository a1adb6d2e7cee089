import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAccountMask } from './account-mask.ts'

test('a mask is matched whole', () => {
  const mask = parseAccountMask('[4-9][0-9][0-9][0-9]')
  expect(['4000', '9999', '5000'].every((account) => mask?.matches(account))).toBe(true)
  expect(['3999', '400', '40000', '4a00', ''].some((account) => mask?.matches(account))).toBe(false)
})

test('a position is a character, a class of characters, or of ranges', () => {
  const mask = parseAccountMask('5[0135-7]00')
  expect(['5000', '5100', '5300', '5500', '5700'].every((account) => mask?.matches(account))).toBe(true)
  expect(['5200', '5400', '5800', '6000'].some((account) => mask?.matches(account))).toBe(false)
})

test.each(['', '[4-9', '4-9]', '[]', '[9-4]000', '[4-]', '[-9]', '5*', '5?00', '[4--9]', '5 00', '[a-]1', '[^4]'])(
  '%j is no mask',
  (mask) => {
    expect(parseAccountMask(mask)).toBeUndefined()
  },
)

test('an account is its own mask', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,8}$/), fc.stringMatching(/^\d{1,8}$/), (account, other) => {
      expect(parseAccountMask(account)?.matches(other)).toBe(account === other)
    }),
  )
})
