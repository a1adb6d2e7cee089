import type { MappingCodes, MappingDrift, MappingView, Overview } from '@tosite/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { audit } from '../db/schema.ts'
import { createDriftWatch } from './drift-watch.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

interface Item {
  readonly id: number
  readonly codeName: string
}

const drift = async ({ id }: MappingView) => answer<MappingDrift>(await walk.admin.get(`/api/mappings/${id}/drift`))
const compare = async ({ id }: MappingView) =>
  answer<MappingDrift>(await walk.admin.post(`/api/mappings/${id}/compare`))
const fix = ({ id }: MappingView, of: { kind: string; subject: string }) =>
  walk.admin.post(`/api/mappings/${id}/drift/fix`, of)
const kinds = ({ drifts }: MappingDrift) => drifts.map(({ kind }) => kind)
const read = async ({ id }: MappingView) => answer<MappingView>(await walk.admin.get(`/api/mappings/${id}`))

/** A mapping whose first code of one item is bound to it. */
async function bound(number: string) {
  const mapping = await walk.mapped(await walk.company(number))
  const { codes } = answer<MappingCodes>(await walk.admin.get(`/api/mappings/${mapping.id}/codes`))
  const code = codes.find(({ kind, candidates }) => kind === 'cost-center' && candidates.length === 1)
  const candidate = code?.candidates[0]
  if (code === undefined || candidate === undefined) throw new Error('no code of one item')
  const rules = { ...mapping.rules, costCenterBindings: [{ code: code.code, itemId: candidate.itemId }] }
  const saved = answer<MappingView>(
    await walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, rules }),
  )
  const dimensionId = saved.costCenterDimension?.id
  if (dimensionId === undefined) throw new Error('no dimension')
  const item: Item = { id: candidate.itemId, codeName: candidate.codeName }
  const company = `/companies/${saved.administration.companyId}`
  const itemPath = (id: number) => `${company}/dimensions/${dimensionId}/items/${id}`
  const newItemPath = `${company}/dimensions/${dimensionId}/items`
  return { mapping: saved, code: code.code, item, company, dimensionId, itemPath, newItemPath }
}

test('An item renamed in Procountor is told with both names, once taken no more, and by itself once it is as it was', async () => {
  const { mapping, code, item, itemPath } = await bound('101')
  expect(await compare(mapping)).toMatchObject({ drifts: [] })

  const codeName = `${code} Uusi nimi`
  await walk.order('procountor', 'PUT', itemPath(item.id), { codeName })
  const [told] = (await compare(mapping)).drifts
  expect(told).toMatchObject({
    kind: 'item-renamed',
    subject: `cost-center ${code}`,
    values: { from: item.codeName, to: codeName },
    fix: { act: 'take-name', item: null },
  })
  // Found again, it is the same one.
  walk.clock.pass(60)
  expect((await compare(mapping)).drifts).toEqual([told])

  await walk.order('procountor', 'PUT', itemPath(item.id), { codeName: item.codeName })
  expect((await compare(mapping)).drifts).toEqual([])
  await walk.order('procountor', 'PUT', itemPath(item.id), { codeName })
  await compare(mapping)
  expect(answer(await fix(mapping, { kind: 'item-renamed', subject: `cost-center ${code}` }))).toMatchObject({
    drifts: [],
  })
  expect((await compare(mapping)).drifts).toEqual([])
  const audited = walk.tosite.deps.db.select().from(audit).where(eq(audit.subject, mapping.id)).all()
  expect(audited.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['mapping drift compared', 'mapping drift fixed']),
  )
})

test('A closed item is told; the one active item of its code is bound by one click, and rules read before are outdated', async () => {
  const { mapping, code, item, itemPath, newItemPath } = await bound('102')
  await walk.order('procountor', 'PUT', itemPath(item.id), { active: false })
  const closed = await compare(mapping)
  expect(closed.drifts).toMatchObject([{ kind: 'item-closed', values: { code, item: item.codeName }, fix: null }])
  const subject = `cost-center ${code}`
  expect((await fix(mapping, { kind: 'item-closed', subject })).statusCode).toBe(404)

  const codeName = `${code} Seuraaja`
  await walk.order('procountor', 'POST', newItemPath, { codeName })
  expect((await compare(mapping)).drifts).toMatchObject([{ kind: 'item-closed', fix: { act: 'bind', item: codeName } }])
  answer(await fix(mapping, { kind: 'item-closed', subject }))
  const [rebound] = (await read(mapping)).rules.costCenterBindings
  expect(rebound?.code).toBe(code)
  expect(rebound?.itemId).not.toBe(item.id)
  expect(await drift(mapping)).toMatchObject({ drifts: [] })
  const readBefore = { ...mapping.rules, costCenterBindings: [] }
  const late = await walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, rules: readBefore })
  expect(late.json()).toMatchObject({ code: 'mapping-changed' })
})

test('A deleted item, a deleted account and an account without its name are told, and binding anew on the page settles it', async () => {
  const { mapping, code, item, company, itemPath } = await bound('103')
  const { accounts } = answer<{ accounts: { code: string }[] }>(
    await walk.admin.get(`/api/accounts/${mapping.account.id}/administration`),
  )
  const [one, other] = accounts.map((account) => account.code)
  if (one === undefined || other === undefined) throw new Error('no accounts')
  const overrides = [one, other].map((procountorAccount, at) => ({ nmbrsAccount: `X${at}`, procountorAccount }))
  const rules = { ...mapping.rules, accountOverrides: overrides }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, rules }))

  await walk.order('procountor', 'DELETE', itemPath(item.id))
  await walk.order('procountor', 'DELETE', `${company}/accounts/${one}`)
  await walk.order('procountor', 'PUT', `${company}/accounts/${other}`, { active: false })
  const told = await compare(mapping)
  expect(told.drifts.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['item-deleted', `cost-center ${code}`],
    ['account-closed', other],
    ['account-deleted', one],
  ])

  const current = await read(mapping)
  const settled = { ...current.rules, accountOverrides: [], costCenterBindings: [{ code, itemId: null }] }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, { version: current.version, rules: settled }))
  expect(await drift(mapping)).toMatchObject({ drifts: [] })
})

