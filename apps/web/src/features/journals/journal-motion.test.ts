import type { DeliveryView, RunRow } from '@tosite/contract'
import { expect, test } from 'vitest'
import { nextLookMs, progressOf, runWithDeliveries } from './journal-motion.ts'

function delivery(state: DeliveryView['state'], changes: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: `${state}-1`,
    receiptKey: '2026-6/2026-06-30',
    kind: 'receipt',
    state,
    waitingFor: null,
    date: '2026-06-30',
    attempts: 0,
    procountorId: null,
    procountorStatus: null,
    changedAt: '2026-07-01T10:00:00Z',
    errors: [],
    differences: [],
    foundDate: null,
    createdAt: '2026-07-01T10:00:00Z',
    withdrawal: null,
    receiptId: `${state}-receipt`,
    ofReceiptId: null,
    changedLater: null,
    ...changes,
  }
}

const run: RunRow = {
  id: 'r6',
  number: 6,
  description: 'Kesäkuu',
  year: 2026,
  periodStart: 6,
  beforeStart: false,
  periodEnd: 6,
  runAt: null,
  locked: true,
  deleted: false,
  state: 'sending',
  journal: {
    id: 'j6',
    createdAt: '2026-07-01T09:00:00Z',
    source: 'nmbrs',
    fileName: null,
    markedAsSentAt: null,
    receipts: { total: 0, verified: 0 },
    withdrawing: 0,
    changedInNmbrs: false,
    changedInProcountor: false,
    procountorStatuses: [],
  },
}

test('deliveries on their way are looked at every second, and those at rest no more', () => {
  expect(
    nextLookMs({ state: 'sending', deliveries: [delivery('verified'), delivery('sending')], estimate: null }),
  ).toBe(1000)
  expect(nextLookMs({ state: 'verified', deliveries: [delivery('verified')], estimate: null })).toBe(false)
  expect(
    nextLookMs({ state: 'needs-attention', deliveries: [delivery('rejected'), delivery('differs')], estimate: null }),
  ).toBe(false)
})

test('what waits for something outside is looked at less often, what waits for a person not at all', () => {
  const waiting = (waitingFor: DeliveryView['waitingFor']) =>
    nextLookMs({ state: 'checking', deliveries: [delivery('uncertain', { waitingFor })], estimate: null })
  expect(waiting('authorization')).toBe(5000)
  expect(waiting('retry')).toBe(5000)
  expect(waiting('settling')).toBe(1000)
  expect(waiting('person')).toBe(false)
})

test('receipts that were replaced or taken back, and reversals, do not count', () => {
  const deliveries = [
    delivery('replaced'),
    delivery('withdrawn'),
    delivery('verified', { kind: 'reversal' }),
    delivery('verified'),
    delivery('sent'),
  ]
  expect(progressOf(deliveries)).toEqual({ total: 2, verified: 1 })
})

test('a run takes its state and Procountor’s statuses from the deliveries', () => {
  const deliveries = [
    delivery('verified', { procountorStatus: 'UNFINISHED' }),
    delivery('verified', { procountorStatus: 'UNFINISHED' }),
    delivery('verified', { procountorStatus: 'APPROVED' }),
  ]
  const moved = runWithDeliveries(run, { state: 'verified', deliveries, estimate: null })
  expect(moved.state).toBe('verified')
  expect(moved.journal?.receipts).toEqual({ total: 3, verified: 3 })
  expect(moved.journal?.procountorStatuses).toEqual(['APPROVED', 'UNFINISHED'])
})
