import type { LeaseStore } from './lease-store.ts'

/** Sending is over here: the call was not made. */
export class LeaseLost extends Error {
  constructor(reason = 'another process has taken over sending') {
    super(reason)
    this.name = 'LeaseLost'
  }
}

export interface Lease {
  /** Takes or keeps the lease; null while another process holds it. Another term than before: someone else had it. */
  acquire(): Promise<number | null>
  /** To be asked before every call. @throws LeaseLost */
  check(): Promise<void>
  release(): Promise<void>
}

interface LeaseOptions {
  readonly store: LeaseStore
  /** Names this process. */
  readonly holder: string
  readonly now: () => Date
  readonly ttlMs: number
}

export function createLease({ store, holder, now, ttlMs }: LeaseOptions): Lease {
  let term: number | null = null
  let renewAt = 0

  async function acquire(): Promise<number | null> {
    const at = now()
    if (term !== null && at.getTime() < renewAt && (await store.isHeld(holder, term, at.toISOString()))) return term
    term = await store.acquire(holder, at.toISOString(), new Date(at.getTime() + ttlMs).toISOString())
    renewAt = at.getTime() + ttlMs / 3
    return term
  }

  return {
    acquire,

    async check() {
      const before = term
      if (before === null || (await acquire()) !== before) throw new LeaseLost()
    },

    async release() {
      if (term !== null) await store.release(holder, term, now().toISOString())
      term = null
    },
  }
}
