import { canMove, type ReceiptCells } from '@tosite/core'
import type { LedgerReceiptCreate } from '@tosite/procountor'
import { NoAnswer, RateLimited, Rejected, Unavailable } from '@tosite/procountor'
import { expect, test } from 'vitest'
import { apiProblem } from '../http/api-error.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { afterFailedPost, afterFailedStep, afterReadBack, mostAttempts, whileItemSettles } from './outcomes.ts'

const call = { operation: 'createLedgerReceipt', method: 'POST', path: '/ledgerreceipts' } as const
const read = { operation: 'ledgerReceipt', method: 'GET', path: '/ledgerreceipts/{id}' } as const
const moment = { now: new Date('2026-11-23T10:00:00.000Z'), random: 0, settleMs: 120_000 }
const job = { state: 'queued', attempts: 0 } as DeliveryJob
const body = { transactions: [{ account: '5000' }, { account: '2920' }] } as LedgerReceiptCreate
const expired = apiProblem('authorization-expired', 409, 'Authorize anew.')

test.each([
  ['a 5xx', new Unavailable(call, { status: 500, reason: 'server-error' }), ['uncertain'], 'settling'],
  ['an HTML page', new Unavailable(call, { status: 200, reason: 'not-json' }), ['uncertain'], 'settling'],
  [
    'half an answer',
    new Unavailable(call, { status: 200, reason: 'no-trustworthy-answer' }),
    ['uncertain'],
    'settling',
  ],
  ['a time-out', new NoAnswer(call, 'timeout'), ['uncertain'], 'settling'],
  ['a cut connection', new NoAnswer(call, 'cut'), ['uncertain'], 'settling'],
  ['a bug', new TypeError('oops'), ['uncertain'], 'settling'],
  ['no connection', new NoAnswer(call, 'not-connected'), ['uncertain', 'queued'], 'retry'],
  ['too many requests', new RateLimited(call, 5000), ['uncertain', 'queued'], 'retry'],
  ['no authorization', expired, ['uncertain', 'queued'], 'authorization'],
  ['no token just now', apiProblem('procountor-unavailable', 503, 'Later.'), ['uncertain', 'queued'], 'retry'],
  ['a refusal', new Rejected(call, 400, []), ['rejected'], null],
])('After %s', (_, error, moves, waitingFor) => {
  const change = afterFailedPost(error, job, body, moment)
  expect(change).toMatchObject({ from: 'sending', moves, set: { waitingFor } })
  const path = ['sending', ...change.moves] as const
  for (const [at, to] of change.moves.entries()) expect(canMove(path[at] ?? 'sending', to)).toBe(true)
})

test('A refusal names the row and the account of every error', () => {
  const error = new Rejected(call, 400, [
    { status: 400, field: 'transactions[1].account', message: 'NO_SUCH_ACCOUNT' },
    { message: 'CLOSED_FISCAL_PERIOD' },
  ])
  expect(afterFailedPost(error, job, body, moment).set.errors).toEqual([
    {
      vendor: 'procountor',
      status: 400,
      field: 'transactions[1].account',
      message: 'NO_SUCH_ACCOUNT',
      row: 1,
      account: '2920',
    },
    { vendor: 'procountor', message: 'CLOSED_FISCAL_PERIOD' },
  ])
})

test('Rate limits last as long as asked', () => {
  expect(afterFailedPost(new RateLimited(call, 5000), job, body, moment).set.dueAt).toBe('2026-11-23T10:00:05.000Z')
  expect(afterFailedPost(new RateLimited(call, undefined), job, body, moment).set.dueAt).toBe(
    '2026-11-23T10:01:00.000Z',
  )
})

test('What waits for an item to settle is due in the future, however little is left', () => {
  const { dueAt = '' } = whileItemSettles(job, 0.2, moment).set
  expect(Date.parse(dueAt)).toBeGreaterThan(moment.now.getTime())
})

test('Reading is tried again with growing delay, and in the end a person is asked', () => {
  const failed = new Unavailable(read, { status: 502, reason: 'server-error' })
  const after = (attempts: number) => afterFailedStep(failed, { ...job, state: 'sent', attempts }, moment)
  expect(after(0)).toMatchObject({ from: 'sent', moves: [], set: { waitingFor: 'retry', attempts: 1 } })
  expect(Date.parse(after(5).set.dueAt ?? '')).toBeGreaterThan(Date.parse(after(1).set.dueAt ?? ''))
  expect(after(mostAttempts - 1).set.waitingFor).toBe('person')
})

test('A receipt that is not there yet is read again; any other refusal is for a person', () => {
  const sent = { ...job, state: 'sent' } as const
  expect(afterFailedStep(new Rejected(read, 404, []), sent, moment).set.waitingFor).toBe('retry')
  expect(afterFailedStep(new Rejected(read, 403, []), sent, moment).set.waitingFor).toBe('person')
})

test('A refused approval is for a person, unless the receipt is approved all the same', () => {
  const cells = { date: '2026-06-30', cells: [] } satisfies ReceiptCells
  const refused = new Rejected(call, 403, [{ status: 403, message: 'The status does not allow it' }])
  expect(afterReadBack(cells, cells, { status: 'UNFINISHED' }, refused)).toMatchObject({
    moves: ['verified'],
    set: { waitingFor: 'person', errors: [{ vendor: 'procountor', status: 403 }] },
  })
  expect(afterReadBack(cells, cells, { status: 'APPROVED' }, refused)).toMatchObject({
    moves: ['verified'],
    set: { waitingFor: null, errors: [], procountorStatus: 'APPROVED' },
  })
})
