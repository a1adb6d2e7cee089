import { expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { createLease, LeaseLost } from './lease.ts'
import { createLeaseStore } from './lease-store.ts'

function twoProcesses() {
  const { db, close } = openDatabase(':memory:')
  const store = createLeaseStore(db)
  const clock = { now: new Date('2026-11-23T10:00:00.000Z') }
  const process = (holder: string) => createLease({ store, holder, now: () => clock.now, ttlMs: 90_000 })
  const pass = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000)
  }
  return { one: process('one'), other: process('other'), pass, close }
}

test('One process holds the lease, and keeps it by using it', async () => {
  const { one, other, pass, close } = twoProcesses()
  expect(await one.acquire()).toBe(1)
  for (let minute = 0; minute < 5; minute++) {
    pass(60)
    await one.check()
    expect(await other.acquire()).toBeNull()
  }
  expect(await one.acquire()).toBe(1)
  close()
})

test('Another takes over from one that is silent, under a higher term, and the first makes no further call', async () => {
  const { one, other, pass, close } = twoProcesses()
  await one.acquire()
  pass(90)
  expect(await other.acquire()).toBe(2)
  await expect(one.check()).rejects.toThrow(LeaseLost)
  await other.check()
  close()
})

test('One that comes back after its own lease ran out has a new term, since another may have had it in between', async () => {
  const { one, other, pass, close } = twoProcesses()
  await one.acquire()
  pass(200)
  await expect(one.check()).rejects.toThrow(LeaseLost)
  expect(await one.acquire()).toBe(2)
  await one.release()
  expect(await other.acquire()).toBe(3)
  close()
})

test('Without having asked for it nobody holds it', async () => {
  const { one, close } = twoProcesses()
  await expect(one.check()).rejects.toThrow(LeaseLost)
  close()
})
