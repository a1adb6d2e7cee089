import { setTimeout as pause } from 'node:timers/promises'
import { createFaultBook } from '../control/faults.ts'
import { createRequestLog } from '../control/request-log.ts'
import type { Wait } from './fault-hooks.ts'
import { createRateLimit } from './rate-limit.ts'
import type { ProcountorSeed } from './seed.ts'
import { buildServer } from './server.ts'
import { openStore, type ProcountorStore } from './store.ts'

export interface ProcountorStandInOptions {
  readonly seed: ProcountorSeed
  /** Where the state is kept; by default it is forgotten. A file that holds state already is not seeded again. */
  readonly file?: string
  /** 0 takes a free one. */
  readonly port?: number
  readonly now?: () => Date
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly requestsPerSecond?: number
  /** How the delaying faults wait; a test may pass a gate of its own. */
  readonly wait?: Wait
}

export interface ProcountorStandIn {
  /** Without a slash at the end; the API is below `{url}/api`. */
  readonly url: string
  readonly store: ProcountorStore
  readonly reset: () => void
  readonly close: () => Promise<void>
}

/** Procountor as far as journals need it, on 127.0.0.1, with what it holds in SQLite. */
export async function startProcountorStandIn(options: ProcountorStandInOptions): Promise<ProcountorStandIn> {
  const { seed, file = ':memory:', port = 0, now = () => new Date(), requestsPerSecond = 20 } = options
  const wait: Wait = options.wait ?? ((ms, signal) => pause(ms, undefined, { signal }))
  const store = openStore({ seed, file, now })
  const faults = createFaultBook()
  const log = createRequestLog()
  const rateLimit = createRateLimit(requestsPerSecond)
  const reset = () => {
    store.reset()
    faults.clear()
    log.clear()
    rateLimit.clear()
  }
  const client = { id: options.clientId, secret: options.clientSecret, redirectUri: options.redirectUri }
  const app = buildServer({ store, faults, log, rateLimit, reset, client, now, wait })

  const url = await app.listen({ host: '127.0.0.1', port })
  return {
    url,
    store,
    reset,
    close: async () => {
      await app.close()
      store.close()
    },
  }
}
