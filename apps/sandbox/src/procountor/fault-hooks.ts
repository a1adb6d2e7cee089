import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ArrangedFault, FaultBook } from '../control/faults.ts'
import { refuse, unauthorized } from './errors.ts'
import { bearerToken } from './sessions.ts'
import type { ProcountorStore } from './store.ts'

interface FaultHookOptions {
  readonly faults: FaultBook
  readonly store: ProcountorStore
  /** Path without API base and query; undefined where no fault may strike. */
  readonly pathOf: (request: FastifyRequest) => string | undefined
  readonly onStrike: (request: FastifyRequest, fault: ArrangedFault) => void
  readonly wait: Wait
}

/** Waits that long; rejects early when the server is being stopped. */
export type Wait = (ms: number, stopped: AbortSignal) => Promise<unknown>

const gatewayPage =
  '<html>\r\n<head><title>500 Internal Server Error</title></head>\r\n<body>\r\n<center><h1>500 Internal Server Error</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

/** Lets arranged faults strike: before anything is looked at, before the work, or after it on the way out. */
export function addFaultHooks(app: FastifyInstance, { faults, store, pathOf, onStrike, wait }: FaultHookOptions): void {
  const struck = new WeakMap<FastifyRequest, ArrangedFault>()
  const lastAnswers = new Map<string, { status: number; payload: unknown }>()
  const stopping = new AbortController()

  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request)
    const fault = path === undefined ? undefined : faults.strike(request.method, path)
    if (!fault) return
    struck.set(request, fault)
    onStrike(request, fault)
    if (fault.kind === 'revoke-refresh-token') revoke(request, store)
    if (fault.kind === 'cut') return cut(request, reply)
    const refusal = refusalFor(fault, store)
    if (refusal) throw refusal
  })

  // The body is in by now, so that what is delayed is the saving itself, also where the client has given up.
  app.addHook('preHandler', async (request) => {
    const fault = struck.get(request)
    if (fault?.kind === 'delay') await wait(fault.ms ?? 1000, stopping.signal)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = struck.get(request)
    const key = `${request.method} ${request.routeOptions.url}`
    const previous = lastAnswers.get(key)
    if (typeof payload === 'string' && request.method !== 'GET')
      lastAnswers.set(key, { status: reply.statusCode, payload })
    if (!fault) return payload
    if (fault.kind === 'save-then-cut') request.raw.socket.destroy()
    if (fault.kind === 'save-then-delay') await wait(fault.ms ?? 1000, stopping.signal)
    if (fault.kind === 'half-answer') return half(request, reply, String(payload))
    if (fault.kind === 'save-then-500-html') {
      reply.code(500).header('content-type', 'text/html').removeHeader('content-length')
      return gatewayPage
    }
    if (fault.kind === 'previous-answer' && previous) {
      reply.code(previous.status).removeHeader('content-length')
      return previous.payload
    }
    if (fault.kind === 'same-answer-twice') repeatAfterwards(request, reply, String(payload))
    return payload
  })

  app.addHook('preClose', async () => stopping.abort())
}

function refusalFor(fault: ArrangedFault, store: ProcountorStore) {
  if (fault.kind === 'refuse-before-saving') return refuse(fault.status ?? 400, fault.message ?? 'ARRANGED_REFUSAL')
  if (fault.kind === '429') return refuse(store.settings.facts().overLimitStatus, 'Too Many Requests')
  if (fault.kind === '500') return refuse(500, 'Internal Server Error')
  return fault.kind === '401-once' ? unauthorized() : undefined
}

/** Ends every token of the user and company behind the request; behind a token request, every refresh token there is. */
function revoke(request: FastifyRequest, { grants, clock }: ProcountorStore): void {
  const token = bearerToken(request)
  const grantee = token === undefined ? undefined : grants.liveToken('access', token, clock().getTime())
  if (token !== undefined && !grantee) return
  grants.endTokensOf('refresh', grantee ?? {})
  if (grantee) grants.endTokensOf('access', grantee)
}

function cut(request: FastifyRequest, reply: FastifyReply) {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

/** Promises the whole answer, sends half of it, and hangs up. */
function half(request: FastifyRequest, reply: FastifyReply, payload: string): Readable {
  const bytes = Buffer.from(payload)
  reply.header('content-length', bytes.length)
  return Readable.from(
    (async function* () {
      yield bytes.subarray(0, Math.floor(bytes.length / 2))
      request.raw.socket.destroySoon()
    })(),
  )
}

/** Writes the same bytes once more on the same connection, as an answer that nobody asked for. */
function repeatAfterwards(request: FastifyRequest, reply: FastifyReply, payload: string): void {
  const { socket } = request.raw
  const head = `HTTP/1.1 ${reply.statusCode} Repeated\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n\r\n`
  reply.raw.once('finish', () => {
    if (!socket.destroyed) socket.write(head + payload)
  })
}
