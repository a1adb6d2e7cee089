import type { Clock } from '../src/clock.ts'

export interface VirtualClock extends Clock {
  /** Moves the time of day alone, as an operator's hand does. */
  jump(ms: number): void
  /** Lets time pass until `work` is done, jumping to whatever comes next once everybody waits. */
  run<T>(work: Promise<T>): Promise<T>
}

/** A time that passes only when nobody has anything left to do: hours in a moment, the same every time. */
export function virtualClock(start = new Date('2026-11-28T10:00:00.000Z')): VirtualClock {
  let passed = 0
  let offset = 0
  let sleepers: { readonly at: number; wake(): void }[] = []

  return {
    now: () => new Date(start.getTime() + offset + passed),
    monotonic: () => passed,

    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = { at: passed + Math.max(0, ms), wake: resolve }
        const later = sleepers.findIndex(({ at }) => at > sleeper.at)
        sleepers.splice(later < 0 ? sleepers.length : later, 0, sleeper)
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper)
          resolve()
        })
      }),

    jump(ms) {
      offset += ms
    },

    async run(work) {
      let isOver = false
      const over = () => {
        isOver = true
      }
      work.then(over, over)
      for (;;) {
        await everybodyWaits()
        if (isOver) return work
        const next = sleepers.shift()
        if (next === undefined) throw new Error('everybody waits, and nothing is to come')
        passed = next.at
        next.wake()
      }
    },
  }
}

/** Promises settle before `setImmediate`. */
function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
