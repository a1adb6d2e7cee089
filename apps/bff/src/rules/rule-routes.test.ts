import type { MappingView, RulesCopy, RulesEffect, RulesMaterial } from '@tosite/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'

import { audit } from '../db/schema.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const attempt = ({ id, rules }: MappingView, changed: Partial<MappingView['rules']>) =>
  walk.admin.post(`/api/mappings/${id}/try`, { rules: { ...rules, ...changed } })
const tried = async (mapping: MappingView, changed: Partial<MappingView['rules']>) =>
  answer<RulesEffect>(await attempt(mapping, changed))

test('Rules say before they are saved which unsent journals they change, and how; nothing is stored by asking', async () => {
  const company = await walk.company('701')
  const mapping = await walk.mapped(company)
  const june = await walk.journal(company, 2026, 6)
  expect(await tried(mapping, {})).toMatchObject({ unsent: 1, affected: [], approve: null })

  const before = await walk.preview(company, june)
  const { affected, unsent } = await tried(mapping, { periodPolicy: 'period-concerned-else-first-open' })
  expect(unsent).toBe(1)
  expect(affected).toHaveLength(1)
  expect(affected[0]).toMatchObject({
    journalId: june,
    run: { number: 6, year: 2026, period: 6 },
    receipts: [{ change: 'changed', correction: true, rowsDiffer: 0, date: { was: '2026-05-31', is: '2026-06-30' } }],
    solved: [{ code: 'closed-period' }],
    raised: [],
  })
  expect(await walk.preview(company, june)).toEqual(before)
  expect(answer<MappingView>(await walk.admin.get(`/api/mappings/${mapping.id}`))).toEqual(mapping)

  const { receipts } = before
  const numbered = await tried(mapping, { referencePattern: '{run number}' })
  expect(numbered.affected[0]?.receipts).toHaveLength(receipts.length)
  expect(await tried(mapping, { approve: true })).toMatchObject({ affected: [], approve: true })
  expect((await tried(mapping, { startPeriod: { year: 2026, number: 7 } })).affected).toMatchObject([
    { receipts: [], raised: [{ code: 'before-start-period' }] },
  ])
})

test('A journal that was sent, or is marked as sent, is not affected', async () => {
  const company = await walk.company('101')
  const mapping = await walk.mapped(company)
  const sent = await walk.journal(company, 2026, 4)
  const marked = await walk.journal(company, 2026, 5)
  answer(await walk.admin.put(`/api/companies/${company.id}/journals/${marked}/mark-as-sent`))
  const affects = async () =>
    (await tried(mapping, { referencePattern: '{run number}' })).affected.map(({ journalId }) => journalId)
  expect(await affects()).toEqual([sent])
  await walk.send(company, sent)
  expect(await affects()).toEqual([])
})

test('Rules that saving would refuse are no error, for they may be half typed', async () => {
  const mapping = await walk.mapped(await walk.company('102'))
  expect(answer(await attempt(mapping, { accountMasks: ['[4-'] }))).toEqual({ usable: false })
  const unknown = { costUnitDimension: { description: 'Kustannu' } }
  expect(answer(await attempt(mapping, unknown))).toEqual({ usable: false })
})

test('The material names the accounts, runs and dates of the company’s own journals', async () => {
  const company = await walk.company('103')
  const mapping = await walk.mapped(company)
  const material = async () => answer<RulesMaterial>(await walk.admin.get(`/api/mappings/${mapping.id}/material`))
  expect(await material()).toMatchObject({ accounts: [], runs: [], dates: [] })
  const journal = await walk.journal(company, 2026, 6)
  const { accounts, runs, dates, periodType } = await material()
  const { receipts } = await walk.preview(company, journal)
  expect(new Set(accounts)).toEqual(new Set(receipts.flatMap(({ rows }) => rows.map(({ account }) => account))))
  expect(runs[0]).toMatchObject({ year: 2026, companyNumber: '103' })
  expect(dates.map(({ date }) => date)).toEqual([...dates.map(({ date }) => date)].sort().reverse())
  expect(periodType).toBe('month')
})

test('Trying rules needs only to see mappings; a company user sees none', async () => {
  const mapping = await walk.mapped(await walk.company('201'))
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const reader = await walk.tosite.signIn('reader@tosite.example')
  const body = { rules: mapping.rules }
  expect((await clerk.post(`/api/mappings/${mapping.id}/try`, body)).statusCode).toBe(403)
  expect((await reader.post(`/api/mappings/${mapping.id}/try`, body)).statusCode).toBe(200)
  expect((await clerk.get(`/api/mappings/${mapping.id}/material`)).statusCode).toBe(403)
})

test('Copied rules are proposed without being saved; saving them is told apart in the audit', async () => {
  const from = await walk.mapped(await walk.company('204'))
  const to = await walk.mapped(await walk.company('401'))
  const put = (mapping: MappingView, body: object) =>
    walk.admin.put(`/api/mappings/${mapping.id}`, { version: mapping.version, ...body })
  answer(
    await put(from, { rules: { ...from.rules, debitAndCreditApart: true, startPeriod: { year: 2026, number: 2 } } }),
  )

  const path = `/api/mappings/${to.id}/copy/${from.id}`
  const proposed = answer<RulesCopy>(await walk.admin.get(path))
  expect(proposed).toMatchObject({
    version: to.version,
    from: { mappingId: from.id, company: from.company.name },
    changed: ['debitAndCreditApart'],
    leftOut: [{ rule: 'startPeriod', value: '2/2026', reason: 'own' }],
  })
  expect(answer<MappingView>(await walk.admin.get(`/api/mappings/${to.id}`))).toEqual(to)

  const copied = { rules: proposed.rules, copiedFrom: from.id }
  expect(answer<MappingView>(await put(to, copied)).rules.debitAndCreditApart).toBe(true)
  const audited = walk.tosite.deps.db.select().from(audit).where(eq(audit.subject, to.id)).all().at(-1)
  expect(audited).toMatchObject({ action: 'mapping rules copied', details: { from: from.id } })
  expect((await walk.admin.get(`/api/mappings/${to.id}/copy/none`)).statusCode).toBe(404)
})
