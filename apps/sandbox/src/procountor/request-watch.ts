import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ArrangedFault } from '../control/faults.ts'
import type { RequestLog } from '../control/request-log.ts'
import { refuse } from './errors.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Sessions } from './sessions.ts'
import type { ProcountorStore } from './store.ts'

interface WatchOptions {
  readonly store: ProcountorStore
  readonly sessions: Sessions
  readonly log: RequestLog
  readonly rateLimit: RateLimit
  /** The real time, for the rate limit. */
  readonly now: () => Date
}

export const controlBase = '/_sandbox'

/** Logs every request that is not about the stand-in itself and holds the rate limit; answers how to log a fault. */
export function watchRequests(app: FastifyInstance, { store, sessions, log, rateLimit, now }: WatchOptions) {
  const numbers = new WeakMap<FastifyRequest, number>()
  const complete = (request: FastifyRequest, facts: { readonly status?: number; readonly fault?: string }) => {
    const number = numbers.get(request)
    const companyId = sessions.companyId(request)
    if (number !== undefined) log.complete(number, { ...facts, ...(companyId === undefined ? {} : { companyId }) })
  }

  app.addHook('onRequest', async (request) => {
    if (!isControl(request)) numbers.set(request, log.arrived(now().toISOString(), request.method, pathOf(request)))
    if (isCounted(request) && !rateLimit.arrive(now().getTime()))
      throw refuse(store.settings.facts().overLimitStatus, 'Too Many Requests')
  })
  app.addHook('onSend', async (request) => complete(request, {}))
  app.addHook('onResponse', async (request, reply) => complete(request, { status: reply.statusCode }))

  return (request: FastifyRequest, { kind }: ArrangedFault): void => complete(request, { fault: kind })
}

/** Path without API base and query, as the document writes it. */
export function pathOf({ url }: FastifyRequest): string {
  return url.replace(/\?.*$/, '').replace(/^\/api(?=\/)/, '')
}

export function isControl({ url }: FastifyRequest): boolean {
  return url.startsWith(controlBase)
}

/** The limit is about the API; pages that a person looks at do not count. */
function isCounted({ url }: FastifyRequest): boolean {
  return url.startsWith('/api/') || url.startsWith('/logout')
}
