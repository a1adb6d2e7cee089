import type { FastifyInstance } from 'fastify'
import { type FaultBook, type FaultOrder, faultKinds } from '../control/faults.ts'
import type { RequestLog } from '../control/request-log.ts'
import { switchFacts } from './facts.ts'
import type { RateLimit } from './rate-limit.ts'
import type { ProcountorStore } from './store.ts'

interface ControlDeps {
  readonly store: ProcountorStore
  readonly faults: FaultBook
  readonly log: RequestLog
  readonly rateLimit: RateLimit
  /** State as seeded; log, faults and counts empty. */
  readonly reset: () => void
  /** Answers of status 500 that no fault was arranged for: a mistake of the stand-in itself. */
  readonly mistakes: () => readonly string[]
}

const strict = { type: 'object', additionalProperties: false } as const
const text = { type: 'string' } as const
const whole = { type: 'integer' } as const

/** The server as a whole: what it holds and saw, faults, clock, inferred facts. */
export function controlServer(app: FastifyInstance, deps: ControlDeps): void {
  const { store, faults, log, rateLimit, reset, mistakes } = deps
  const clock = () => ({ now: store.clock().toISOString(), aheadMs: store.settings.clockAheadMs() })

  app.get('/state', async () => ({
    clock: clock(),
    companies: store.reference.companies().map(({ id, name }) => ({ id, name, receipts: store.receipts.count(id) })),
    tokens: store.grants.counts(store.clock().getTime()),
    requests: log.count(),
    rateLimit: rateLimit.report(),
    faults: faults.list(),
    facts: store.settings.facts(),
    mistakes: mistakes(),
  }))

  app.post('/reset', async () => {
    reset()
    return { reset: true }
  })

  app.get(
    '/requests',
    { schema: { querystring: { ...strict, properties: { since: { type: 'string', pattern: '^\\d+$' } } } } },
    async (request) => ({ requests: log.since(Number((request.query as { since?: string }).since ?? 0)) }),
  )

  const order = {
    ...strict,
    required: ['kind'],
    properties: {
      kind: { enum: faultKinds },
      method: text,
      path: text,
      nth: { type: 'integer', minimum: 1 },
      ms: { type: 'integer', minimum: 0 },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      message: text,
    },
  }
  app.post('/faults', { schema: { body: order } }, async (request) => faults.arrange(request.body as FaultOrder))
  app.get('/faults', async () => ({ faults: faults.list() }))
  app.delete('/faults', async () => {
    faults.clear()
    return { faults: faults.list() }
  })

  app.post(
    '/clock',
    {
      schema: { body: { ...strict, required: ['advanceSeconds'], properties: { advanceSeconds: { type: 'number' } } } },
    },
    async (request) => {
      const { advanceSeconds } = request.body as { advanceSeconds: number }
      store.settings.setClockAheadMs(store.settings.clockAheadMs() + Math.round(advanceSeconds * 1000))
      return clock()
    },
  )

  app.post('/facts', { schema: { body: { type: 'object' } } }, async (request) => {
    const facts = switchFacts(store.settings.facts(), request.body as Record<string, unknown>)
    store.settings.setFacts(facts)
    return facts
  })

  const revocation = {
    ...strict,
    required: ['kind'],
    properties: { kind: { enum: ['access', 'refresh', 'api-key'] }, username: text, companyId: whole },
  }
  app.post('/tokens/revoke', { schema: { body: revocation } }, async (request) => {
    const { kind, username, companyId } = request.body as {
      kind: 'access' | 'refresh' | 'api-key'
      username?: string
      companyId?: number
    }
    const user = username === undefined ? undefined : store.users.byName(username)
    if (username !== undefined && !user) throw new RangeError(`There is no user "${username}".`)
    const whose = { ...(user && { userId: user.id }), ...(companyId !== undefined && { companyId }) }
    return { revoked: store.grants.endTokensOf(kind, whose) }
  })
}
