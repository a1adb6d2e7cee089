import type { MappingView } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function change(mapping: MappingView, rules: Partial<MappingView['rules']>): Promise<void> {
  const body = { version: mapping.version, rules: { ...mapping.rules, ...rules } }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, body))
}

test('June and its corrections become six verified receipts under one reference, each in its own period', async () => {
  const company = await walk.company('101')
  const mapping = await walk.mapped(company, { costUnitDimension: { description: ' projekti ' } })
  const journal = await walk.journal(company, 2026, 6)
  const preview = await walk.preview(company, journal)
  expect(preview.problems).toEqual([])
  expect(preview.canSend).toBe(true)

  expect((await walk.send(company, journal)).state).toBe('sending')
  await walk.deliver()

  const booked = (await walk.booked(mapping)).filter(({ name }) => name === '101-2026-6 Kesäkuu')
  expect(booked.map(({ receiptDate }) => receiptDate).sort()).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
  ])
  expect(new Set(booked.map(({ invoiceNotes }) => invoiceNotes)).size).toBe(6)
  for (const receipt of preview.receipts) {
    const found = booked.find(({ receiptDate }) => receiptDate === receipt.date)
    const amounts = receipt.rows.map(({ account, debit, credit }) => [account, (debit - credit) / 100])
    expect(found?.transactions.map(({ account, accountingValue }) => [account, accountingValue])).toEqual(amounts)
  }
  const { state, deliveries } = await walk.deliveries(company, journal)
  expect(state).toBe('verified')
  expect(new Set(deliveries.map((delivery) => `${delivery.state} ${delivery.procountorStatus}`))).toEqual(
    new Set(['verified UNFINISHED']),
  )
})

test('Sending twice at once queues one set of receipts, and both are told the same', async () => {
  const company = await walk.company('102')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash } = await walk.preview(company, journal)
  const url = `${pathOf(company, journal)}/send`
  const [one, other] = await Promise.all([walk.admin.post(url, { hash }), walk.admin.post(url, { hash })])
  expect(answer<{ deliveries: { id: string }[] }>(one).deliveries.map(({ id }) => id)).toEqual(
    answer<{ deliveries: { id: string }[] }>(other).deliveries.map(({ id }) => id),
  )
  await walk.deliver()
  answer(await walk.admin.post(url, { hash }))
  await walk.deliver()

  const { reference } = await walk.preview(company, journal)
  expect((await walk.booked(mapping)).filter(({ name }) => name === reference)).toHaveLength(6)
})

test('What changed since the preview is named, and nothing is queued', async () => {
  const company = await walk.company('603')
  const mapping = await walk.mapped(company, { costCenterDimension: null })
  const journal = await walk.journal(company, 2026, 6)
  const { hash, receipts } = await walk.preview(company, journal)
  await change(mapping, { referencePattern: 'Palkat {year}/{run number}' })

  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.statusCode).toBe(409)
  const { code, details } = refused.json()
  expect(code).toBe('content-changed')
  expect(details.values).toEqual({ account: 0, changed: receipts.map(({ key }) => key), added: [], removed: 0 })
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])
  expect((await walk.send(company, journal)).deliveries).toHaveLength(6)
})

test('A problem in one receipt queues nothing of the journal', async () => {
  const company = await walk.company('701')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash, problems, canSend } = await walk.preview(company, journal)
  expect(canSend).toBe(false)
  expect(problems.map(({ code }) => code)).toEqual(['closed-period'])

  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({ code: 'send-refused', details: { findings: problems } })
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])
})

test.each([
  ['103', 'test-company'],
  ['301', 'blocked-debtor'],
])('Company %s is not sent: %s', async (number, code) => {
  const company = await walk.company(number)
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash, problems } = await walk.preview(company, journal)
  expect(problems.map((problem) => problem.code)).toEqual([code])
  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.json()).toMatchObject({ code: 'send-refused', details: { findings: [{ code }] } })
})

test('Without a mapping there are no receipts, and the problem says so', async () => {
  const company = await walk.company('302')
  const journal = await walk.journal(company, 2026, 5)
  const { receipts, problems } = await walk.preview(company, journal)
  expect(receipts).toEqual([])
  expect(problems.map(({ code }) => code)).toContain('not-mapped')
})

test('Reference data that cannot be read right before sending keeps everything here', async () => {
  const company = await walk.company('604')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { hash } = await walk.preview(company, journal)
  await walk.order('procountor', 'POST', '/faults', { kind: '500', method: 'GET', path: '/dimensions' })
  const refused = await walk.admin.post(`${pathOf(company, journal)}/send`, { hash })
  expect(refused.json().code).toBe('procountor-unavailable')
  expect((await walk.deliveries(company, journal)).deliveries).toEqual([])
})

test('An item that is missing is a problem, or is created once while sending', async () => {
  const company = await walk.company('202')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 7)
  expect((await walk.preview(company, journal)).problems.map(({ code }) => code)).toEqual(['unknown-item'])

  await change(mapping, { missingItem: 'create' })
  const preview = await walk.preview(company, journal)
  expect(preview.problems).toEqual([])
  const before = await walk.calls()
  await walk.send(company, journal)
  await walk.deliver()
  expect((await walk.deliveries(company, journal)).state).toBe('verified')
  const made = (await walk.calls()).slice(before.length).filter((call) => /^POST .*\/items$/.test(call))
  expect(made).toHaveLength(1)
  const { codes } = answer<{ codes: { code: string; bound: { codeName: string } | null }[] }>(
    await walk.admin.get(`/api/mappings/${mapping.id}/codes`),
  )
  expect(codes.find(({ code }) => code === '350')?.bound?.codeName).toBe('350')
})

test('Once sent, the preview shows what was sent, whatever the mapping says by now', async () => {
  const company = await walk.company('502')
  const mapping = await walk.mapped(company, { costCenterDimension: null })
  const journal = await walk.journal(company, 2026, 6)
  const before = await walk.preview(company, journal)
  await walk.send(company, journal)
  await walk.deliver()
  await change(mapping, { referencePattern: 'Toinen {run number}' })

  const after = await walk.preview(company, journal)
  expect(after.reference).toBe(before.reference)
  expect(after.canSend).toBe(false)
  expect(after.problems.map(({ code }) => code)).toEqual(['already-sent'])
  expect(after.receipts.map(({ rows }) => rows)).toEqual(before.receipts.map(({ rows }) => rows))
  expect(after.receipts.map(({ delivery }) => delivery?.state)).toEqual(before.receipts.map(() => 'verified'))
})

test('The downloaded bodies are what arrives, the mark aside', async () => {
  const company = await walk.company('503')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const { receipts } = answer<{ receipts: { name: string; receiptDate: string; transactions: object[] }[] }>(
    await walk.admin.get(`${pathOf(company, journal)}/preview/json`),
  )
  expect(JSON.stringify(receipts)).not.toMatch(/null|""|invoiceNotes/)
  await walk.send(company, journal)
  await walk.deliver()
  const booked = await walk.booked(mapping)
  for (const receipt of receipts) {
    expect(booked).toContainEqual(expect.objectContaining({ name: receipt.name, receiptDate: receipt.receiptDate }))
    const found = booked.find(({ name, receiptDate }) => name === receipt.name && receiptDate === receipt.receiptDate)
    expect(found?.transactions).toMatchObject(receipt.transactions)
  }
})
