import { expect, test } from 'vitest'
import { paths, safeReturnPath } from './paths.ts'

test('leads back to a page of this application', () => {
  expect(safeReturnPath('/integration/procountor?outcome=failed')).toBe('/integration/procountor?outcome=failed')
})

test.each([
  null,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/sign-in?return=%2F',
])('leads to the overview instead of %s', (candidate) => {
  expect(safeReturnPath(candidate)).toBe('/')
})

test('the way back survives the address', () => {
  const address = new URL(paths.signIn.to('/journal-entries/7?year=2026&x=å'), 'http://localhost')
  expect(safeReturnPath(address.searchParams.get('return'))).toBe('/journal-entries/7?year=2026&x=å')
})

test('ids are encoded in addresses', () => {
  expect(paths.mapping.to('a/b')).toBe('/integration/procountor/mappings/a%2Fb')
})
