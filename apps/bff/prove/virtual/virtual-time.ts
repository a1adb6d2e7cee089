/** The time of day at the beginning of every world, in milliseconds. */
export const beginning = Date.parse('2026-07-01T06:00:00.000Z')

/** Something that will happen, unless it is called off. */
export interface Scheduled {
  cancel(): void
}

/** Time that passes only when nobody has anything left to do at this instant. */
export interface VirtualTime {
  /** Milliseconds of true time since the beginning. */
  now(): number
  after(ms: number, work: () => void): Scheduled
  /**
   * Lets time pass until `isOver`, which is asked at every instant at which something happened.
   * @throws Error where time would pass `endMs`, or nothing more is to come: something never ends
   */
  run(isOver: () => boolean, endMs: number): Promise<void>
}

interface Entry {
  readonly at: number
  readonly order: number
  work: (() => void) | null
}

export function createVirtualTime(): VirtualTime {
  const heap: Entry[] = []
  let now = 0
  let made = 0

  return {
    now: () => now,

    after(ms, work) {
      const entry: Entry = { at: now + Math.max(0, ms), order: made++, work }
      push(heap, entry)
      return {
        cancel: () => {
          entry.work = null
        },
      }
    },

    async run(isOver, endMs) {
      for (;;) {
        await everybodyWaits()
        if (isOver()) return
        const next = pop(heap)
        if (next === undefined) throw new Error('not over, and everybody waits for nothing')
        if (next.work === null) continue
        if (next.at > endMs) throw new Error(`not over after ${Math.round(endMs / 1000)} s`)
        now = next.at
        next.work()
      }
    },
  }
}

/** Promises settle before `setImmediate`: whoever could go on has gone on by then. */
function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

// A binary heap: the earliest first, and of the same instant the one that was made first.

function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length
  heap.push(entry)
  while (at > 0) {
    const parentAt = (at - 1) >> 1
    const parent = heap[parentAt]
    if (parent === undefined || !isBefore(entry, parent)) break
    heap[at] = parent
    at = parentAt
  }
  heap[at] = entry
}

function pop(heap: Entry[]): Entry | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return first
  let at = 0
  for (;;) {
    const left = heap[2 * at + 1]
    if (left === undefined) break
    const right = heap[2 * at + 2]
    const isRight = right !== undefined && isBefore(right, left)
    const child = isRight ? right : left
    if (!isBefore(child, last)) break
    heap[at] = child
    at = 2 * at + (isRight ? 2 : 1)
  }
  heap[at] = last
  return first
}
