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
  ['101', 'unfinished', '500'],
  ['201', 'unfinished', 'save-then-cut'],
  ['203', 'unfinished', 'save-then-500-html'],
  ['204', 'invalidate', 'cut'],
  ['202', 'invalidate', '500'],
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
  ['901', '500'],
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

/** Lets the call's answer be given up, with the request still on its way at Procountor for another half a minute. */
async function giveUpOn(call: RegExp): Promise<void> {
  const before = (await walk.calls()).length
  const delivering = walk.deliver()
  await expect.poll(async () => (await walk.calls()).slice(before).some((one) => call.test(one))).toBe(true)
  walk.clock.pass(31)
  await delivering
}

/** What was on its way lands. */
async function land(one: SentJournal, isThere: (statuses: readonly string[]) => boolean): Promise<void> {
  walk.clock.pass(30)
  await expect.poll(async () => isThere((await walk.booked(one.mapping)).map(({ status }) => status))).toBe(true)
}

const slow = (method: string, path: string) =>
  walk.order('procountor', 'POST', '/faults', { kind: 'delay', ms: 60_000, method, path })

test('A request to set it unfinished that lands late finds nothing left to do', async () => {
  const one = await sentJournal(walk, '904', 4, { approve: true })
  await withdraw(walk, one)
  await slow('PUT', '/ledgerreceipts/*/unfinished')
  await giveUpOn(/unfinished$/)
  expect(await deliveriesOf(one)).toMatchObject([{ state: 'withdrawing', waitingFor: 'retry' }])
  walk.clock.pass(10)
  await walk.deliver()
  expect(await deliveriesOf(one)).toMatchObject([{ state: 'withdrawn', procountorStatus: 'INVALIDATED' }])
  await land(one, (statuses) => statuses.every((status) => status === 'INVALIDATED'))
  expect(await whatStands(walk, one)).toEqual({})
})

test('A request to invalidate it that lands late is seen to have landed, or finds nothing left to do', async () => {
  for (const isSeen of [true, false]) {
    const one = await sentJournal(walk, isSeen ? '903' : '902', 4)
    await withdraw(walk, one)
    await slow('PUT', '/ledgerreceipts/*/invalidate')
    await giveUpOn(/invalidate$/)
    expect(await deliveriesOf(one)).toMatchObject([{ state: 'withdrawing', waitingFor: 'retry' }])
    const landed = () => land(one, (statuses) => statuses.includes('INVALIDATED'))
    if (isSeen) await landed()
    await later()
    expect(await deliveriesOf(one)).toMatchObject([{ state: 'withdrawn', procountorStatus: 'INVALIDATED', errors: [] }])
    if (!isSeen) await landed()
    expect(await whatStands(walk, one)).toEqual({})
  }
})

test('A reversal that is booked after its answer was given up is booked once', async () => {
  const one = await sentJournal(walk, '604', 4)
  await withdraw(walk, one, 'reverse')
  await slow('POST', '/ledgerreceipts')
  await giveUpOn(/^POST .*ledgerreceipts$/)
  walk.clock.pass(5)
  await walk.deliver()
  expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['withdrawing', 'uncertain'])
  await land(one, (statuses) => statuses.length === 2)
  await later()
  expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['reversed', 'verified'])
  expect(await whatStands(walk, one)).toEqual({})
  expect((await walk.booked(one.mapping)).filter(({ status }) => status !== 'INVALIDATED')).toHaveLength(2)
})

test.each([
  ['401', false, 3, 4],
  ['1001', true, 4, 6],
])(
  '%s: taking a receipt back costs the calls that the estimate counts (approved: %s)',
  async (number, approve, toInvalidate, toReverse) => {
    const one = await sentJournal(walk, number, 4, { approve })
    const callsOf = async (way: 'invalidate' | 'reverse') => {
      await withdraw(walk, one, way)
      const before = (await walk.calls()).length
      await walk.deliver()
      return (await walk.calls()).slice(before).filter((call) => call.includes('/ledgerreceipts'))
    }
    expect(await callsOf('invalidate')).toHaveLength(toInvalidate)
    await walk.send(one.company, one.journal)
    await walk.deliver()
    expect(await callsOf('reverse')).toHaveLength(toReverse)
    expect((await deliveriesOf(one)).map(({ state }) => state)).toEqual(['withdrawn', 'reversed', 'verified'])
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
