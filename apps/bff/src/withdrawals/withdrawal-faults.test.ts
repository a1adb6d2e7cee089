import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { type SentJournal, sentJournal, whatStands, withdraw } from '../../test/sent-journal.ts'

let walk: Walk

// One office for all; every test has a company of its own, and leaves nothing due behind.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const deliveriesOf = async ({ company, journal }: SentJournal) => (await walk.deliveries(company, journal)).deliveries
const fault = (kind: string, method: string, path: string) =>
  walk.order('procountor', 'POST', '/faults', { kind, method, path })

/** Time enough for whatever waits to be tried again. */
async function later(): Promise<void> {
  walk.clock.pass(125)
  await walk.deliver()
  walk.clock.pass(10)
  await walk.deliver()
}

test.each([
  ['102', 'unfinished', 'cut'],
  ['201', 'unfinished', 'save-then-cut'],
  ['203', 'unfinished', 'save-then-500-html'],
  ['204', 'invalidate', 'cut'],
  ['403', 'invalidate', 'save-then-cut'],
  ['502', 'invalidate', 'save-then-500-html'],
  ['503', 'invalidate', 'half-answer'],
])('%s: an answer to %s lost by %s is read from the receipt, and it is taken back once', async (number, step, kind) => {
  const one = await sentJournal(walk, number, 4, { approve: true })
  await withdraw(walk, one)
  await fault(kind, 'PUT', `/ledgerreceipts/*/${step}`)
  await walk.deliver()
  const [waiting] = await deliveriesOf(one)
  expect(waiting).toMatchObject({ state: 'withdrawing', waitingFor: 'retry' })
  await later()
  const [withdrawn, ...others] = await deliveriesOf(one)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', procountorStatus: 'INVALIDATED', errors: [] })
  expect(others).toEqual([])
})

test.each([
  ['603', 'save-then-cut'],
  ['702', 'save-then-500-html'],
  ['703', 'half-answer'],
  ['801', 'cut'],
])(
  '%s: a reversal whose answer was lost by %s is booked once, and only then is the receipt reversed',
  async (number, kind) => {
    const one = await sentJournal(walk, number, 4)
    await withdraw(walk, one, 'reverse')
    await fault(kind, 'POST', '/ledgerreceipts')
    await walk.deliver()
    expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['withdrawing', 'uncertain'])
    await later()
    expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['reversed', 'verified'])
    expect(await whatStands(walk, one)).toEqual({})
    const own = (await walk.booked(one.mapping)).filter(({ invoiceNotes }) => invoiceNotes?.startsWith('Tosite '))
    expect(own).toHaveLength(2)
  },
)

test('A refused reversal stops the withdrawal, and another one takes its place', async () => {
  const one = await sentJournal(walk, '803', 4)
  await withdraw(walk, one, 'reverse')
  await walk.order('procountor', 'POST', '/faults', {
    kind: 'refuse-before-saving',
    method: 'POST',
    path: '/ledgerreceipts',
    message: 'CLOSED_FISCAL_PERIOD',
  })
  await walk.deliver()
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('needs-attention')
  const [, refused] = await deliveriesOf(one)
  const url = `/api/companies/${one.company.id}/deliveries/${refused?.id}/replace`
  expect((await walk.admin.post(url)).json().code).toBe('not-replaceable')

  await withdraw(walk, one, 'reverse')
  await walk.deliver()
  expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['reversed', 'replaced', 'verified'])
  expect(await whatStands(walk, one)).toEqual({})
})
