import { afterAll, beforeAll, expect, test } from 'vitest'
import { newestDelivery, type OneReceipt, queueOne } from '../../test/one-receipt.ts'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { withdraw } from '../../test/sent-journal.ts'

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function verified(number: string): Promise<OneReceipt> {
  const one = await queueOne(walk, number)
  await walk.deliver()
  return one
}

const check = ({ company, journal }: OneReceipt) => walk.admin.post(`${pathOf(company, journal)}/deliveries/check`)
const alter = ({ mapping }: OneReceipt, id: number | null | undefined, change: unknown) =>
  walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}/receipts/${id}/alter`, change)

test('What somebody changed in Procountor is seen when it is asked for, and that it was put right as well', async () => {
  const one = await verified('102')
  const { procountorId } = await newestDelivery(walk, one)
  await alter(one, procountorId, { receiptDate: '2026-04-29' })
  expect((await newestDelivery(walk, one)).changedLater).toBeNull()
  expect(answer(await check(one))).toMatchObject({
    state: 'verified',
    deliveries: [{ changedLater: { date: '2026-04-29' } }],
  })
  await alter(one, procountorId, { receiptDate: '2026-04-30' })
  expect(answer(await check(one))).toMatchObject({ deliveries: [{ changedLater: null }] })
})

test('Where nothing of it should stand any more, it is looked where the company would send', async () => {
  const one = await verified('101')
  const { name, invoiceNotes } = (await walk.booked(one.mapping)).at(-1) ?? {}
  await withdraw(walk, one)
  await walk.deliver()
  const [handMade] = await walk.booked(one.mapping)
  await alter(one, handMade?.id, { name, invoiceNotes })
  expect(answer(await check(one))).toMatchObject({
    deliveries: [{ state: 'withdrawn', errors: [{ code: 'still-in-procountor', field: String(handMade?.id) }] }],
  })
})

test('Of a journal that was never sent nothing is asked', async () => {
  const { company } = await verified('201')
  const journal = await walk.journal(company, 2026, 5)
  await walk.order('procountor', 'POST', '/faults', { kind: '500', method: 'GET', path: '/ledgerreceipts' })
  const path = `${pathOf(company, journal)}/deliveries/check`
  expect(answer(await walk.admin.post(path))).toMatchObject({ deliveries: [] })
  await walk.order('procountor', 'DELETE', '/faults')
})

test('Where Procountor gives no usable answer, that is told, and nothing is taken for seen', async () => {
  const one = await verified('202')
  const { procountorId } = await newestDelivery(walk, one)
  await alter(one, procountorId, { receiptDate: '2026-04-29' })
  await walk.order('procountor', 'POST', '/faults', { kind: '500', method: 'GET', path: '/ledgerreceipts' })
  const refused = await check(one)
  expect([refused.statusCode, refused.json()]).toMatchObject([502, { code: 'procountor-unavailable' }])
  expect((await newestDelivery(walk, one)).changedLater).toBeNull()
  expect(answer(await check(one))).toMatchObject({ deliveries: [{ changedLater: { date: '2026-04-29' } }] })
})
