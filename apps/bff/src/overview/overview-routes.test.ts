import type { Overview } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { readRuns } from '../runs/read-runs.ts'
import { createRunStore } from '../runs/run-store.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const overview = async (query = '', person = walk.admin) => answer<Overview>(await person.get(`/api/overview${query}`))

async function readRunsOf(number: string): Promise<void> {
  const { db, newId, nmbrs, now } = walk.tosite.deps
  await readRuns({ store: createRunStore(db, newId), nmbrs, now }, (await walk.company(number)).id, 2026)
}

async function latest(name: string) {
  return (await overview(`?search=${encodeURIComponent(name)}`)).rows[0]?.latestRun
}

test('Companies are paged in Nmbrs’ order, and found by name or number whatever the case', async () => {
  const all = await overview('?size=200')
  expect(all.total).toBe(40)
  expect(all.rows).toHaveLength(40)
  const second = await overview('?page=1&size=15')
  expect(second.rows.map(({ company }) => company.id)).toEqual(all.rows.slice(15, 30).map(({ company }) => company.id))
  expect((await overview('?search=yl%C3%A4-savon%20meij')).rows.map(({ company }) => company.number)).toEqual(['501'])
  expect((await overview('?search=%C3%A4mEEN')).total).toBe(3)
  expect((await overview('?search=H%C3%84MEEN%20PINTA')).total).toBe(1)
  expect((await overview('?search=%25')).total).toBe(0)
})

test('The latest run follows what happens to it', async () => {
  const company = await walk.company('401')
  await walk.mapped(company)
  await readRunsOf('401')
  const name = company.name
  expect(await latest(name)).toMatchObject({ number: 10, year: 2026, period: 10, state: 'not-created' })
  await walk.order('nmbrs', 'PATCH', `/runs/${await nmbrsRun(company.id, 10)}`, { locked: true })
  const journal = await walk.journal(company, 2026, 10)
  expect((await latest(name))?.state).toBe('created')
  await walk.send(company, journal)
  expect((await latest(name))?.state).toBe('sending')
  await walk.worker.runOnce()
  expect((await latest(name))?.state).toBe('sent')
  await walk.deliver()
  expect((await latest(name))?.state).toBe('verified')
})

test('States are counted over the whole search, and choose rows', async () => {
  const company = await walk.company('403')
  await readRunsOf('403')
  await walk.journal(company, 2026, 10)
  const created = await overview('?state=created')
  expect(created.rows.map((row) => row.company.id)).toContain(company.id)
  expect(created.total).toBe(created.counts.created)
  expect(created.rows.every(({ latestRun }) => latestRun?.state === 'created')).toBe(true)
  const search = encodeURIComponent(company.name)
  expect((await overview(`?search=${search}`)).counts).toEqual({ created: 1 })
})

test('A company user sees and counts only the own company', async () => {
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const { rows, total } = await overview('', clerk)
  expect(rows.map(({ company }) => company.number)).toEqual(['101'])
  expect(total).toBe(1)
})

async function nmbrsRun(companyId: number, number: number): Promise<number> {
  const runs = await walk.tosite.deps.nmbrs.with((client) => client.runs(companyId, 2026))
  return runs.find((run) => run.number === number)?.id ?? 0
}
