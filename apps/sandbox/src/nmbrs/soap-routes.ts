import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestLog } from '../control/request-log.ts'
import type { Answer } from './answer.ts'
import { bentAnswer, faultAnswer } from './answer.ts'
import type { ArrangedFaults } from './arranged-faults.ts'
import type { FairUse } from './fair-use.ts'
import { services } from './operations/index.ts'
import type { Operation, Service } from './operations/operation.ts'
import type { ServiceDependencies } from './service.ts'
import { findOperation } from './service.ts'
import { soapAction, soapVersion } from './soap.ts'
import type { SoapVersion } from './soap-version.ts'

export interface SoapRouteDependencies extends ServiceDependencies {
  readonly fairUse: FairUse
  readonly faults: ArrangedFaults
  readonly log: RequestLog
  readonly now: () => Date
  readonly wait: (ms: number) => Promise<void>
}

/** The services at `/soap/v3/{Service}.asmx`. */
export function soapRoutes(app: FastifyInstance, dependencies: SoapRouteDependencies): void {
  const { fairUse, log, now } = dependencies
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.all('/soap/v3/SingleSignOn.asmx', (_request, reply) => send(reply, notImitated('SingleSignOn')))

  for (const service of services) {
    const url = `/soap/v3/${service}.asmx`
    app.get(url, (_request, reply) => send(reply, notImitated('The service description')))
    app.post(url, async (request, reply) => {
      const version = soapVersion(request.headers['content-type'])
      // ASP.NET's refusal of a body that is not SOAP has no body of its own.
      if (version === undefined) return reply.code(415).send()
      await fairUse.depart()
      const logged = (name: string): number => log.arrived(now().toISOString(), 'POST', `${service}/${name}`)
      const found = operationOf(service, version, request)
      if (found.kind === 'operation') {
        const number = logged(found.operation.name)
        return answerCall(dependencies, found.operation, version, request, reply, number)
      }
      const answer = found.kind === 'answer' ? found.answer : notImitated(found.name)
      log.complete(logged(found.name), { status: answer.status })
      return send(reply, answer)
    })
  }
}

async function answerCall(
  dependencies: SoapRouteDependencies,
  operation: Operation,
  version: SoapVersion,
  request: FastifyRequest,
  reply: FastifyReply,
  number: number,
): Promise<FastifyReply> {
  const { faults, log, wait } = dependencies
  const fault = faults.take(operation.name)
  if (fault?.kind === 'delay') await wait(fault.ms)

  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const answer = bentAnswer(fault, dependencies, operation, version, bytes)
  const struck = fault === undefined ? {} : { fault: fault.kind }
  if (fault?.kind === 'cut' || fault?.kind === 'half-answer') {
    log.complete(number, struck)
    return cut(reply, fault.kind === 'cut' ? undefined : answer)
  }
  log.complete(number, { status: answer.status, ...struck })
  return send(reply, answer)
}

type Found =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'not-imitated'; readonly name: string }
  | { readonly kind: 'answer'; readonly name: ''; readonly answer: Answer }

function operationOf(service: Service, version: SoapVersion, { headers }: FastifyRequest): Found {
  const header = typeof headers.soapaction === 'string' ? headers.soapaction : undefined
  try {
    return findOperation(service, soapAction(version, headers['content-type'] ?? '', header))
  } catch (error) {
    return { kind: 'answer', name: '', answer: faultAnswer(version, error) }
  }
}

const notImitated = (name: string): Answer => ({ status: 501, type: 'text/plain', body: `${name} is not imitated.` })

const send = (reply: FastifyReply, { status, type, body }: Answer): FastifyReply =>
  reply.code(status).type(type).send(Buffer.from(body, 'utf-8'))

/** Ends the connection, at once or after half of an answer that announced its full length. */
function cut(reply: FastifyReply, half: Answer | undefined): FastifyReply {
  reply.hijack()
  if (half === undefined) {
    reply.raw.destroy()
    return reply
  }
  const bytes = Buffer.from(half.body, 'utf-8')
  reply.raw.writeHead(half.status, { 'content-type': half.type, 'content-length': bytes.length })
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy())
  return reply
}
