/** A step that has begun and has not ended. */
interface Step {
  readonly id: string
  readonly accountId: string
}

export interface StepsInFlight {
  /** Begins a step. Its end, whatever came of it, is what `next` waits for. */
  begin(step: Step, work: () => Promise<void>): void
  has(id: string): boolean
  ids(): readonly string[]
  ofAccount(accountId: string): readonly string[]
  /** Whether another step of the account may begin. One that has none under way always may. */
  hasRoom(accountId: string): boolean
  isEmpty(): boolean
  /** Resolves when none is left. */
  all(): Promise<void>
}

/** Enough for answers that take most of a second, and for some that never come. */
const most = 64
/** So that one company's lost answers never take the room of all. */
export const mostOfAccount = 32

/** `ended` is told after every step. */
export function createStepsInFlight(ended: () => void): StepsInFlight {
  const running = new Map<string, { readonly accountId: string; readonly done: Promise<void> }>()

  function ofAccount(accountId: string): readonly string[] {
    return [...running].flatMap(([id, step]) => (step.accountId === accountId ? [id] : []))
  }

  return {
    ids: () => [...running.keys()],
    ofAccount,

    begin({ id, accountId }, work) {
      const done = work().finally(() => {
        running.delete(id)
        ended()
      })
      running.set(id, { accountId, done })
    },

    has: (id) => running.has(id),

    hasRoom(accountId) {
      const count = ofAccount(accountId).length
      return count === 0 || (count < mostOfAccount && running.size < most)
    },

    isEmpty: () => running.size === 0,

    async all() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
