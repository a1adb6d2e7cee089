import type { FastifyInstance } from 'fastify'
import type { RequestLog } from '../control/request-log.ts'
import type { ArrangedFaults, Fault } from './arranged-faults.ts'
import type { FaultOrder, RequestQuery, SwitchOrder } from './control-schemas.ts'
import { faultOrder, requestQuery, switchOrder } from './control-schemas.ts'
import { isFaultCode } from './errors.ts'
import type { FairUse } from './fair-use.ts'
import { operations } from './operations/index.ts'
import type { NmbrsStore } from './store.ts'

export interface ControlDependencies {
  readonly store: NmbrsStore
  readonly fairUse: FairUse
  readonly faults: ArrangedFaults
  readonly log: RequestLog
  /** State as seeded; log, faults and counts empty. */
  readonly reset: () => void
}

/** The server as a whole: what it holds and saw, what goes wrong next, the API template. Not part of Nmbrs. */
export function controlRoutes(app: FastifyInstance, { store, fairUse, faults, log, reset }: ControlDependencies): void {
  app.get('/state', async () => ({
    debtors: store.debtors(),
    companies: store.companies().map(({ employees, ...company }) => ({ ...company, employees: employees.length })),
    requests: log.count(),
    delayedRequests: fairUse.delayed(),
    faults: faults.list(),
    switchedOff: store.switchedOff(),
  }))

  app.post('/reset', async () => {
    reset()
    return { reset: true }
  })

  app.get<{ Querystring: RequestQuery }>('/requests', { schema: { querystring: requestQuery } }, async ({ query }) => ({
    requests: log.since(Number(query.since ?? 0)),
  }))

  app.post<{ Body: FaultOrder }>('/faults', { schema: { body: faultOrder } }, async ({ body }) => {
    const { operation } = body
    if (operation !== undefined && !operations.some(({ name }) => name === operation)) {
      throw new RangeError(`There is no operation "${operation}".`)
    }
    const fault = faultFrom(body)
    return faults.arrange(operation === undefined ? { fault } : { operation, fault })
  })
  app.get('/faults', async () => ({ faults: faults.list() }))
  app.delete('/faults', async () => {
    faults.clear()
    return { faults: faults.list() }
  })

  app.post<{ Body: SwitchOrder }>('/operations', { schema: { body: switchOrder } }, async ({ body }) => {
    const known = operations.some(({ service, name }) => service === body.service && name === body.operation)
    if (!known) throw new RangeError(`There is no operation "${body.service}.${body.operation}".`)
    store.switchOperation(body.service, body.operation, body.on)
    return { switchedOff: store.switchedOff() }
  })
}

function faultFrom({ operation, kind, code, ms }: FaultOrder): Fault {
  if (kind === 'delay') return { kind, ms: ms ?? 1000 }
  if (kind === 'fault') {
    if (code === undefined || !isFaultCode(code)) throw new RangeError(`"code" cannot be ${code}.`)
    return { kind, code }
  }
  if (kind === 'malformed' && !/^(Journals|Reports)_/.test(operation ?? '')) {
    throw new RangeError('"malformed" needs an "operation" that answers a document.')
  }
  return { kind }
}
