import { readFileSync } from 'node:fs'
import type { ResponseOf } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { createRunStore } from './run-store.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function list(companyId: number, year = 2026) {
  return answer<ResponseOf<'listRuns'>>(await walk.admin.get(`/api/companies/${companyId}/runs?year=${year}`))
}

async function nmbrsRunId(companyId: number, number: number): Promise<number> {
  const runs = await walk.tosite.deps.nmbrs.with((client) => client.runs(companyId, 2026))
  return runs.find((run) => run.number === number)?.id ?? 0
}

test('Runs are listed newest first, with the years worth offering and the period type', async () => {
  const company = await walk.company('101')
  const { runs, years, periodType, readAt, unread } = await list(company.id)
  expect(runs.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  expect(runs[0]).toMatchObject({ locked: false, state: 'not-created', journal: null })
  expect(runs[4]).toMatchObject({ description: 'Kesäkuu', periodEnd: 6, locked: true })
  expect(years[0]).toBe(walk.clock.now.getUTCFullYear() + 1)
  expect(years.at(-1)).toBe(2017)
  expect({ periodType, unread }).toEqual({ periodType: 'month', unread: null })
  expect(readAt).toBe(walk.clock.now.toISOString())
  expect((await list((await walk.company('402')).id)).periodType).toBe('week')
})

test('A run that Nmbrs no longer lists is shown as deleted with its journal, and not at all without one', async () => {
  const company = await walk.company('401')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 3)
  for (const number of [3, 4]) await walk.order('nmbrs', 'DELETE', `/runs/${await nmbrsRunId(company.id, number)}`)
  const { runs } = await list(company.id)
  expect(runs.map(({ number }) => number)).not.toContain(4)
  expect(runs.find(({ number }) => number === 3)).toMatchObject({ deleted: true, journal: { id: journal } })
  expect((await walk.preview(company, journal)).notices.map(({ code }) => code)).toContain('run-deleted')
})

test('A deleted run is sent only by somebody who says that they know', async () => {
  const company = await walk.company('102')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 4)
  await walk.order('nmbrs', 'DELETE', `/runs/${await nmbrsRunId(company.id, 4)}`)
  await list(company.id)
  const { hash, canSend } = await walk.preview(company, journal)
  expect(canSend).toBe(true)
  const url = `/api/companies/${company.id}/journals/${journal}/send`
  expect((await walk.admin.post(url, { hash })).json()).toMatchObject({
    code: 'send-refused',
    details: { findings: [{ code: 'run-deleted' }] },
  })
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])
  expect((await walk.admin.post(url, { hash, anyway: true })).statusCode).toBe(200)
  await walk.deliver()
  expect((await list(company.id)).runs.find(({ number }) => number === 4)).toMatchObject({
    ...{ deleted: true, state: 'verified' },
    journal: { id: journal },
  })
})

test('What Nmbrs changes of a run is shown, and its id stays', async () => {
  const company = await walk.company('403')
  const before = await walk.run(company, 2026, 10)
  await walk.order('nmbrs', 'PATCH', `/runs/${await nmbrsRunId(company.id, 10)}`, { locked: true })
  expect(await walk.run(company, 2026, 10)).toMatchObject({ id: before.id, locked: true })
})

test('While Nmbrs is away the stored list is shown, and why it is not read anew', async () => {
  const company = await walk.company('502')
  const before = await list(company.id)
  await walk.order('nmbrs', 'POST', '/faults', { kind: '500-html', operation: 'Run_GetList' })
  const unavailable = await list(company.id)
  expect(unavailable.runs).toEqual(before.runs)
  expect(unavailable.unread?.code).toBe('nmbrs-unavailable')

  await walk.order('nmbrs', 'POST', '/faults', { kind: 'fault', code: 1003, operation: 'Run_GetList' })
  const { unread } = await list(company.id)
  expect(unread).toMatchObject({ code: 'nmbrs-refused', vendor: [{ vendor: 'nmbrs', code: '1003' }] })
  expect((await list(company.id)).unread).toBeNull()
})

test('An uploaded run that Nmbrs lists later is one run, not two', async () => {
  const company = await walk.company('503')
  const { db } = walk.tosite.deps
  const store = createRunStore(db, walk.tosite.deps.newId)
  const url = `/api/companies/${company.id}/journals/upload?fileName=a.xml&year=2024&period=3&runNumber=3&description=M`
  const payload = readFileSync(
    new URL('../../../../packages/nmbrs/samples/journal-xml/01-company-level-normal.xml', import.meta.url),
  )
  const headers = { 'content-type': 'application/octet-stream' }
  const uploaded = answer<{ id: string }>(await walk.admin.send({ method: 'POST', url, headers, payload }))

  const run = {
    nmbrsRunId: 99,
    number: 3,
    year: 2024,
    periodStart: 3,
    periodEnd: 3,
    description: 'Maaliskuu',
    runAt: null,
    locked: true,
  }
  await store.save({ companyId: company.id, year: 2024, listed: [run], at: walk.clock.now.toISOString() })
  const { runs } = await store.list(company.id, 2024)
  expect(runs.map(({ id, description, journal }) => [id, description, journal?.source])).toEqual([
    [uploaded.id, 'Maaliskuu', 'upload'],
  ])
})
