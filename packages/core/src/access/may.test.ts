import { expect, test } from 'vitest'
import { type Level, levels, type Need, type Scope, type Viewer } from './access.ts'
import { type CompanyPlace, may, reaches } from './may.ts'

const all: Scope = { kind: 'all' }
const some: Scope = { kind: 'some', debtorIds: [10], companyIds: [3] }
const none: Scope = { kind: 'some', debtorIds: [], companyIds: [] }

const ofDebtor: CompanyPlace = { companyId: 1, debtorId: 10 }
const ofCompany: CompanyPlace = { companyId: 3, debtorId: 11 }
const elsewhere: CompanyPlace = { companyId: 2, debtorId: 11 }
/** A company whose id is that of the debtor in scope, and the other way round. */
const swapped: CompanyPlace = { companyId: 10, debtorId: 3 }

function viewer(level: Level, scope: Scope): Viewer {
  return {
    template: { name: '', rights: { procountor: 'none', nmbrs: 'none', companies: 'none', journals: level } },
    scope,
  }
}

test.each<[Level, Scope, Need['level'], Need['place'], CompanyPlace | undefined, boolean]>([
  ['none', all, 'read', 'any', undefined, false],
  ['read', all, 'read', 'any', undefined, true],
  ['read', all, 'write', 'any', undefined, false],
  ['write', all, 'read', 'any', undefined, true],
  ['write', all, 'write', 'any', undefined, true],
  ['write', all, 'write', 'master', undefined, true],
  ['write', some, 'write', 'master', undefined, false],
  ['write', some, 'read', 'master', ofCompany, false],
  ['read', all, 'write', 'master', undefined, false],
  ['write', all, 'write', 'company', elsewhere, true],
  ['write', some, 'write', 'company', ofDebtor, true],
  ['write', some, 'write', 'company', ofCompany, true],
  ['write', some, 'read', 'company', elsewhere, false],
  ['write', some, 'read', 'company', swapped, false],
  ['write', none, 'read', 'company', ofCompany, false],
  ['read', some, 'write', 'company', ofCompany, false],
  ['write', all, 'write', 'company', undefined, false],
  ['write', some, 'read', 'any', undefined, true],
  ['write', some, 'read', 'any', ofCompany, true],
  ['write', some, 'read', 'any', elsewhere, false],
])('level %s, scope %j: %s at place %s of %j is %s', (level, scope, needed, place, company, expected) => {
  expect(may(viewer(level, scope), { right: 'journals', level: needed, place }, company)).toBe(expected)
})

test('one right says nothing of another', () => {
  expect(may(viewer('write', all), { right: 'procountor', level: 'read', place: 'any' })).toBe(false)
})

test('levels are ordered none, read, write', () => {
  expect(levels.map((level) => levels.map((needed) => reaches(level, needed)))).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ])
})
