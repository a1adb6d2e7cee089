import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type VirtualClock, virtualClock } from '../../test/virtual-clock.ts'
import type { Clock } from '../clock.ts'
import { openDatabase } from '../db/database.ts'
import type { Lane } from './lanes.ts'
import { createPace, slowingDown } from './pace.ts'
import { createPaceStore } from './pace-store.ts'

let clock: VirtualClock
let folder: string
let close: (() => void)[]

beforeEach(async () => {
  clock = virtualClock()
  folder = await mkdtemp(join(tmpdir(), 'tosite-pace-'))
  close = []
})
afterEach(async () => {
  for (const one of close) one()
  await rm(folder, { recursive: true, force: true })
})

/** A process of its own, on the file that all share. */
function startProcess(requestsPerSecond: number, own: Clock = clock) {
  const database = openDatabase(join(folder, 'tosite.db'))
  close.push(database.close)
  return createPace({ requestsPerSecond, clock: own, store: createPaceStore(database.db) })
}

const account = (name: string): Lane => ({ account: name })
const most = (times: readonly number[], withinMs: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + withinMs).length))

test('Several processes together leave evenly spaced, as often as the limit allows and never more often', async () => {
  const left: number[] = []
  const work = [startProcess(20), startProcess(20), startProcess(20)].flatMap((pace, process) =>
    Array.from({ length: 100 }, async (_, call) => {
      await pace.depart(account(`${process}/${call % 7}`))
      left.push(clock.monotonic())
    }),
  )
  await clock.run(Promise.all(work))
  expect(left).toHaveLength(300)
  expect(most(left, 1000)).toBe(20)
  expect(left.at(-1)).toBeCloseTo((299 * 1000) / 19.6, 3)
})

test('A fraction of a call in a second is a call in several', async () => {
  const pace = startProcess(1.5)
  const left: number[] = []
  await clock.run(
    Promise.all([1, 2, 3].map(() => pace.depart('person').then(() => left.push(Math.round(clock.monotonic()))))),
  )
  expect(left).toEqual([0, 680, 1361])
})

test('People come first, then accounts in turn, and who comes last can still be first', async () => {
  const pace = startProcess(10)
  const order: string[] = []
  const go = (name: string, lane: Lane) => pace.depart(lane).then(() => order.push(name))
  const big = [1, 2, 3, 4].map((number) => go(`big ${number}`, account('big')))
  const small = clock.sleep(150).then(() => go('small', account('small')))
  const person = clock.sleep(160).then(() => go('person', 'person'))
  await clock.run(Promise.all([...big, small, person]))
  expect(order).toEqual(['big 1', 'big 2', 'person', 'big 3', 'small', 'big 4'])
})

test('A departure that a held-up process missed is not made up for', async () => {
  let stall = 0
  const held: Clock = { ...clock, sleep: (ms, signal) => clock.sleep(ms + stall, signal) }
  const pace = startProcess(10, held)
  const left: number[] = []
  const go = () => pace.depart('person').then(() => left.push(Math.round(clock.monotonic())))
  await clock.run(go())
  stall = 90
  const second = go()
  // Asked for its time already; from here on it is on time again.
  await Promise.resolve()
  stall = 0
  await clock.run(Promise.all([second, go()]))
  expect(
    left
      .map((at, index) => at - (left[index - 1] ?? at))
      .slice(1)
      .every((gap) => gap >= 102),
  ).toBe(true)
})

test('Where the disk takes too long at the departure itself, another departure is waited for', async () => {
  const pace = startProcess(10)
  await clock.run(pace.depart('person', () => clock.sleep(10)))
  expect(clock.monotonic()).toBe(10)
  await clock.run(pace.depart('person', () => clock.sleep(50)))
  expect(clock.monotonic()).toBeCloseTo(2 * 102.04, 1)
})

test('A time of day that jumps neither stops calls nor lets them out together', async () => {
  const pace = startProcess(20)
  const left: number[] = []
  const go = () => pace.depart('person').then(() => left.push(clock.monotonic()))
  for (const jump of [-3_600_000, 3_600_000, -86_400_000]) {
    await clock.run(Promise.all([go(), go(), go()]))
    clock.jump(jump)
  }
  expect(most(left, 50)).toBe(1)
  expect(left.at(-1)).toBeLessThan(9 * 52)
})

test('An answer 429 halves the pace of all processes for a minute', async () => {
  const [one, other] = [startProcess(10), startProcess(10)]
  const send = slowingDown(async () => new Response(null, { status: 429 }), one)
  await send('http://procountor.test')
  const left: number[] = []
  const go = () => other.depart('person').then(() => left.push(clock.monotonic()))
  await clock.run(Promise.all(Array.from({ length: 400 }, go)))
  expect(left.filter((at) => at < 60_000)).toHaveLength(294)
  expect(left.filter((at) => at >= 60_000 && at < 70_000).length).toBeGreaterThanOrEqual(97)
})

test('Who gives up waiting does not leave, and is in nobody’s way', async () => {
  const pace = startProcess(10)
  const stop = new AbortController()
  const order: string[] = []
  const given = pace.depart(account('a'), undefined, stop.signal).then(() => order.push('given up'))
  const second = pace.depart(account('a'), undefined, stop.signal).then(() => order.push('given up'))
  stop.abort(new Error('stopping'))
  await expect(given).rejects.toThrow('stopping')
  await expect(second).rejects.toThrow('stopping')
  await expect(pace.depart(account('a'), undefined, stop.signal)).rejects.toThrow('stopping')
  await clock.run(pace.depart(account('b')).then(() => order.push('b')))
  expect(order).toEqual(['b'])
})

test('What is thrown at the departure is thrown, and others go on', async () => {
  const pace = startProcess(10)
  const refused = pace.depart('person', async () => {
    throw new Error('lease lost')
  })
  const other = pace.depart('person')
  await expect(clock.run(refused)).rejects.toThrow('lease lost')
  await clock.run(other)
})
