import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveCopies, newestDelivery, type OneReceipt, queueOne } from '../../test/one-receipt.ts'
import { answer, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has a company of its own, and leaves nothing due behind.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

const queued = (number: string, rules?: Parameters<typeof queueOne>[2]) => queueOne(walk, number, rules)
const stateOf = (one: OneReceipt) => newestDelivery(walk, one)
const copies = (one: OneReceipt) => liveCopies(walk, one)

const post = { method: 'POST', path: '/ledgerreceipts' }

test.each([
  ['101', 'save-then-cut'],
  ['102', 'save-then-500-html'],
  ['201', 'half-answer'],
])('%s: after %s the receipt is found by its mark and not sent again', async (number, kind) => {
  const one = await queued(number)
  await walk.order('procountor', 'POST', '/faults', { kind, ...post })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'uncertain', waitingFor: 'settling' })
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('checking')

  walk.clock.pass(3)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified', waitingFor: null })
  expect(await copies(one)).toBe(1)
})

test('What was not saved goes out again only after it was twice not found, the first time after the settle time', async () => {
  const one = await queued('202')
  await walk.order('procountor', 'POST', '/faults', { kind: '500', ...post })
  await walk.deliver()
  walk.clock.pass(60)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'uncertain', waitingFor: 'settling' })
  walk.clock.pass(61)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'uncertain' })
  expect(await copies(one)).toBe(0)
  walk.clock.pass(6)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('A refused receipt names row and account, and a new one takes its place', async () => {
  const one = await queued('203')
  const fault = { kind: 'refuse-before-saving', status: 400, message: 'CLOSED_FISCAL_PERIOD', ...post }
  await walk.order('procountor', 'POST', '/faults', fault)
  await walk.deliver()
  const refused = await stateOf(one)
  expect(refused).toMatchObject({
    state: 'rejected',
    errors: [{ vendor: 'procountor', message: 'CLOSED_FISCAL_PERIOD' }],
  })
  expect((await walk.deliveries(one.company, one.journal)).state).toBe('needs-attention')

  const url = `/api/companies/${one.company.id}/deliveries/${refused.id}/replace`
  const replaced = answer<{ deliveries: { state: string }[] }>(await walk.admin.post(url))
  expect(replaced.deliveries.map(({ state }) => state)).toEqual(['replaced', 'queued'])
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
  expect((await walk.admin.post(url)).json().code).toBe('not-replaceable')
})

test('An account closed after the check is refused with the row that uses it', async () => {
  const one = await queued('204')
  const companyId = one.mapping.administration.companyId
  const { rows } = (await walk.preview(one.company, one.journal)).receipts[0] ?? { rows: [] }
  const account = rows[1]?.account ?? ''
  await walk.order('procountor', 'PUT', `/companies/${companyId}/accounts/${account}`, { active: false })
  await walk.deliver()
  const { state, errors } = await stateOf(one)
  expect(state).toBe('rejected')
  expect(errors).toContainEqual(expect.objectContaining({ row: 1, account, field: 'transactions[1].account' }))
})

test('A token that is refused once is renewed, and the receipt goes out once', async () => {
  const one = await queued('403')
  await walk.order('procountor', 'POST', '/faults', { kind: '401-once', ...post })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('With the authorization gone receipts wait, and go on by themselves once there is one', async () => {
  const one = await queued('502')
  await walk.order('procountor', 'POST', '/faults', { kind: 'revoke-refresh-token', ...post })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'authorization' })
  walk.clock.pass(3600)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'authorization' })

  await walk.authorizeAgain(one.mapping)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('A journal sent with an expired authorization waits for the next one', async () => {
  const company = await walk.company('901')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 4)
  for (const kind of ['access', 'refresh']) await walk.order('procountor', 'POST', '/tokens/revoke', { kind })
  answer(await walk.admin.post('/api/accounts/refresh'))
  const { problems, notices } = await walk.preview(company, journal)
  expect(problems).toEqual([])
  expect(notices.map(({ code }) => code)).toContain('authorization-expired')
  await walk.send(company, journal)
  await walk.deliver()
  const one = { company, mapping, journal }
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'authorization' })
  await walk.authorizeAgain(mapping)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
})

test('Asked to slow down, a receipt goes out later', async () => {
  const one = await queued('503')
  await walk.order('procountor', 'POST', '/faults', { kind: '429', ...post })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'queued', waitingFor: 'retry' })
  walk.clock.pass(61)
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('What is read back otherwise than it was sent is shown cell by cell', async () => {
  const one = await queued('801')
  await walk.worker.runOnce()
  const sent = await stateOf(one)
  expect(sent.state).toBe('sent')
  const receipt = (await walk.booked(one.mapping)).find(({ id }) => id === sent.procountorId)
  const [first, second] = receipt?.transactions ?? []
  if (first === undefined || second === undefined) throw new Error('nothing was booked')
  const companyId = one.mapping.administration.companyId
  const rows = [{ id: first.id, cents: Math.round(first.accountingValue * 100) + 1 }]
  await walk.order('procountor', 'POST', `/companies/${companyId}/receipts/${sent.procountorId}/alter`, { rows })
  await walk.deliver()
  const { state, differences } = await stateOf(one)
  expect(state).toBe('differs')
  expect(differences).toContainEqual(expect.objectContaining({ account: first.account }))
  expect(differences.every(({ expected, found }) => expected !== found)).toBe(true)
})

test('A receipt is approved once it is verified, where the mapping says so', async () => {
  const one = await queued('803', { approve: true })
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified', procountorStatus: 'APPROVED' })
})

test('A receipt that someone invalidated before it was found waits for a person, who may have it looked for again', async () => {
  const one = await queued('603')
  await walk.order('procountor', 'POST', '/faults', { kind: 'save-then-cut', ...post })
  await walk.deliver()
  const { reference } = await walk.preview(one.company, one.journal)
  const booked = (await walk.booked(one.mapping)).find(({ name }) => name === reference)
  const alter = `/companies/${one.mapping.administration.companyId}/receipts/${booked?.id}/alter`
  await walk.order('procountor', 'POST', alter, { status: 'INVALIDATED' })
  walk.clock.pass(3)
  await walk.deliver()
  const waiting = await stateOf(one)
  expect(waiting).toMatchObject({ state: 'uncertain', waitingFor: 'person', errors: [{ code: 'found-invalidated' }] })

  await walk.order('procountor', 'POST', alter, { status: 'UNFINISHED' })
  answer(await walk.admin.post(`/api/companies/${one.company.id}/deliveries/${waiting.id}/replace`))
  await walk.deliver()
  expect(await stateOf(one)).toMatchObject({ state: 'verified' })
  expect(await copies(one)).toBe(1)
})

test('Companies take turns: a small one does not wait behind a big one', async () => {
  const big = await walk.company('702')
  await walk.mapped(big)
  await walk.send(big, await walk.journal(big, 2026, 6))
  const small = await queued('703')
  for (let step = 0; step < 4; step++) await walk.worker.runOnce()
  expect((await stateOf(small)).state).toBe('verified')
  await walk.deliver()
})
