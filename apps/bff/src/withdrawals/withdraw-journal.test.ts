import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'
import {
  alter,
  type SentJournal,
  sendAnother,
  sentJournal,
  setPeriod,
  whatStands,
  withdraw,
  withdrawalPlan,
  withdrawalUrl,
} from '../../test/sent-journal.ts'
import { audit } from '../db/schema.ts'

let walk: Walk

// One office for all; every test has a company of its own, and leaves nothing due behind.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const sent = (...given: Parameters<typeof sentJournal> extends [Walk, ...infer Rest] ? Rest : never) =>
  sentJournal(walk, ...given)
const now = ({ company, journal }: SentJournal) => walk.deliveries(company, journal)
const statesOf = async (one: SentJournal) => (await now(one)).deliveries.map(({ state }) => state)
const codeOf = async (response: ReturnType<Walk['admin']['get']>) => {
  const { statusCode, json } = await response
  return [statusCode, json().code]
}
const ownReceipts = async ({ mapping }: SentJournal) =>
  (await walk.booked(mapping)).filter(({ invoiceNotes }) => invoiceNotes?.startsWith('Tosite '))

test('A journal is invalidated newest period first, and may be sent again as new receipts with new marks', async () => {
  const one = await sent('202', 6)
  const plan = await withdrawalPlan(walk, one)
  expect(plan.receipts.map(({ period }) => period.number)).toEqual([6, 5, 4, 3, 2, 1])
  expect(plan.receipts.every(({ acts }) => acts.invalidate.kind === 'invalidate')).toBe(true)

  const begun = await withdraw(walk, one)
  expect(begun.state).toBe('sending')
  const run = await walk.run(one.company, 2026, 6)
  expect(run.journal?.withdrawing).toBe(6)
  const before = (await walk.calls()).length
  await walk.deliver()
  const invalidations = (await walk.calls()).slice(before).filter((call) => call.endsWith('/invalidate'))
  expect(invalidations).toEqual(
    plan.receipts.map(({ procountorId }) => `PUT /ledgerreceipts/${procountorId}/invalidate`),
  )
  const { state, deliveries } = await now(one)
  expect(state).toBe('withdrawn')
  expect(deliveries.map((delivery) => [delivery.state, delivery.procountorStatus])).toEqual(
    Array.from({ length: 6 }, () => ['withdrawn', 'INVALIDATED']),
  )
  expect(deliveries[0]?.withdrawal).toMatchObject({ act: 'invalidate', reason: null })
  expect(await codeOf(walk.admin.get(withdrawalUrl(one)))).toEqual([409, 'nothing-to-withdraw'])

  await walk.send(one.company, one.journal)
  await walk.deliver()
  expect(await now(one)).toMatchObject({ state: 'verified', deliveries: { length: 12 } })
  const again = await ownReceipts(one)
  expect(again.filter(({ status }) => status !== 'INVALIDATED')).toHaveLength(6)
  expect(new Set(again.map(({ invoiceNotes }) => invoiceNotes)).size).toBe(12)
})

test('What was withdrawn, how and by whom is one audit row', async () => {
  const one = await sent('102', 4)
  await withdraw(walk, one)
  const rows = walk.tosite.deps.db.select().from(audit).all()
  const [row] = rows.filter(({ action, subject }) => action === 'withdrawal confirmed' && subject === one.journal)
  expect(row).toMatchObject({
    companyId: one.company.id,
    details: { way: 'invalidate', receipts: [{ kind: 'invalidate', changedInProcountor: false }] },
  })
  expect(row?.actor).not.toBe('tosite')
  await walk.deliver()
})

test('A receipt in a closed period is reversed in the first open one after it, and comes to nothing with it', async () => {
  const one = await sent('401', 4, { approve: true })
  await setPeriod(walk, one, '2026-04-30', 'CLOSED')
  const plan = await withdrawalPlan(walk, one)
  const act = { kind: 'reverse', reason: 'closed-period', date: '2026-05-31' }
  expect(plan.receipts[0]?.acts).toEqual({ invalidate: act, reverse: act })

  await withdraw(walk, one)
  await walk.worker.runOnce()
  // The original is taken back only once its reversal has been read back.
  expect(await statesOf(one)).toEqual(['withdrawing', 'queued'])
  expect((await walk.run(one.company, 2026, 4)).state).toBe('sending')
  await walk.deliver()
  expect(await now(one)).toMatchObject({ state: 'withdrawn' })
  expect(await statesOf(one)).toEqual(['reversed', 'verified'])
  const [original, reversal] = await ownReceipts(one)
  expect(original).toMatchObject({ status: 'APPROVED' })
  expect(reversal).toMatchObject({
    name: `Reversal ${original?.name}`,
    receiptDate: '2026-05-31',
    status: 'APPROVED',
  })
  expect(await whatStands(walk, one)).toEqual({})

  await setPeriod(walk, one, '2026-04-30', 'OPEN')
  await walk.send(one.company, one.journal)
  await walk.deliver()
  expect((await now(one)).state).toBe('verified')
  expect(await statesOf(one)).toEqual(['reversed', 'verified', 'verified'])
})

