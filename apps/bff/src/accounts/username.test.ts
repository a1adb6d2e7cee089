import { expect, test } from 'vitest'
import { checkUsername } from './username.ts'

const codeOf = (username: string): string => {
  try {
    checkUsername(username)
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'other'
  }
  return 'fine'
}

test.each(['Palkat', 'Löner åäö', '給与', 'رواتب', '😀', '👩‍👩‍👧‍👦', ' a ', 'x'.repeat(200), '😀'.repeat(200)])(
  '%s is a username',
  (username) => {
    expect(codeOf(username)).toBe('fine')
  },
)

test.each(['', ' ', '\t\n', '\u00a0\u2003', '\u200b', '\u2060\ufeff'])('%j is blank', (username) => {
  expect(codeOf(username)).toBe('username-blank')
})

test('characters are counted, not bytes or halves', () => {
  expect(codeOf('x'.repeat(201))).toBe('username-too-long')
  expect(codeOf('😀'.repeat(201))).toBe('username-too-long')
})
