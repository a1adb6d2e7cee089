import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAccountMask, readAccountMask } from './account-mask.ts'

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

test.each([
  ['', { reason: 'empty', part: '', position: 1 }],
  ['5[4-9', { reason: 'open-class', part: '[4-9', position: 2 }],
  ['50[]', { reason: 'empty-class', part: '[]', position: 3 }],
  ['[9-4]000', { reason: 'bad-range', part: '[9-4]', position: 1 }],
  ['[4-]', { reason: 'bad-range', part: '[4-]', position: 1 }],
  ['[-9]', { reason: 'bad-range', part: '[-9]', position: 1 }],
  ['[^4]', { reason: 'bad-character', part: '[^4]', position: 1 }],
  ['5*00', { reason: 'bad-character', part: '*', position: 2 }],
  ['4-9]', { reason: 'bad-character', part: '-', position: 2 }],
])('%j says what is wrong with it', (mask, fault) => {
  expect(readAccountMask(mask)).toEqual({ ok: false, fault })
})

test('a fault names a part that stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('[', ']', '-', '4', '9', '*') }), (mask) => {
      const read = readAccountMask(mask)
      if (!read.ok) expect(mask.startsWith(read.fault.part, read.fault.position - 1)).toBe(true)
      expect(parseAccountMask(mask) === undefined).toBe(!read.ok)
    }),
  )
})