test('Whoever chooses to reverse gets reversals in the same periods', async () => {
  const one = await sent('203', 6)
  await withdraw(walk, one, 'reverse')
  await walk.deliver()
  const receipts = await ownReceipts(one)
  expect(receipts.length).toBeGreaterThan(2)
  expect(await whatStands(walk, one)).toEqual({})
  const dates = (of: typeof receipts) => of.map(({ receiptDate }) => receiptDate).sort()
  const half = receipts.length / 2
  expect(dates(receipts.slice(half))).toEqual(dates(receipts.slice(0, half)))
})

test('A numbered receipt is reversed, since Procountor does not invalidate it', async () => {
  const one = await sent('204', 4)
  const [receipt] = await ownReceipts(one)
  await alter(walk, one, receipt?.id ?? null, { serialNumber: { series: 'A', number: 7 } })
  const plan = await withdrawalPlan(walk, one)
  expect(plan.receipts[0]?.acts.invalidate).toMatchObject({ kind: 'reverse', reason: 'serial-number' })
  await withdraw(walk, one, 'invalidate', plan.receipts[0]?.change !== null)
  await walk.deliver()
  expect(await statesOf(one)).toEqual(['reversed', 'verified'])
})

test('A receipt changed in Procountor is asked about a second time, and reversed as it is there now', async () => {
  const one = await sent('403', 4)
  const [receipt] = await ownReceipts(one)
  const [first, second] = receipt?.transactions ?? []
  if (receipt === undefined || first === undefined || second === undefined) throw new Error('nothing was booked')
  const cents = (value: number) => Math.round(value * 100)
  await alter(walk, one, receipt.id, {
    rows: [
      { id: first.id, cents: cents(first.accountingValue) + 500, dimensionItemValues: [] },
      { id: second.id, cents: cents(second.accountingValue) - 500, dimensionItemValues: [] },
    ],
  })
  const plan = await withdrawalPlan(walk, one)
  expect(plan.receipts[0]?.change?.cells.length).toBeGreaterThan(0)
  const body = { hash: plan.hash, way: 'reverse' as const }
  const post = (anyway: boolean) => walk.admin.post(withdrawalUrl(one), { ...body, anyway })
  expect(await codeOf(post(false))).toEqual([409, 'changed-in-procountor'])
  expect(await statesOf(one)).toEqual(['verified'])

  // What was shown counts: approved in between, it is asked about again.
  await alter(walk, one, receipt.id, { status: 'APPROVED' })
  expect(await codeOf(post(true))).toEqual([409, 'withdrawal-outdated'])
  expect((await withdrawalPlan(walk, one)).receipts[0]?.change).toMatchObject({
    status: { from: 'UNFINISHED', to: 'APPROVED' },
  })
  await withdraw(walk, one, 'reverse', true)
  await walk.deliver()
  expect(await statesOf(one)).toEqual(['reversed', 'verified'])
  expect(await whatStands(walk, one)).toEqual({})
})

test('Changed after it was confirmed, a receipt waits for a person, and the withdrawal goes on from there', async () => {
  const one = await sent('502', 4)
  await withdraw(walk, one)
  const [receipt] = await ownReceipts(one)
  await alter(walk, one, receipt?.id ?? null, { status: 'APPROVED' })
  await walk.deliver()
  const [stopped] = (await now(one)).deliveries
  expect(stopped).toMatchObject({
    state: 'withdrawing',
    waitingFor: 'person',
    errors: [{ code: 'changed-in-procountor' }],
  })
  expect((await now(one)).state).toBe('needs-attention')

  const plan = await withdrawalPlan(walk, one)
  expect(plan).toMatchObject({ resumed: true, receipts: [{ change: { status: { to: 'APPROVED' } } }] })
  await withdraw(walk, one, 'invalidate', true)
  await walk.deliver()
  expect(await now(one)).toMatchObject({ state: 'withdrawn' })
  expect(await whatStands(walk, one)).toEqual({})
})

test('A period closed after it was confirmed stops the withdrawal, and a person may reverse instead', async () => {
  const one = await sent('101', 6)
  await withdraw(walk, one)
  await walk.worker.runOnce()
  await setPeriod(walk, one, '2026-05-31', 'CLOSED')
  await walk.deliver()
  const { deliveries } = await now(one)
  const stopped = deliveries.find(({ waitingFor }) => waitingFor === 'person')
  expect(stopped).toMatchObject({ date: '2026-05-31', state: 'withdrawing', errors: [{ status: 403 }] })
  // Older periods wait: nothing is taken back out of order.
  expect(deliveries.filter(({ state }) => state === 'withdrawn')).toHaveLength(1)

  const plan = await withdrawalPlan(walk, one)
  expect(plan.receipts).toHaveLength(5)
  expect(plan.receipts[0]?.acts.invalidate).toMatchObject({ kind: 'reverse', reason: 'closed-period' })
  await withdraw(walk, one)
  await walk.deliver()
  // The request that was refused may have been one that was given up: no reversal beside it before it has settled.
  expect((await now(one)).deliveries.find(({ id }) => id === stopped?.id)).toMatchObject({ waitingFor: 'settling' })
  walk.clock.pass(121)
  await walk.deliver()
  expect(await now(one)).toMatchObject({ state: 'withdrawn' })
  expect(await whatStands(walk, one)).toEqual({})
})

