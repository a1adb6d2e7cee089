import { setTimeout as pause } from 'node:timers/promises'
import PQueue from 'p-queue'
import { createSeeded } from '../prove/seeded.ts'
import { virtualClock } from '../test/virtual-clock.ts'

/** Latencies of answers, 30 to 800 ms, the same in every run. */
export function seededLatency(): () => number {
  const random = createSeeded(20)
  return () => random.int(30, 800)
}

/** When calls leave that wait for each other's answer and for the spacing of the limit, on a virtual clock. */
export async function departuresOfSerialSender(count: number, limit: number): Promise<readonly number[]> {
  const clock = virtualClock()
  const latency = seededLatency()
  const times: number[] = []
  async function send(): Promise<void> {
    for (let call = 0; call < count; call++) {
      times.push(clock.monotonic())
      await clock.sleep(Math.max(latency(), 1000 / limit))
    }
  }
  await clock.run(send())
  return times
}

/** p-queue keeps real time: everything is so many times as fast, and its times are stretched again. */
const timesAsFast = 20

/** When calls leave that p-queue lets go, so many in a second at most. */
export async function departuresOfPQueue(count: number, limit: number): Promise<readonly number[]> {
  const latency = seededLatency()
  const queue = new PQueue({ interval: 1000 / timesAsFast, intervalCap: limit })
  const began = performance.now()
  const times: number[] = []
  const call = async () => {
    times.push((performance.now() - began) * timesAsFast)
    await pause(latency() / timesAsFast)
  }
  await queue.addAll(Array.from({ length: count }, () => call))
  return times
}
