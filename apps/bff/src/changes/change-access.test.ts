import { changeTopics } from '@tosite/contract'
import type { Level, Right, Scope, Viewer } from '@tosite/core'
import { expect, test } from 'vitest'
import { mayKnow } from './change-access.ts'

const here = { companyId: 10, debtorId: 1 }
const elsewhere = { companyId: 20, debtorId: 2 }

function viewer(scope: Scope, levels: Partial<Record<Right, Level>>): Viewer {
  const none = { procountor: 'none', nmbrs: 'none', companies: 'none', journals: 'none' } as const
  return { template: { name: 'Own', rights: { ...none, ...levels } }, scope }
}

const topicsOf = (one: Viewer, place: typeof here | null) =>
  changeTopics.filter((topic) => mayKnow(one, { topic }, place))

test('a company user is told of the company’s journals, and of nothing elsewhere', () => {
  const clerk = viewer({ kind: 'some', debtorIds: [], companyIds: [10] }, { journals: 'write' })
  expect(topicsOf(clerk, here)).toEqual(['everything', 'companies', 'overview', 'runs', 'journals', 'deliveries'])
  expect(topicsOf(clerk, elsewhere)).toEqual(['everything'])
})

test('accounts and mappings are for those who see all debtors', () => {
  const some = viewer({ kind: 'some', debtorIds: [1], companyIds: [] }, { procountor: 'write' })
  expect(topicsOf(some, null)).toEqual(['everything'])
  const all = viewer({ kind: 'all' }, { procountor: 'read' })
  expect(topicsOf(all, null)).toEqual(['everything', 'accounts', 'administrations', 'mappings'])
})

test('a change of a company that is gone is nobody’s', () => {
  const all = viewer({ kind: 'all' }, { procountor: 'read', nmbrs: 'read', companies: 'read', journals: 'read' })
  expect(mayKnow(all, { topic: 'runs' }, null)).toBe(false)
})
