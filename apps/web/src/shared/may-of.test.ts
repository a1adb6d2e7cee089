import { expect, test } from 'vitest'
import { mayOf } from './may-of.ts'
import { needs } from './needs.ts'

const clerk = {
  template: 'Company user',
  rights: { procountor: 'none', nmbrs: 'none', companies: 'none', journals: 'write' },
  seesAll: false,
} as const
const reader = {
  template: 'Reader',
  rights: { procountor: 'read', nmbrs: 'read', companies: 'read', journals: 'read' },
  seesAll: true,
} as const

test('a company user sees journals and nothing of the office', () => {
  expect(mayOf(clerk, needs.readJournals)).toBe(true)
  expect(mayOf(clerk, needs.readAccounts)).toBe(false)
  expect(mayOf(clerk, needs.readCompanies)).toBe(false)
})

test('a reader sees everything and changes nothing', () => {
  expect(mayOf(reader, needs.readAccounts)).toBe(true)
  expect(mayOf(reader, needs.writeAccounts)).toBe(false)
  expect(mayOf(reader, needs.markTestCompany)).toBe(false)
})

test('a need of the whole office is not met by someone who sees a part of it', () => {
  const part = { ...reader, rights: { ...reader.rights, procountor: 'write' }, seesAll: false } as const
  expect(mayOf(part, needs.writeAccounts)).toBe(false)
})

test('a need about a company is met by the right: which companies is the server’s to say', () => {
  expect(mayOf(clerk, { right: 'journals', level: 'write', place: 'company' })).toBe(true)
})
