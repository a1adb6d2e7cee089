import type { Need } from '@tosite/core'

/** What the screens need of the signed-in user: the same as the routes that they ask. */
export const needs = {
  readJournals: { right: 'journals', level: 'read', place: 'any' },
  readAccounts: { right: 'procountor', level: 'read', place: 'master' },
  writeAccounts: { right: 'procountor', level: 'write', place: 'master' },
  readNmbrs: { right: 'nmbrs', level: 'read', place: 'master' },
  writeNmbrs: { right: 'nmbrs', level: 'write', place: 'master' },
  readCompanies: { right: 'companies', level: 'read', place: 'any' },
  markTestCompany: { right: 'companies', level: 'write', place: 'company' },
  blockDebtor: { right: 'companies', level: 'write', place: 'master' },
  readAllCompanies: { right: 'companies', level: 'write', place: 'master' },
} as const satisfies Record<string, Need>
