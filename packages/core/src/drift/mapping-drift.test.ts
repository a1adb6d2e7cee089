import fc from 'fast-check'
import { expect, test } from 'vitest'
import { administrationWith, item, mappingWith } from '../../test/example.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { learnNames, withNoteOf } from './known-names.ts'
import { type DriftQuestion, mappingDrift, type NamedAdministration } from './mapping-drift.ts'

const then: NamedAdministration = {
  ...administrationWith(),
  vatStatuses: [{ status: 12, sales: true, purchase: true, description: 'Ei alv-käsittelyä' }],
}
const leipomo = { code: '100', itemId: 71, codeName: '100 Leipomo' }
const mapping = mappingWith({
  costCenters: { dimensionId: 7, bindings: [leipomo] },
  accountOverrides: [{ nmbrsAccount: '1', procountorAccount: '6110' }],
})
const codes: DriftQuestion['codes'] = ['100', '200', '300'].map((code) => ({ kind: 'cost-center', code }))
const known = learnNames(null, mapping, ['5000'], then)
const driftOf = (now: Partial<NamedAdministration>, of: Mapping = mapping) =>
  mappingDrift({
    mapping: of,
    administration: { ...then, ...now },
    codes,
    journalAccounts: ['5000'],
    known: learnNames(known, of, ['5000'], { ...then, ...now }),
  })
const withItems = (...items: ReturnType<typeof item>[]) => ({
  dimensions: then.dimensions.map((one) => (one.id === 7 ? { ...one, items } : one)),
})
const [myymala, spare] = [item(72, '200 Myymälä'), item(73, '300 Varasto')]

test('what is as it was has not drifted', () => {
  expect(driftOf({})).toEqual([])
})

test('a bound item renamed is told with both names, and the new one can be taken', () => {
  expect(driftOf(withItems(item(71, '100 Leivonta'), myymala))).toEqual([
    {
      kind: 'item-renamed',
      subject: 'cost-center 100',
      values: { side: 'cost-center', code: '100', from: '100 Leipomo', to: '100 Leivonta' },
      fix: { act: 'take-name' },
    },
  ])
})

test('a bound item that gave its code to another is for a person to decide', () => {
  const renamed = driftOf(withItems(item(71, '150 Vanha'), item(74, '100 Uusi'), myymala))
  expect(renamed).toMatchObject([{ kind: 'item-renamed' }])
  expect(renamed[0]).not.toHaveProperty('fix')
})

test.each([
  ['item-closed', [item(71, '100 Leipomo', false)]],
  ['item-deleted', []],
] as const)('%s: the one active item of that code is a click away, several or none are not', (kind, left) => {
  expect(driftOf(withItems(...left, myymala))).toEqual([
    { kind, subject: 'cost-center 100', values: { side: 'cost-center', code: '100', item: '100 Leipomo' } },
  ])
  expect(driftOf(withItems(...left, myymala, item(75, '100 Uusi')))).toMatchObject([
    { kind, fix: { act: 'bind', side: 'cost-center', code: '100', itemId: 75, codeName: '100 Uusi' } },
  ])
  const [several] = driftOf(withItems(...left, myymala, item(75, '100 A'), item(76, '100 B')))
  expect(several).not.toHaveProperty('fix')
})

test('a new item that an unbound code fits is told, an old one is not', () => {
  expect(driftOf(withItems(item(71, '100 Leipomo'), myymala, spare))).toEqual([
    {
      kind: 'item-new',
      subject: 'cost-center 300',
      values: { side: 'cost-center', code: '300', dimension: 'Kustannuspaikka', item: '300 Varasto' },
      fix: { act: 'bind', side: 'cost-center', code: '300', itemId: 73, codeName: '300 Varasto' },
    },
  ])
})

test('a new item beside the one that a code fitted makes it fit two: that is for a person', () => {
  const [twice] = driftOf(withItems(item(71, '100 Leipomo'), myymala, item(77, '200 Kioski')))
  expect(twice).toMatchObject({ kind: 'item-new', values: { code: '200', item: '200 Myymälä, 200 Kioski' } })
  expect(twice).not.toHaveProperty('fix')
})