test('A new item that an unbound code fits is told, and bound by one click', async () => {
  const { mapping, itemPath, newItemPath } = await bound('201')
  const { codes } = answer<MappingCodes>(await walk.admin.get(`/api/mappings/${mapping.id}/codes`))
  const unbound = codes.find(
    ({ kind, bound: item, candidates }) => kind === 'cost-center' && item === null && candidates.length === 1,
  )
  if (unbound === undefined) throw new Error('no unbound code')
  const { code, candidates } = unbound
  const [old] = candidates
  if (old === undefined) throw new Error('no item')
  await walk.order('procountor', 'DELETE', itemPath(old.itemId))
  expect((await compare(mapping)).drifts).toEqual([])
  await walk.order('procountor', 'POST', newItemPath, { codeName: `${code} Uusi` })
  expect((await compare(mapping)).drifts).toMatchObject([{ kind: 'item-new', values: { code }, fix: { act: 'bind' } }])
  answer(await fix(mapping, { kind: 'item-new', subject: `cost-center ${code}` }))
  const codesNow = (await read(mapping)).rules.costCenterBindings.map((binding) => binding.code)
  expect(codesNow).toContain(code)
  expect((await compare(mapping)).drifts).toEqual([])
})

test('A dimension renamed is told until its name is taken, a new one until it is noted', async () => {
  const { mapping, company, dimensionId } = await bound('401')
  await walk.order('procountor', 'PUT', `${company}/dimensions/${dimensionId}`, { name: 'Yksikkö' })
  await walk.order('procountor', 'POST', `${company}/dimensions`, { name: 'Kampanja' })
  const { drifts } = await compare(mapping)
  expect(drifts).toMatchObject([
    { kind: 'dimension-renamed', values: { from: 'Kustannuspaikka', to: 'Yksikkö' }, fix: { act: 'take-name' } },
    { kind: 'dimension-new', values: { name: 'Kampanja' }, fix: { act: 'note' } },
  ])
  for (const { kind, subject } of drifts) answer(await fix(mapping, { kind, subject }))
  expect((await compare(mapping)).drifts).toEqual([])
  // Taking a name leaves the rules as they are: whoever has them open goes on.
  expect((await read(mapping)).version).toBe(mapping.version)
})

test('The overview counts what drifted, for each company and over all', async () => {
  const { mapping, item, itemPath } = await bound('202')
  const overview = async (query = '?size=200') => answer<Overview>(await walk.admin.get(`/api/overview${query}`))
  const before = await overview()
  await walk.order('procountor', 'PUT', itemPath(item.id), { active: false })
  await compare(mapping)
  const after = await overview()
  expect(after.drifting.companies).toBe(before.drifting.companies + 1)
  expect((await overview(`?search=${encodeURIComponent(mapping.company.name)}`)).drifting).toEqual({
    companies: 1,
    first: [{ id: mapping.company.id, name: mapping.company.name, mappingId: mapping.id }],
  })
  expect(after.rows.find(({ company }) => company.id === mapping.company.id)?.drifts).toBe(1)
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  expect(answer<Overview>(await clerk.get('/api/overview')).drifting).toEqual({ companies: 0, first: [] })
})

test('Once a day every mapping is compared by itself, at its own calls; what fails is tried again later', async () => {
  const { mapping, item, itemPath } = await bound('203')
  const watch = createDriftWatch({ ...walk.tosite.deps, random: () => 0.5 })
  async function runDue(): Promise<number> {
    let runs = 0
    for (let accountId = await watch.dueAccount(); accountId !== null; accountId = await watch.dueAccount()) {
      runs += 1
      await watch.run(accountId)
    }
    return runs
  }
  expect(await runDue()).toBe(0)
  await walk.order('procountor', 'PUT', itemPath(item.id), { codeName: `${item.codeName} 2` })
  walk.clock.pass(25 * 3600)
  expect(await runDue()).toBeGreaterThan(0)
  expect(kinds(await drift(mapping))).toEqual(['item-renamed'])
  walk.clock.pass(61)
  expect(await runDue()).toBe(0)

  walk.clock.pass(25 * 3600)
  await walk.order('procountor', 'POST', '/faults', { kind: '500', path: '/coa' })
  const accountId = await watch.dueAccount()
  if (accountId === null) throw new Error('nothing is due')
  await expect(watch.run(accountId)).rejects.toThrow()
  walk.clock.pass(61)
  expect(await runDue()).toBeGreaterThan(0)
})

test('Seeing changes needs to see mappings, comparing and fixing to change them', async () => {
  const { mapping } = await bound('204')
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const reader = await walk.tosite.signIn('reader@tosite.example')
  const path = `/api/mappings/${mapping.id}`
  expect((await clerk.get(`${path}/drift`)).statusCode).toBe(403)
  expect((await reader.get(`${path}/drift`)).statusCode).toBe(200)
  expect((await reader.post(`${path}/compare`)).statusCode).toBe(403)
  expect((await reader.post(`${path}/drift/fix`, { kind: 'item-new', subject: 'x' })).statusCode).toBe(403)
  expect((await walk.admin.get('/api/mappings/none/drift')).statusCode).toBe(404)
})
