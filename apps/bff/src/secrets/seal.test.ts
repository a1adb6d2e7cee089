import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSeal, deriveKey, SealError } from './seal.ts'
import { keptSecretKey } from './secret-key.ts'

const secret = 'a secret of at least thirty-two characters'
const place = { table: 'accounts', row: 'one', column: 'access_token' } as const
const { seal, open } = createSeal(secret)

test('what is sealed opens in its place, and does not show', () => {
  const sealed = seal('eyJ token äö😀', place)
  expect(open(sealed, place)).toBe('eyJ token äö😀')
  expect(sealed).not.toContain('token')
  expect(Buffer.from(String(sealed.split('.')[2]), 'base64url').toString('latin1')).not.toContain('token')
})

test('the same text is never sealed the same way twice', () => {
  expect(seal('text', place)).not.toBe(seal('text', place))
})

test.each([
  ['row', { ...place, row: 'two' }],
  ['column', { ...place, column: 'refresh_token' }],
  ['table', { ...place, table: 'nmbrs_connection' }],
])('a record moved to another %s does not open', (_, elsewhere) => {
  expect(() => open(seal('token', place), elsewhere)).toThrow(SealError)
})

test('a record that was changed does not open', () => {
  const [version, keyId, record = ''] = seal('token', place).split('.')
  const bytes = Buffer.from(record, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(() => open(`${version}.${keyId}.${changed.toString('base64url')}`, place)).toThrow(SealError)
  }
  expect(() => open(`${version}.${keyId}.AAAA`, place)).toThrow(SealError)
})

test('another secret is named as the reason', () => {
  const sealed = seal('token', place)
  expect(() => createSeal(`${secret}!`).open(sealed, place)).toThrow('another SECRET_KEY')
  expect(() => open('plain text', place)).toThrow('unknown form')
})

test('each use of the secret has a key of its own', () => {
  expect(deriveKey(secret, 'one')).not.toEqual(deriveKey(secret, 'two'))
  expect(deriveKey(secret, 'one')).toHaveLength(32)
})

test('the kept secret is made once, for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-key-'))
  const database = join(folder, 'data', 'tosite.db')
  const made = keptSecretKey(database)
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(keptSecretKey(database)).toBe(made)
  const file = join(folder, 'data', 'secret.key')
  expect(readFileSync(file, 'utf8').trim()).toBe(made)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(keptSecretKey(':memory:')).not.toBe(keptSecretKey(':memory:'))
  rmSync(folder, { recursive: true })
})
