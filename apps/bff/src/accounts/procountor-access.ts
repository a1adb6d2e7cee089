import { createProcountorClient, type ProcountorClient } from '@tosite/procountor'
import { type Clock, timeoutOn } from '../clock.ts'
import type { ProcountorConfig } from '../config.ts'
import type { Lane } from '../deliveries/lanes.ts'
import type { Pace } from '../deliveries/pace.ts'
import { apiProblem } from '../http/api-error.ts'
import type { AccountTokens } from './account-tokens.ts'

export interface CallOptions {
  readonly lane?: Lane
  readonly beforeCall?: () => Promise<void>
  /** Once aborted, nobody waits for a departure any more: its reason is thrown. */
  readonly leaving?: AbortSignal
  /** Once aborted, no answer is waited for any more, as after a time-out. */
  readonly answers?: AbortSignal
}

export interface ProcountorAccess {
  /**
   * Does work with a client of an account's administration. A call answered 401 did nothing: the token is refreshed once
   * and that one call, never the whole work, goes out again.
   *
   * Calls leave at the pace of all, those of people (the default `lane`) before those of deliveries. `beforeCall` runs at
   * the departure time of every call, a repeated one included; when it throws, the call is not made.
   * @throws ProcountorFailure the client's own failures, unchanged
   * @throws ApiProblem procountor-unavailable where Procountor is not configured, and those of {@link AccountTokens}: no
   * token was to be had, and the call that met it did not happen
   */
  with<T>(accountId: string, work: (client: ProcountorClient) => Promise<T>, options?: CallOptions): Promise<T>
}

interface AccessOptions {
  /** Null: Procountor is not configured. */
  readonly config: ProcountorConfig | null
  readonly tokens: AccountTokens
  readonly clock: Clock
  readonly pace: Pick<Pace, 'depart'>
  readonly fetch?: typeof fetch
}

export function createProcountorAccess(options: AccessOptions): ProcountorAccess {
  const { config, tokens, clock, pace } = options

  return {
    async with(accountId, work, { lane = 'person', beforeCall, leaving, answers } = {}) {
      if (config === null) {
        throw apiProblem('procountor-unavailable', 503, 'Procountor is not configured: PROCOUNTOR_URL is not set.')
      }
      const client = createProcountorClient({
        baseUrl: config.url,
        apiPath: config.apiPath,
        accessToken: () => tokens.current(accountId),
        renewToken: async ({ token, isNew }) => {
          if (isNew === true) throw await tokens.giveUp(accountId, token)
          const next = await tokens.after(accountId, token)
          // Two that were stored one after the other: the second was made since.
          return isNew === undefined ? next : { ...next, isNew: true }
        },
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
        beforeCall: () => pace.depart(lane, beforeCall, leaving),
        now: () => clock.now().getTime(),
        startTimeout: (ms) => timeoutOn(clock, ms, answers),
      })
      return work(client)
    },
  }
}
