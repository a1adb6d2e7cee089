import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateSending, type UnderWay } from './estimate-sending.ts'

const journal = { accountId: 'a', journalId: 'june' }
/** Ten calls a second, and answers that come before the next one leaves. */
const pace = { spacingMs: 100, answerMs: 50, atOnce: 32 }

const part = (one: Partial<UnderWay>): UnderWay => ({
  ...journal,
  state: 'queued',
  waitingFor: null,
  approve: false,
  takenBack: null,
  stage: null,
  count: 1,
  order: 1,
  ...one,
})
const left = (...underWay: readonly UnderWay[]) => estimateSending(journal, underWay, pace)

test('each receipt costs a call to book it and one to read it back, and two more where it is approved', () => {
  expect(left(part({ count: 14 }))?.secondsLeft).toBe(3)
  expect(left(part({ count: 14, approve: true }))?.secondsLeft).toBe(6)
})

test('fourteen receipts at Procountor’s usual limit take about a second and a half', () => {
  const usual = { spacingMs: 1000 / 19.6, answerMs: 400, atOnce: 32 }
  expect(estimateSending(journal, [part({ count: 14 })], usual)).toEqual({
    secondsLeft: 2,
    others: 0,
    waiting: null,
  })
})

test('what is half done costs only the rest', () => {
  expect(left(part({ state: 'sent', count: 10 }))?.secondsLeft).toBe(1)
  expect(left(part({ state: 'sent', count: 10, approve: true }))?.secondsLeft).toBe(3)
})

const takenBack = (one: Partial<UnderWay>) => part({ state: 'withdrawing', takenBack: 'invalidate', ...one })

test('taking back costs three calls, one more where the receipt is approved, for those that wait for their turn too', () => {
  const first = takenBack({ stage: 2026_010 })
  const others = Array.from({ length: 9 }, (_, at) => takenBack({ waitingFor: 'turn', stage: 2026_001 + at }))
  expect(left(first, ...others)).toEqual({ secondsLeft: 3, others: 0, waiting: null })
  expect(left(...[first, ...others].map((one) => ({ ...one, approve: true })))?.secondsLeft).toBe(4)
  // Nothing gives them their turn until a person says so.
  expect(left({ ...first, waitingFor: 'person' }, ...others)).toEqual({
    secondsLeft: null,
    others: 0,
    waiting: { count: 10, reason: 'person' },
  })
})

test('a reversal costs two calls more than a receipt, and two more where it is approved; once it is queued, it counts itself', () => {
  const reversed = takenBack({ takenBack: 'reverse', count: 10, stage: 1 })
  expect(left(reversed)?.secondsLeft).toBe(4)
  expect(left({ ...reversed, approve: true })?.secondsLeft).toBe(6)
  const original = takenBack({ takenBack: 'reversing', waitingFor: 'turn', count: 10, stage: 1 })
  expect(left(original, part({ count: 10, stage: 1 }))?.secondsLeft).toBe(3)
})

test('slow answers hold up what goes one after the other, and hardly what goes side by side', () => {
  const slow = { ...pace, answerMs: 400 }
  const of = (...underWay: readonly UnderWay[]) => estimateSending(journal, underWay, slow)?.secondsLeft
  // Three answers for each of 200 periods. The calls alone would take a minute.
  const periods = Array.from({ length: 200 }, (_, stage) =>
    takenBack({ stage, waitingFor: stage === 199 ? null : 'turn' }),
  )
  expect(of(...periods)).toBe(240)
  // Weeks that were paid in one period are taken back together: thirty calls, and the last answer.
  expect(of(takenBack({ count: 10, stage: 1 }))).toBe(4)
  expect(of(part({ count: 200 }))).toBe(41)
  // A receipt waits for the reversal that takes it back: three answers.
  expect(of(takenBack({ takenBack: 'reversing', waitingFor: 'turn', stage: 1 }), part({ stage: 1 }))).toBe(2)
})

test('only so many receipts go side by side', () => {
  const verySlow = { ...pace, answerMs: 5000 }
  // Ten times 32, with two answers each. The calls alone would take 64 s.
  expect(estimateSending(journal, [part({ count: 320 })], verySlow)?.secondsLeft).toBe(100)
})

test('others are served in turn with what goes one after the other as well', () => {
  const periods = Array.from({ length: 10 }, (_, stage) => takenBack({ stage }))
  const other = part({ accountId: 'b', journalId: 'b', count: 5000 })
  const slow = { ...pace, answerMs: 400 }
  expect(estimateSending(journal, [...periods, other], slow)).toMatchObject({ secondsLeft: 15, others: 1 })
})

test('other companies are served in turn: each takes as many calls as this journal needs, and no more than it has', () => {
  const other = (accountId: string, count: number) => part({ accountId, journalId: accountId, count })
  expect(left(part({ count: 50 }), other('big', 5000), other('small', 5))).toMatchObject({ secondsLeft: 21, others: 2 })
})

test('a journal of the same account that was sent before goes first, one sent after does not', () => {
  const other = (order: number) => part({ journalId: 'other', count: 100, order })
  expect(left(part({ count: 10, order: 5 }), other(1))).toMatchObject({ secondsLeft: 22, others: 0 })
  expect(left(part({ count: 10, order: 5 }), other(9))).toMatchObject({ secondsLeft: 2, others: 0 })
})

test('what does not go on by itself has no seconds, but a reason', () => {
  const waiting = part({ state: 'uncertain', waitingFor: 'settling', count: 2 })
  expect(left(waiting)).toEqual({ secondsLeft: null, others: 0, waiting: { count: 2, reason: 'settling' } })
  expect(left(waiting, part({ waitingFor: 'person' }), part({ count: 5 }))).toEqual({
    secondsLeft: 1,
    others: 0,
    waiting: { count: 3, reason: 'person' },
  })
})

test('others that wait are in nobody’s way', () => {
  const stuck = part({ accountId: 'b', journalId: 'b', waitingFor: 'authorization', count: 500 })
  expect(left(part({ count: 10 }), stuck)).toMatchObject({ secondsLeft: 2, others: 0 })
})

test('a journal with nothing under way has no estimate', () => {
  expect(left(part({ journalId: 'other' }))).toBeNull()
})

test('more work of others never makes it shorter', () => {
  const others = fc.array(
    fc
      .record({
        accountId: fc.constantFrom('a', 'b', 'c'),
        count: fc.integer({ min: 1, max: 300 }),
        order: fc.integer({ min: 1, max: 9 }),
        approve: fc.boolean(),
      })
      .map((one) => part({ ...one, journalId: `another of ${one.accountId}` })),
    { maxLength: 8 },
  )
  const june = part({ count: 3, order: 5 })
  fc.assert(
    fc.property(others, others, (some, more) => {
      const without = left(june, ...some)?.secondsLeft ?? 0
      expect(left(june, ...some, ...more)?.secondsLeft).toBeGreaterThanOrEqual(without)
    }),
  )
})