test('dimensions are told as renamed, deleted and new', () => {
  const [cost, project] = then.dimensions
  if (cost === undefined || project === undefined) throw new Error('the example has two dimensions')
  expect(driftOf({ dimensions: [{ ...cost, name: 'Yksikkö' }, project] })).toMatchObject([
    { kind: 'dimension-renamed', subject: '7', values: { from: 'Kustannuspaikka', to: 'Yksikkö' } },
  ])
  expect(driftOf({ dimensions: [project] })).toEqual([
    { kind: 'dimension-deleted', subject: '7', values: { name: 'Kustannuspaikka', side: 'cost-center' } },
  ])
  expect(driftOf({ dimensions: [cost, project, { id: 9, name: 'Kohde', items: [] }] })).toMatchObject([
    { kind: 'dimension-new', subject: '9', values: { name: 'Kohde' }, fix: { act: 'note' } },
  ])
  // One that no rule uses may be called what it likes.
  expect(driftOf({ dimensions: [cost, { ...project, name: 'Hanke' }] })).toEqual([])
})

test('accounts are told that the mapping names or that journals come to, and no others', () => {
  const accounts = then.accounts.map((account) => {
    if (account.code === '5000') return { ...account, active: false }
    return account.code === '6110' ? { ...account, name: 'Muut kulut' } : { ...account, name: 'Uusi nimi' }
  })
  expect(driftOf({ accounts })).toEqual([
    {
      kind: 'account-renamed',
      subject: '6110',
      values: { account: '6110', from: 'Account 6110', to: 'Muut kulut' },
      fix: { act: 'take-name' },
    },
    { kind: 'account-closed', subject: '5000', values: { account: '5000', name: 'Account 5000' } },
  ])
  expect(driftOf({ accounts: then.accounts.filter(({ code }) => code !== '6110') })).toMatchObject([
    { kind: 'account-deleted', subject: '6110', values: { name: 'Account 6110' } },
  ])
})

test('VAT is told as renamed, no longer usable, and deleted', () => {
  const [status] = then.vatStatuses
  if (status === undefined) throw new Error('the example has a status')
  expect(driftOf({ vatStatuses: [{ ...status, description: 'Muu' }] })).toMatchObject([{ kind: 'vat-renamed' }])
  expect(driftOf({ vatStatuses: [{ ...status, purchase: false }] })).toMatchObject([{ kind: 'vat-closed' }])
  expect(driftOf({ vatStatuses: [] })).toMatchObject([{ kind: 'vat-deleted', values: { status: '12' } }])
})

test('once the new name is known, nothing is told any more', () => {
  const dimensions = then.dimensions.map((one) => ({ ...one, name: `${one.name} 2` }))
  const [renamed] = driftOf({ dimensions })
  if (renamed === undefined) throw new Error('nothing was told')
  const noted = withNoteOf(known, renamed, renamed.values.to ?? '')
  const question = { mapping, administration: { ...then, dimensions }, codes, journalAccounts: ['5000'], known: noted }
  expect(mappingDrift(question)).toEqual([])
})

test('at the first look nothing has drifted but what cannot be used; each drift is told once', () => {
  const anyItem = fc.record({
    id: fc.integer({ min: 71, max: 75 }),
    codeName: fc.constantFrom('100 A', '100', '200 B'),
    active: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyItem, { selector: ({ id }) => id }), fc.boolean(), (items, isFirst) => {
      const administration = { ...then, ...withItems(...items.map((one) => ({ ...one, description: '' }))) }
      const learnt = learnNames(isFirst ? null : known, mapping, [], administration)
      const drifts = mappingDrift({ mapping, administration, codes, journalAccounts: [], known: learnt })
      const names = drifts.map(({ kind, subject }) => `${kind} ${subject}`)
      expect(new Set(names).size).toBe(names.length)
      if (isFirst) expect(drifts.every(({ subject }) => subject === 'cost-center 100')).toBe(true)
    }),
  )
})
