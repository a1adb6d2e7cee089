import type { KnownNames } from '@tosite/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { createDriftStore, type DriftStore } from './drift-store.ts'

let walk: Walk
let store: DriftStore
let mappingId: string

beforeAll(async () => {
  walk = await startWalk()
  store = createDriftStore(walk.tosite.deps.db)
  mappingId = (await walk.mapped(await walk.company('101'))).id
})
afterAll(() => walk.close())

const at = '2026-11-28T08:00:00.000Z'
const actor = { userId: 'u', at }
const drift = {
  kind: 'dimension-new',
  subject: '9',
  values: { name: 'Kampanja' },
  fix: { act: 'note' },
} as const

async function loaded() {
  const found = await store.load(mappingId)
  if (found?.known == null) throw new Error('a mapping is compared when it is made')
  return { of: found, known: found.known satisfies KnownNames, comparedAt: at }
}

test('What was noted while a comparison ran is not forgotten by it: nothing of that comparison is stored', async () => {
  expect(await store.save(mappingId, { ...(await loaded()), drifts: [drift] }, at, at)).toBe(true)
  const late = await loaded()
  await store.fix(mappingId, drift, actor)
  expect(await store.save(mappingId, { ...late, drifts: [drift] }, at, at)).toBe(false)
  expect((await store.list(mappingId)).drifts).toEqual([])
  expect((await loaded()).known.dimensions).toMatchObject({ 9: 'Kampanja' })
})

test('What is found again keeps the time of its finding, what is found no more is gone', async () => {
  await store.save(mappingId, { ...(await loaded()), drifts: [drift] }, at, at)
  const later = '2026-11-29T08:00:00.000Z'
  const other = { kind: 'account-closed', subject: '5000', values: { account: '5000', name: 'Palkat' } } as const
  await store.save(mappingId, { ...(await loaded()), drifts: [drift, other] }, later, later)
  expect((await store.list(mappingId)).drifts.map(({ kind, foundAt }) => [kind, foundAt])).toEqual([
    ['dimension-new', at],
    ['account-closed', later],
  ])
  await store.save(mappingId, { ...(await loaded()), drifts: [other] }, later, later)
  expect((await store.list(mappingId)).drifts).toMatchObject([{ kind: 'account-closed', fix: null }])
})

test('A fix is done once: of two at the same time one finds it gone', async () => {
  await store.save(mappingId, { ...(await loaded()), drifts: [drift] }, at, at)
  const both = await Promise.allSettled([store.fix(mappingId, drift, actor), store.fix(mappingId, drift, actor)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('A comparison that failed is due again when it says, and goes with its mapping', async () => {
  await store.noteFailure(mappingId, '2026-11-28T09:00:00.000Z', 1)
  expect(await store.due('2026-11-28T08:59:00.000Z')).toBeNull()
  expect(await store.due('2026-11-28T09:00:00.000Z')).toMatchObject({ mappingId, attempts: 1 })
  expect((await walk.admin.delete(`/api/mappings/${mappingId}`)).statusCode).toBe(200)
  expect(await store.due('2027-01-01T00:00:00.000Z')).toBeNull()
  expect(await store.load(mappingId)).toBeNull()
  await store.noteFailure(mappingId, at, 2)
  expect(await store.list(mappingId)).toEqual({ comparedAt: null, drifts: [] })
})
