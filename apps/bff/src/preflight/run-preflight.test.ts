import { readFileSync } from 'node:fs'
import type { Company, MappingView, Preflight } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const check = async (company: Company, journal: string, body: object = { anew: false }): Promise<Preflight> =>
  answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, body))

const told = ({ items }: Preflight) =>
  items.flatMap(({ outcome, finding }) => (finding === undefined ? [] : [`${outcome} ${finding.code}`]))

const calls = async (since: number) => (await walk.calls()).slice(since)
const posted = (all: readonly string[]) => all.filter((call) => call === 'POST /ledgerreceipts')

const order = (mapping: MappingView, path: string, body: unknown) =>
  walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}${path}`, body)

const setRights = (mapping: MappingView, rights: object) =>
  order(mapping, '/rights', { username: walk.tosite.seed.login.username, rights })

test('A journal in order: everything was looked at, with one call of each kind, and warm with none', async () => {
  const company = await walk.company('101')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash } = await walk.preview(company, journal)

  const before = (await walk.calls()).length
  const cold = await check(company, journal, { anew: true, seenHash: hash })
  expect((await calls(before)).toSorted()).toEqual([
    'GET /coa',
    'GET /dimensions',
    'GET /fiscalyears',
    'GET /sessioninfo',
    'GET /users/rights',
    'GET /vats/default',
  ])
  expect(cold.items.filter(({ outcome }) => outcome === 'blocking' || outcome === 'not-checked')).toEqual([])
  expect(cold.hash).toBe(hash)

  const then = (await walk.calls()).length
  expect((await check(company, journal, { anew: false, seenHash: hash })).items).toEqual(cold.items)
  expect(await calls(then)).toEqual([])
})

test('A missing right is named before anything is sent, and Send is refused with it', async () => {
  const company = await walk.company('102')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash, canSend } = await walk.preview(company, journal)
  expect(canSend).toBe(true)
  await setRights(mapping, { journalReceipts: 'VIEWING_RIGHTS' })

  const before = (await walk.calls()).length
  const [first] = (await check(company, journal, { anew: true })).items
  expect(first).toMatchObject({
    check: 'rights',
    outcome: 'blocking',
    turn: 'bookkeeper',
    finding: { code: 'right-missing', values: { right: 'journalReceipts', level: 'VIEWING_RIGHTS' } },
  })
  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({ code: 'send-refused', details: { findings: [{ code: 'right-missing' }] } })
  await walk.deliver()
  expect(posted(await calls(before))).toEqual([])
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])

  await setRights(mapping, { journalReceipts: 'ALL_RIGHTS' })
  expect((await walk.send(company, journal)).deliveries).toHaveLength(6)
})

test('An account put out of use after the preview is found by Send itself', async () => {
  const company = await walk.company('603')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash, receipts } = await walk.preview(company, journal)
  const code = receipts[0]?.rows[0]?.account ?? ''
  const place = `/companies/${mapping.administration.companyId}/accounts/${code}`
  await walk.order('procountor', 'PUT', place, { active: false })
  expect(told(await check(company, journal))).not.toContain('blocking inactive-account')

  const before = (await walk.calls()).length
  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.json()).toMatchObject({ code: 'send-refused', details: { findings: [{ code: 'inactive-account' }] } })
  expect(posted(await calls(before))).toEqual([])
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])
  expect(told(await check(company, journal))).toContain('blocking inactive-account')
})

test('A dimension beyond the user’s limits is told as such', async () => {
  const company = await walk.company('604')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  await setRights(mapping, { limitedToDimensions: [3] })
  const [first] = (await check(company, journal, { anew: true })).items
  expect(first).toMatchObject({
    check: 'dimension-limits',
    turn: 'bookkeeper',
    finding: { code: 'dimension-not-allowed' },
  })
})

test('A vendor that does not answer is told in the list, and what is known is judged all the same', async () => {
  const company = await walk.company('202')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 7)
  await walk.order('procountor', 'POST', '/faults', { kind: '500', method: 'GET', path: '/coa' })
  const silent = await check(company, journal, { anew: true })
  expect(told(silent)).toEqual(expect.arrayContaining(['blocking procountor-not-read', 'blocking unknown-item']))

  const refusal = {
    kind: 'refuse-before-saving',
    status: 403,
    message: 'Forbidden',
    method: 'GET',
    path: '/dimensions',
  }
  await walk.order('procountor', 'POST', '/faults', refusal)
  const [first] = (await check(company, journal, { anew: true })).items
  expect(first).toMatchObject({ check: 'rights', turn: 'bookkeeper', finding: { code: 'reading-refused' } })
  expect(first?.finding?.values).toEqual({ what: 'dimensions' })
  expect(first?.vendor).toEqual([{ vendor: 'procountor', status: 403, message: 'Forbidden', field: '/dimensions' }])
  expect(told(await check(company, journal, { anew: true }))).not.toContain('blocking procountor-not-read')
})

test('Rights that Procountor does not tell are not checked, and hold up nothing', async () => {
  const company = await walk.company('502')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  await walk.order('procountor', 'POST', '/faults', { kind: '500', method: 'GET', path: '/users/rights' })
  const { items } = await check(company, journal, { anew: true })
  expect(items.find((item) => item.check === 'rights')?.outcome).toBe('not-checked')
  expect(items.filter(({ outcome }) => outcome === 'blocking')).toEqual([])
})

test('What changed since the preview, in the mapping or in Procountor, is told', async () => {
  const company = await walk.company('503')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash } = await walk.preview(company, journal)
  const rules = { ...mapping.rules, referencePattern: 'Palkat {year}/{run number}' }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, rules }))
  expect(told(await check(company, journal, { anew: false, seenHash: hash }))).toContain('blocking content-changed')
})

test('Another run of the same period that was sent is a warning that names it', async () => {
  const company = await walk.company('801')
  await walk.mapped(company, { costCenterDimension: null })
  await walk.send(company, await walk.journal(company, 2026, 5))
  const run = 'fileName=may.xml&year=2026&period=5&runNumber=55&description=Lis%C3%A4'
  const url = `/api/companies/${company.id}/journals/upload?${run}`
  const sample = '../../../../packages/nmbrs/samples/journal-xml/01-company-level-normal.xml'
  const payload = readFileSync(new URL(sample, import.meta.url))
  const uploaded = answer<{ journal: { id: string } }>(
    await walk.admin.send({ method: 'POST', url, payload, headers: { 'content-type': 'application/octet-stream' } }),
  )
  const warning = (await check(company, uploaded.journal.id)).items.find((item) => item.check === 'period-sent')
  expect(warning).toMatchObject({ outcome: 'warning', finding: { values: { period: '5/2026', runs: ['5 Toukokuu'] } } })
})

test('People per cost centre are counted where Nmbrs allows it, and never written down', async () => {
  const company = await walk.company('203')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const service = { service: 'EmployeeService', operation: 'CostCenter_GetAllEmployeesByCompany' }
  await walk.order('nmbrs', 'POST', '/operations', { ...service, on: false })
  const unchecked = (await check(company, journal)).items.find((item) => item.check === 'one-person-cost-center')
  expect(unchecked).toMatchObject({ outcome: 'not-checked', finding: { code: 'headcount-unknown' } })
  expect(unchecked?.vendor).toMatchObject([{ vendor: 'nmbrs', code: '1002' }])

  await walk.order('nmbrs', 'POST', '/operations', { ...service, on: true })
  const counted = (await check(company, journal)).items.find((item) => item.check === 'one-person-cost-center')
  expect(counted?.outcome).not.toBe('not-checked')
})

test('A journal that was sent, or is nobody’s, is told or not found', async () => {
  const company = await walk.company('703')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 5)
  await walk.send(company, journal)
  expect(told(await check(company, journal))).toContain('blocking already-sent')
  const unknown = await walk.admin.post(`${pathOf(company, 'none')}/preflight`, { anew: false })
  expect(unknown.statusCode).toBe(404)
})
