import type { MappingView } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrationOf, answer, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has companies of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const choices = { costCenterDimension: null, costUnitDimension: null }
const save = (mapping: MappingView, rules: Partial<MappingView['rules']>, version = mapping.version) =>
  walk.admin.put(`/api/mappings/${mapping.id}`, { version, rules: { ...mapping.rules, ...rules } })

test('A company mapped twice is refused with the administration it has, an account with its company', async () => {
  const company = await walk.company('101')
  const other = await walk.company('102')
  const mapping = await walk.mapped(company)
  const free = await walk.authorized(administrationOf(other))

  const twice = await walk.admin.post('/api/mappings', { companyId: company.id, accountId: free, ...choices })
  expect(twice.statusCode).toBe(409)
  expect(twice.json()).toMatchObject({
    code: 'company-already-mapped',
    details: { values: { company: company.name, administration: mapping.administration.name } },
  })
  const accountId = mapping.account.id
  const taken = await walk.admin.post('/api/mappings', { companyId: other.id, accountId, ...choices })
  expect(taken.json()).toMatchObject({ code: 'account-already-mapped', details: { values: { company: company.name } } })
})

test('Of two mappings made at once for one company only one is there, and the other is told why', async () => {
  const company = await walk.company('202')
  const accounts = [
    await walk.authorized(administrationOf(company)),
    await walk.authorized(administrationOf(await walk.company('201'))),
  ]
  const answers = await Promise.all(
    accounts.map((accountId) => walk.admin.post('/api/mappings', { companyId: company.id, accountId, ...choices })),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('company-already-mapped')
})

test('An account that is not authorized cannot be mapped', async () => {
  const company = await walk.company('203')
  const { id: accountId } = answer<{ id: string }>(await walk.admin.post('/api/accounts', { username: 'Ei vielä' }))
  const refused = await walk.admin.post('/api/mappings', { companyId: company.id, accountId, ...choices })
  expect(refused.json()).toMatchObject({ code: 'account-not-authorized' })
  const none = await walk.admin.post('/api/mappings', { companyId: 1, accountId, ...choices })
  expect(none.statusCode).toBe(404)
})

test('An unknown description is refused with the nearest names, and one dimension cannot carry both', async () => {
  const company = await walk.company('204')
  const accountId = await walk.authorized(administrationOf(company))
  const post = (costCenterDimension: object, costUnitDimension: object | null) =>
    walk.admin.post('/api/mappings', { companyId: company.id, accountId, costCenterDimension, costUnitDimension })

  const unknown = await post({ description: 'Kustannuspaika' }, null)
  expect(unknown.statusCode).toBe(422)
  expect(unknown.json()).toMatchObject({
    code: 'unknown-dimension',
    details: { values: { typed: 'Kustannuspaika', nearest: expect.arrayContaining(['Kustannuspaikka']) } },
  })
  const twice = await post({ description: 'kustannuspaikka' }, { description: 'Kustannuspaikka' })
  expect(twice.json().code).toBe('same-dimension-twice')
  expect(answer<MappingView>(await post({ description: ' kustannuspaikka' }, null)).costCenterDimension?.name).toBe(
    'Kustannuspaikka',
  )
})

test('Rules are kept as saved, and what cannot work is refused field by field', async () => {
  const mapping = await walk.mapped(await walk.company('401'))
  const rules = {
    accountMasks: ['[4-9][0-9][0-9][0-9]'],
    periodPolicy: 'own-period' as const,
    bookingDate: { kind: 'payment-day' as const, day: 31 },
    approve: true,
    startPeriod: { year: 2026, number: 3 },
    vatProcessing: 'FINLAND',
  }
  const bad = await save(mapping, { ...rules, accountOverrides: [{ nmbrsAccount: '1', procountorAccount: 'no' }] })
  expect(bad.statusCode).toBe(422)
  expect(bad.json()).toMatchObject({
    code: 'bad-mapping',
    details: { fields: [{ path: 'accountOverrides.0.procountorAccount' }] },
  })
  const known = answer<{ accounts: { code: string }[] }>(
    await walk.admin.get(`/api/accounts/${mapping.account.id}/administration`),
  ).accounts
  const procountorAccount = known.at(-1)?.code ?? ''
  const changed = { ...rules, accountOverrides: [{ nmbrsAccount: '5000', procountorAccount }] }
  const saved = answer<MappingView>(await save(mapping, changed))
  expect(saved.version).toBe(mapping.version + 1)
  expect(answer<MappingView>(await walk.admin.get(`/api/mappings/${mapping.id}`)).rules).toMatchObject(changed)

  const late = await save(mapping, {})
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ code: 'mapping-changed', details: { values: { version: saved.version } } })
})

test('Codes show what they are bound to or would bind to; another dimension drops the bindings', async () => {
  const mapping = await walk.mapped(await walk.company('403'))
  const read = async () =>
    answer<{ complete: boolean; codes: { code: string; bound: object | null; candidates: { itemId: number }[] }[] }>(
      await walk.admin.get(`/api/mappings/${mapping.id}/codes`),
    )
  const { codes, complete } = await read()
  expect(complete).toBe(true)
  const code = codes.find(({ candidates }) => candidates.length === 1)
  const itemId = code?.candidates[0]?.itemId
  if (code === undefined || itemId === undefined) throw new Error('no code of one item')
  const bound = answer<MappingView>(await save(mapping, { costCenterBindings: [{ code: code.code, itemId }] }))
  expect((await read()).codes.find((one) => one.code === code.code)?.bound).toMatchObject({ itemId })

  const other = answer<MappingView>(await save(bound, { costCenterBindings: [], approve: true }))
  expect(other.rules.costCenterBindings).toEqual([{ code: code.code, itemId }])
  const cleared = [{ code: code.code, itemId: null }]
  const unbound = answer<MappingView>(await save(other, { costCenterBindings: cleared }))
  expect(unbound.rules.costCenterBindings).toEqual([])
  const rebound = answer<MappingView>(await save(unbound, { costCenterBindings: [{ code: code.code, itemId }] }))

  const moved = answer<MappingView>(await save(rebound, { costCenterDimension: { description: 'Projekti' } }))
  expect(moved.rules.costCenterBindings).toEqual([])

  await walk.order('nmbrs', 'POST', '/faults', { kind: '500-html', operation: 'CostCenter_GetList' })
  const stored = await read()
  expect(stored.complete).toBe(false)
  expect(stored.codes.map((one) => one.code)).toEqual(codes.map((one) => one.code))
})

test('A mapping with receipts on their way is not deleted; afterwards it is, and what was sent stays', async () => {
  const company = await walk.company('502')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 4)
  await walk.send(company, journal)
  const refused = await walk.admin.delete(`/api/mappings/${mapping.id}`)
  expect(refused.json()).toMatchObject({ code: 'mapping-in-use', details: { values: { receipts: 1 } } })
  await walk.deliver()

  const left = answer<{ mappings: { id: string }[] }>(await walk.admin.delete(`/api/mappings/${mapping.id}`))
  expect(left.mappings.map(({ id }) => id)).not.toContain(mapping.id)
  expect((await walk.deliveries(company, journal)).state).toBe('verified')
})

test('Reading mappings needs the right, and changing them the level', async () => {
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const reader = await walk.tosite.signIn('reader@tosite.example')
  expect((await clerk.get('/api/mappings')).statusCode).toBe(403)
  expect((await reader.get('/api/mappings')).statusCode).toBe(200)
  expect((await reader.post('/api/mappings', { companyId: 1, accountId: 'x', ...choices })).statusCode).toBe(403)
})
