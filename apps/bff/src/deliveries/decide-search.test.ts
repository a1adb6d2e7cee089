import { cents } from '@tosite/core'
import { expect, test } from 'vitest'
import { afterSearch, type Candidate, searchResult } from './decide-search.ts'
import type { DeliveryJob } from './delivery-job.ts'

const mark = 'Tosite 0f9a'
const cells = (amount: number) => ({ date: '2026-06-30', cells: [{ account: '5000', amount: cents(amount) }] })
const candidate = (id: number, notes: string | null, amount = 100, status = 'UNFINISHED'): Candidate => ({
  receipt: {
    id,
    type: 'JOURNAL',
    status,
    name: '101-2026-6',
    receiptDate: '2026-06-30',
    invoiceNotes: notes,
    transactions: [],
  },
  cells: cells(amount),
})
const kindOf = (...candidates: Candidate[]) => searchResult(candidates, mark, cells(100)).kind

test('The mark decides, the amounts confirm', () => {
  expect(kindOf(candidate(1, mark))).toBe('found')
  expect(kindOf(candidate(1, `Tarkistettu.\n${mark}\nOK`))).toBe('found')
  expect(kindOf()).toBe('not-found')
  expect(kindOf(candidate(1, null, 99), candidate(2, 'Tosite 0000'), candidate(3, '', 101))).toBe('not-found')
  expect(kindOf(candidate(1, 'Tosite 0000'), candidate(2, mark))).toBe('found')
})

test('Found invalidated, with other amounts or twice is for a person', () => {
  expect(kindOf(candidate(1, mark, 100, 'INVALIDATED'))).toBe('invalidated')
  expect(kindOf(candidate(1, mark, 101))).toBe('different')
  expect(kindOf(candidate(1, mark), candidate(2, mark))).toBe('twice')
})

test('Of two, whoever was asked has invalidated one: the other is the receipt', () => {
  expect(kindOf(candidate(1, mark), candidate(2, mark, 100, 'INVALIDATED'))).toBe('found')
  expect(kindOf(candidate(1, mark, 101), candidate(2, mark, 100, 'INVALIDATED'))).toBe('different')
  expect(kindOf(candidate(1, mark, 100, 'INVALIDATED'), candidate(2, mark, 100, 'INVALIDATED'))).toBe('invalidated')
})

test('One that equals it without any mark is for a person, unless it is invalidated', () => {
  expect(kindOf(candidate(1, null), candidate(2, 'Tosite 0000'))).toBe('unmarked')
  expect(kindOf(candidate(1, 'Kirjattu käsin'))).toBe('unmarked')
  expect(kindOf(candidate(1, null, 100, 'INVALIDATED'))).toBe('not-found')
  expect(kindOf(candidate(1, null), candidate(2, mark))).toBe('found')
})

const givenUp = new Date('2026-11-23T10:00:00.000Z')
const job = (notFound: number) => ({ state: 'uncertain', givenUpAt: givenUp.toISOString(), notFound }) as DeliveryJob
const at = (seconds: number) => ({ now: new Date(givenUp.getTime() + seconds * 1000), random: 0.5, settleMs: 120_000 })
const notFound = { kind: 'not-found' } as const

test.each([
  [0, 0, [], '2026-11-23T10:02:00.000Z', 0],
  [119.999, 0, [], '2026-11-23T10:02:00.000Z', 0],
  [120, 0, [], '2026-11-23T10:02:05.000Z', 1],
  [125, 1, ['queued'], '2026-11-23T10:02:05.000Z', undefined],
])('Not found %d s after giving up, %i times before: moves %j', (seconds, before, moves, dueAt, counted) => {
  const change = afterSearch(notFound, job(before), at(seconds), { settlesInMs: Math.max(0, 120_000 - seconds * 1000) })
  expect(change).toMatchObject({ from: 'uncertain', moves, set: { dueAt } })
  expect(change.set.notFound).toBe(counted)
})

test('What was found before the settle time is over counts at once', () => {
  const found = searchResult([candidate(7, mark)], mark, cells(100))
  expect(afterSearch(found, job(0), at(1), { settlesInMs: 119_000 })).toMatchObject({
    moves: ['sent'],
    set: { procountorId: 7, waitingFor: null },
  })
})

test('A clock that is set does not change how long is waited: what counts is how long it has truly been', () => {
  const tooEarly = afterSearch(notFound, job(0), at(3600), { settlesInMs: 100_000 })
  expect(tooEarly).toMatchObject({ moves: [], set: { notFound: 0, dueAt: '2026-11-23T11:01:40.000Z' } })
  expect(afterSearch(notFound, job(1), at(-3600), { settlesInMs: 0 }).moves).toEqual(['queued'])
})