test('What somebody invalidated in Procountor is shown, and counts as withdrawn', async () => {
  const one = await sent('503', 4)
  const [receipt] = await ownReceipts(one)
  await alter(walk, one, receipt?.id ?? null, { status: 'INVALIDATED' })
  const plan = await withdrawalPlan(walk, one)
  expect(plan.receipts[0]).toMatchObject({ procountorStatus: 'INVALIDATED', change: null })
  expect(plan.receipts[0]?.acts.reverse.kind).toBe('already-invalidated')
  await withdraw(walk, one, 'reverse')
  await walk.deliver()
  expect(await now(one)).toMatchObject({ state: 'withdrawn', deliveries: { length: 1 } })
})

test('A run is not withdrawn below a later one that corrects it, nor while it is on its way', async () => {
  const may = await sent('201', 5)
  const june = await sendAnother(walk, may, 6)
  const refused = await walk.admin.get(withdrawalUrl(may))
  expect(refused.json()).toMatchObject({ code: 'withdrawal-blocked', details: { values: { number: 6 } } })

  await withdraw(walk, june)
  expect(await codeOf(walk.admin.get(withdrawalUrl(may)))).toEqual([409, 'withdrawal-blocked'])
  expect(await codeOf(walk.admin.get(withdrawalUrl(june)))).toEqual([409, 'withdrawal-under-way'])
  await walk.deliver()
  expect((await withdrawalPlan(walk, may)).receipts).toHaveLength(1)

  await walk.send(june.company, june.journal)
  expect(await codeOf(walk.admin.get(withdrawalUrl(june)))).toEqual([409, 'withdrawal-unsettled'])
  await walk.deliver()
})

test('Confirmed in two tabs it is withdrawn once, and a new sending waits for all of it', async () => {
  const one = await sent('702', 4)
  const { hash: preview } = await walk.preview(one.company, one.journal)
  const { hash } = await withdrawalPlan(walk, one)
  const post = () => walk.admin.post(withdrawalUrl(one), { hash, way: 'reverse', anyway: false })
  const both = await Promise.all([post(), post()])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])

  const send = await walk.admin.post(`${pathOf(one.company, one.journal)}/send`, { hash: preview })
  expect(send.json()).toMatchObject({
    code: 'send-refused',
    details: { findings: [{ code: 'being-withdrawn' }] },
  })
  const mark = await walk.admin.put(`${pathOf(one.company, one.journal)}/mark-as-sent`)
  expect(mark.json().code).toBe('journal-was-sent')
  await walk.deliver()
  expect(await ownReceipts(one)).toHaveLength(2)
  expect(await whatStands(walk, one)).toEqual({})
})

test('A withdrawn journal may be marked as sent, and is not sent until it is unmarked', async () => {
  const one = await sent('703', 4)
  await withdraw(walk, one)
  await walk.deliver()
  const { hash } = await walk.preview(one.company, one.journal)
  const url = pathOf(one.company, one.journal)
  expect(answer(await walk.admin.put(`${url}/mark-as-sent`))).toMatchObject({ state: 'withdrawn' })
  const send = () => walk.admin.post(`${url}/send`, { hash })
  expect((await send()).json()).toMatchObject({ details: { findings: [{ code: 'marked-as-sent' }] } })
  answer(await walk.admin.delete(`${url}/mark-as-sent`))
  expect((await send()).statusCode).toBe(200)
  await walk.deliver()
  expect((await now(one)).state).toBe('verified')
})

test('A receipt that Procountor refused is dropped with the others, and sent again with them', async () => {
  const company = await walk.company('801')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const fault = { kind: 'refuse-before-saving', method: 'POST', path: '/ledgerreceipts', nth: 2, message: 'NO' }
  await walk.order('procountor', 'POST', '/faults', fault)
  await walk.send(company, journal)
  await walk.deliver()
  const one = { company, mapping, journal }
  expect(await withdrawalPlan(walk, one)).toMatchObject({ refused: 1, receipts: { length: 5 } })
  await withdraw(walk, one)
  await walk.deliver()
  expect((await now(one)).state).toBe('withdrawn')
  await walk.send(company, journal)
  await walk.deliver()
  expect((await now(one)).state).toBe('verified')
  expect((await ownReceipts(one)).filter(({ status }) => status !== 'INVALIDATED')).toHaveLength(6)
})

test('Who may only read journals may not withdraw them', async () => {
  const one = await sent('803', 4)
  const { hash } = await withdrawalPlan(walk, one)
  const reader = await walk.tosite.signIn('reader@tosite.example')
  const body = { hash, way: 'invalidate', anyway: false }
  expect(await codeOf(reader.post(withdrawalUrl(one), body))).toEqual([403, 'not-allowed'])
  expect(await statesOf(one)).toEqual(['verified'])
})
