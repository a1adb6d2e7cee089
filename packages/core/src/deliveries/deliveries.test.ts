import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeliveryState, deliveryStates } from './delivery.ts'
import { canMove, deliveryMoves, isBooked, isLive, terminalStates } from './delivery-moves.ts'
import { type JournalMarks, type JournalState, journalState } from './journal-state.ts'
import { retryDelayMs } from './retry-delay.ts'

const unmarked: JournalMarks = { created: true, markedAsSent: false, waitsForPerson: false }

test('the legal moves are those of the design and no others', () => {
  const moves = deliveryStates.flatMap((from) =>
    deliveryStates.filter((to) => canMove(from, to)).map((to) => `${from} ${to}`),
  )
  expect(moves).toEqual([
    'queued sending',
    'sending sent',
    'sending rejected',
    'sending uncertain',
    'sent verified',
    'sent differs',
    'sent withdrawing',
    'verified withdrawing',
    'differs withdrawing',
    'rejected replaced',
    'uncertain queued',
    'uncertain sent',
    'withdrawing withdrawn',
    'withdrawing reversed',
  ])
})

test('a delivery ends replaced, withdrawn or reversed, and is live until then', () => {
  expect(terminalStates).toEqual(['replaced', 'withdrawn', 'reversed'])
  expect(deliveryStates.filter((state) => !isLive(state))).toEqual(terminalStates)
})

test('every state can be reached from queued, and an end from every state', () => {
  const from = (start: DeliveryState) => {
    const reached = new Set([start])
    for (const state of reached) for (const next of deliveryMoves[state]) reached.add(next)
    return reached
  }
  expect([...from('queued')].sort()).toEqual([...deliveryStates].sort())
  for (const state of deliveryStates) expect([...from(state)].some((end) => terminalStates.includes(end))).toBe(true)
})

test.each<[readonly DeliveryState[], Partial<JournalMarks>, JournalState]>([
  [[], { created: false }, 'not-created'],
  [[], {}, 'created'],
  [[], { markedAsSent: true }, 'marked-as-sent'],
  [[], { created: false, markedAsSent: true }, 'marked-as-sent'],
  [['verified', 'verified'], {}, 'verified'],
  [['verified', 'sent'], {}, 'sent'],
  [['sent', 'queued'], {}, 'sending'],
  [['verified', 'sending'], {}, 'sending'],
  [['withdrawn', 'withdrawing'], {}, 'sending'],
  [['sending', 'uncertain'], {}, 'checking'],
  [['uncertain', 'rejected'], {}, 'needs-attention'],
  [['verified', 'differs'], {}, 'needs-attention'],
  [['verified'], { waitsForPerson: true }, 'needs-attention'],
  [['withdrawn', 'reversed'], {}, 'withdrawn'],
  [['withdrawn', 'verified'], {}, 'verified'],
  [['replaced', 'verified'], {}, 'verified'],
])('deliveries %j with %j show as %s', (states, marks, expected) => {
  expect(journalState(states, { ...unmarked, ...marks })).toBe(expected)
})

test('booked is what went out and was not taken back', () => {
  expect(deliveryStates.filter(isBooked)).toEqual(['sent', 'verified', 'differs', 'withdrawing'])
})

test('the order of deliveries does not matter to the word', () => {
  const anyStates = fc.array(fc.constantFrom(...deliveryStates), { maxLength: 6 })
  fc.assert(
    fc.property(anyStates, (states) => {
      expect(journalState(states.toReversed(), unmarked)).toBe(journalState(states, unmarked))
    }),
  )
})

test('the delay doubles from two seconds up to a quarter of an hour', () => {
  expect([1, 2, 3, 10, 99].map((attempt) => retryDelayMs(attempt, 1))).toEqual([2_000, 4_000, 8_000, 900_000, 900_000])
  expect(retryDelayMs(0, 1)).toBe(2_000)
})

test('chance spreads a delay over its upper half', () => {
  expect(retryDelayMs(3, 0)).toBe(4_000)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random01) => {
      const delay = retryDelayMs(attempt, random01)
      expect(delay).toBeGreaterThanOrEqual(retryDelayMs(attempt, 0))
      expect(delay).toBeLessThanOrEqual(retryDelayMs(attempt, 1))
    }),
  )
})
