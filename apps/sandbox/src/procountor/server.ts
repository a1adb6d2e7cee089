import formbody from '@fastify/formbody'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { FaultBook } from '../control/faults.ts'
import type { RequestLog } from '../control/request-log.ts'
import { controlBooks } from './control-books.ts'
import { controlReceipts } from './control-receipts.ts'
import { controlServer } from './control-server.ts'
import { forbidden, Refusal, refuse } from './errors.ts'
import { addFaultHooks, type Wait } from './fault-hooks.ts'
import { loadOpenApi } from './openapi.ts'
import type { RateLimit } from './rate-limit.ts'
import { controlBase, isControl, pathOf, watchRequests } from './request-watch.ts'
import { accountingRoutes } from './routes/accounting-routes.ts'
import { dimensionRoutes } from './routes/dimension-routes.ts'
import { gapRoutes } from './routes/gaps.ts'
import { type Client, loginRoutes } from './routes/login-routes.ts'
import { logoutRoute } from './routes/logout-route.ts'
import { createReceiptAccess } from './routes/receipt-access.ts'
import { receiptReading } from './routes/receipt-reading.ts'
import { receiptStates } from './routes/receipt-states.ts'
import { receiptWriting } from './routes/receipt-writing.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { tokenRoutes } from './routes/token-routes.ts'
import { createSessions } from './sessions.ts'
import type { ProcountorStore } from './store.ts'

interface ServerDeps {
  readonly store: ProcountorStore
  readonly faults: FaultBook
  readonly log: RequestLog
  readonly rateLimit: RateLimit
  readonly reset: () => void
  readonly client: Client
  /** The real time, for the rate limit. */
  readonly now: () => Date
  readonly wait: Wait
}

/** Monthly versions stay for about nine months; 26.04 is the newest that is known. */
const versions = ['2508', '2509', '2510', '2511', '2512', '2601', '2602', '2603', '2604']
const versionedBase = new RegExp(`^/(?:latest|supported|v(?:${versions.join('|')}))(?=/api/)`)

export function buildServer({ store, faults, log, rateLimit, reset, client, now, wait }: ServerDeps): FastifyInstance {
  const api = loadOpenApi()
  const mistakes: string[] = []
  const app = Fastify({
    // Every base answers the same; what is left over of a wrong version is no path of ours: 404.
    rewriteUrl: ({ url = '/' }) => url.replace(versionedBase, ''),
    routerOptions: { maxParamLength: 4000 },
    bodyLimit: 50_000_000,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  readJson(app)
  app.register(formbody)

  const sessions = createSessions(store)
  const onStrike = watchRequests(app, { store, sessions, log, rateLimit, now })
  addFaultHooks(app, {
    faults,
    store,
    onStrike,
    wait,
    pathOf: (request) => (isControl(request) ? undefined : pathOf(request)),
  })
  app.addHook('onRequest', async (request) => {
    // Seen at the vendor's gateway: a GET that carries a body.
    const hasBody = Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers
    if (request.method === 'GET' && hasBody && !isControl(request)) throw forbidden()
  })
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send(envelope(refuse(404, 'Not Found'))))
  app.setErrorHandler(async (error: FastifyError | Refusal | RangeError, request, reply) => {
    if (isControl(request) && (error instanceof RangeError || ('validation' in error && error.validation)))
      return reply.code(400).send({ code: 'bad-order', message: error.message })
    if (error instanceof Refusal) return reply.code(error.status).send(envelope(error))
    const status = ('statusCode' in error && error.statusCode) || 500
    if (status < 500) return reply.code(status).send(envelope(refuse(status, error.message)))
    mistakes.push(`${request.method} ${request.routeOptions.url}: ${error.stack ?? error.message}`)
    return reply.code(500).send(envelope(refuse(500, 'Internal Server Error')))
  })

  for (const kind of ['login', 'keylogin'] as const) loginRoutes(app, kind, { store, client })
  const deps = { store, api, sessions }
  logoutRoute(app, deps)
  app.register(async (open) => tokenRoutes(open, { store, client }), { prefix: '/api' })
  app.register(
    async (guarded) => {
      guarded.addHook('onRequest', async (request) => {
        sessions.open(request)
      })
      const access = createReceiptAccess(deps)
      sessionRoutes(guarded, deps)
      accountingRoutes(guarded, deps)
      dimensionRoutes(guarded, deps)
      receiptReading(guarded, deps, access)
      receiptWriting(guarded, deps, access)
      receiptStates(guarded, deps, access)
      gapRoutes(guarded, api)
    },
    { prefix: '/api' },
  )
  app.register(
    async (open) => {
      // A web page always sends its origin with what it changes; tests and launchers have none.
      open.addHook('onRequest', async ({ headers }) => {
        if (headers.origin !== undefined) throw forbidden()
      })
      controlServer(open, { store, faults, log, rateLimit, reset, mistakes: () => mistakes })
      controlBooks(open, store, client)
      controlReceipts(open, store)
    },
    { prefix: controlBase },
  )
  return app
}

/** JSON in UTF-8; an empty body is no body, as on the state changes. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer)
      done(null, text.trim() === '' ? undefined : JSON.parse(text))
    } catch {
      done(refuse(400, 'Request body is not valid JSON in UTF-8.'))
    }
  })
}

function envelope({ errors }: Refusal) {
  return { errors }
}
