/** "150 calls a second, above which each call is delayed half a second" (the vendor's page on its API). */
const callsPerSecond = 150
const delayMs = 500

export interface FairUse {
  /** To be awaited before each call is answered. */
  readonly depart: () => Promise<void>
  readonly delayed: () => number
  readonly clear: () => void
}

/** Counts the calls of the last second by `now`; a call beyond the limit waits, and is counted as delayed. */
export function createFairUse(now: () => Date, wait: (ms: number) => Promise<void>): FairUse {
  let calls: number[] = []
  let delayed = 0
  return {
    depart: async () => {
      const at = now().getTime()
      calls = calls.filter((time) => at - time < 1000)
      calls.push(at)
      if (calls.length <= callsPerSecond) return
      delayed += 1
      await wait(delayMs)
    },
    delayed: () => delayed,
    clear: () => {
      calls = []
      delayed = 0
    },
  }
}
