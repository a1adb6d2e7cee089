/** Who waits for a departure: people come first, then accounts in turn. */
export type Lane = 'person' | { readonly account: string }

export interface Lanes<T> {
  add(lane: Lane, waiter: T): void
  /** Takes out who is next; undefined where nobody waits. */
  next(): T | undefined
  remove(lane: Lane, waiter: T): void
  isEmpty(): boolean
}

/** Waiting lines, one for people and one for each account; within a line, who came first goes first. */
export function createLanes<T>(): Lanes<T> {
  const people: T[] = []
  /** In the order in which they are served: who has had a turn goes to the end. */
  const accounts = new Map<string, T[]>()

  return {
    add(lane, waiter) {
      if (lane === 'person') people.push(waiter)
      else accounts.set(lane.account, [...(accounts.get(lane.account) ?? []), waiter])
    },

    next() {
      const person = people.shift()
      if (person !== undefined) return person
      const [account, line] = accounts.entries().next().value ?? []
      if (account === undefined || line === undefined) return undefined
      accounts.delete(account)
      const [waiter, ...rest] = line
      if (rest.length > 0) accounts.set(account, rest)
      return waiter
    },

    remove(lane, waiter) {
      if (lane === 'person') {
        const at = people.indexOf(waiter)
        if (at >= 0) people.splice(at, 1)
        return
      }
      const rest = (accounts.get(lane.account) ?? []).filter((one) => one !== waiter)
      if (rest.length > 0) accounts.set(lane.account, rest)
      else accounts.delete(lane.account)
    },

    isEmpty: () => people.length === 0 && accounts.size === 0,
  }
}
