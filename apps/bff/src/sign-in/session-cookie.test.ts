import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { sessionTokenOf } from './session-cookie.ts'

const secret = 'a secret'
const signed = (token: string, by = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', by).update(token).digest('base64')}`)
const read = (cookies: string) => sessionTokenOf(cookies, 'session', secret)

test('the token of a signed cookie is read among others', () => {
  expect(read(`a=b; session=${signed('t0ken')}; c=d`)).toBe('t0ken')
  expect(read(`session=${signed('with.dots.in')}`)).toBe('with.dots.in')
})

test.each([
  ['no cookie', ''],
  ['another name', `xsession=${signed('t')}`],
  ['no signature', 'session=t'],
  ['an empty token', `session=${signed('')}`],
  ['a signature by another secret', `session=${signed('t', 'other')}`],
  ['the signature of another token', `session=u.${signed('t').split('.')[1]}`],
  ['a short signature', 'session=t.AAAA'],
  ['a broken escape', 'session=%E0%A4%A.x'],
])('%s is nobody', (_, cookies) => {
  expect(read(cookies)).toBeNull()
})
