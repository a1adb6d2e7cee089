import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { createRequestLog } from '../control/request-log.ts'
import { createArrangedFaults } from './arranged-faults.ts'
import { controlRoutes } from './control.ts'
import { controlRunRoutes } from './control-runs.ts'
import type { NmbrsSeed } from './entities.ts'
import { createFairUse } from './fair-use.ts'
import { soapRoutes } from './soap-routes.ts'
import type { NmbrsStore } from './store.ts'
import { createNmbrsStore } from './store.ts'

export type { NmbrsSeed } from './entities.ts'

export interface NmbrsStandInOptions {
  readonly seed: NmbrsSeed
  /** SQLite file; in memory where absent. A file with an office in it keeps what it has. */
  readonly file?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly now?: () => Date
  readonly newId?: () => string
  /** How late answers come late; a test may pass one that does not wait. */
  readonly wait?: (ms: number) => Promise<unknown>
}

export interface NmbrsStandIn {
  /** Without a trailing slash: what `NMBRS_SOAP_URL` takes. */
  readonly url: string
  readonly store: NmbrsStore
  readonly reset: () => void
  readonly close: () => Promise<void>
}

/** Nmbrs' SOAP services, version 3, at `{url}/soap/v3/{Service}.asmx`, and the control address `{url}/_sandbox/…`. */
export async function startNmbrsStandIn(options: NmbrsStandInOptions): Promise<NmbrsStandIn> {
  const { seed, file, port = 0, now = () => new Date(), newId = randomUUID, wait = pause } = options
  const store = createNmbrsStore(seed, file)
  const waitFor = async (ms: number): Promise<void> => {
    await wait(ms)
  }
  const fairUse = createFairUse(now, waitFor)
  const faults = createArrangedFaults()
  const log = createRequestLog()
  const reset = (): void => {
    store.reset()
    for (const each of [fairUse, faults, log]) each.clear()
  }

  const app = Fastify({
    bodyLimit: 50_000_000,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  app.register(async (scope) => soapRoutes(scope, { store, newId, fairUse, faults, log, now, wait: waitFor }))
  const control = async (scope: FastifyInstance): Promise<void> => {
    scope.setErrorHandler(async (error: FastifyError | RangeError, _request, reply) => {
      const isRefused = error instanceof RangeError || ('validation' in error && error.validation)
      return isRefused ? reply.code(400).send({ code: 'bad-order', message: error.message }) : reply.send(error)
    })
    controlRoutes(scope, { store, fairUse, faults, log, reset })
    controlRunRoutes(scope, store)
  }
  app.register(control, { prefix: '/_sandbox' })
  app.addHook('onClose', async () => store.close())

  const url = await app.listen({ host: '127.0.0.1', port })
  return { url, store, reset, close: () => app.close() }
}
