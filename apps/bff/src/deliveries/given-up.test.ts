import { expect, test } from 'vitest'
import { createGivenUpTimes } from './given-up.ts'

const settleMs = 120_000
const callTimeoutMs = 30_000
const lost = { id: 'a', givenUpAt: '2026-11-28T10:00:00.000Z' }

function witness() {
  let now = 5_000
  const times = createGivenUpTimes({ monotonic: () => now }, callTimeoutMs)
  return {
    times,
    later: (ms: number) => {
      now += ms
    },
  }
}

test('What this process gave up settles for the settle time', () => {
  const { times, later } = witness()
  times.gaveUp(lost)
  later(119_999)
  expect(times.elapsed(lost)).toBe(119_999)
  expect(times.untilSettled(lost, settleMs)).toBe(1)
  later(1)
  expect(times.untilSettled(lost, settleMs)).toBe(0)
})

test('What another process made may still be out: it settles for as long as a call may take, too', () => {
  const { times, later } = witness()
  expect(times.elapsed(lost)).toBe(0)
  later(149_999)
  expect(times.untilSettled(lost, settleMs)).toBe(1)
  later(1)
  expect(times.untilSettled(lost, settleMs)).toBe(0)
})

test('Who wants less time to settle does not wait for a whole call', () => {
  const { times, later } = witness()
  expect(times.untilSettled(lost, 1_000)).toBe(2_000)
  later(2_000)
  expect(times.untilSettled(lost, 1_000)).toBe(0)
  expect(times.untilSettled({ ...lost, id: 'b' }, 0)).toBe(0)
})

test('Given up a second time, or forgotten, it counts from anew', () => {
  const { times, later } = witness()
  times.gaveUp(lost)
  later(200_000)
  expect(times.untilSettled({ ...lost, givenUpAt: '2026-11-28T10:05:00.000Z' }, settleMs)).toBe(150_000)
  times.gaveUp(lost)
  later(200_000)
  times.forget(lost.id)
  expect(times.elapsed(lost)).toBe(0)
})
