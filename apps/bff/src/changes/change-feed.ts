import type { FastifyBaseLogger } from 'fastify'
import type { ChangeStore, ChangesSince } from './change-store.ts'

/** Somebody who wants to be told. */
export interface Listener {
  /** The last change told. */
  readonly position: number
  /** Anything was committed: whether it is still to be told. */
  admits(): Promise<boolean>
  tell(since: ChangesSince): Promise<void>
  /** Nothing more is told. */
  end(): void
}

export interface ChangeFeed {
  /** Tells what changed since the listener's position at once, and goes on until it leaves. */
  join(listener: Listener): void
  leave(listener: Listener): void
  /** Ends every listener, and any that still comes. */
  stop(): void
}

interface FeedOptions {
  readonly store: ChangeStore
  readonly log: FastifyBaseLogger
  /** Calls back once after so many milliseconds; returns what undoes it. */
  readonly schedule: (work: () => void, ms: number) => () => void
}

/** Soon enough to look alive, and a look costs one question to SQLite that reads no table. */
const lookMs = 250

/** Reads stored changes for those who listen, and not at all while nobody does. */
export function createChangeFeed({ store, log, schedule }: FeedOptions): ChangeFeed {
  const listeners = new Set<Listener>()
  let seen = ''
  let cancel: (() => void) | undefined
  let isLooking = false
  let isStopped = false

  async function look(): Promise<void> {
    isLooking = true
    try {
      const stamp = store.stamp()
      if (stamp !== seen) {
        const read = readOnce(store)
        // Who joins meanwhile is among them.
        for (const listener of listeners) await tell(listener, read)
        seen = stamp
      }
    } catch (error) {
      log.warn({ err: error }, 'changes could not be read')
    } finally {
      isLooking = false
      cancel = listeners.size === 0 ? undefined : schedule(() => void look(), lookMs)
    }
  }

  async function tell(listener: Listener, since: ChangeStore['since']): Promise<void> {
    try {
      if (!(await listener.admits())) return listener.end()
      for (let position = -1; position !== listener.position; ) {
        position = listener.position
        await listener.tell(await since(position))
      }
    } catch (error) {
      // Its browser comes back and says how far it was told; the others are told meanwhile.
      log.warn({ err: error }, 'a stream of changes failed')
      listener.end()
    }
  }

  return {
    join(listener) {
      if (isStopped) return listener.end()
      listeners.add(listener)
      // Whoever comes back has something to catch up on.
      seen = ''
      if (isLooking) return
      cancel?.()
      void look()
    },
    leave(listener) {
      listeners.delete(listener)
      if (listeners.size > 0) return
      cancel?.()
      cancel = undefined
    },
    stop() {
      isStopped = true
      for (const listener of [...listeners]) listener.end()
    },
  }
}

/** Most listeners stand at the same place. */
function readOnce(store: ChangeStore): ChangeStore['since'] {
  const read = new Map<number, Promise<ChangesSince>>()
  return (position) => {
    const known = read.get(position) ?? store.since(position)
    read.set(position, known)
    return known
  }
}
