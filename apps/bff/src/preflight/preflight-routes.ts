import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { route } from '../http/route.ts'
import type { AdministrationsInUse } from '../receipts/administration-in-use.ts'
import { createReceiptStore } from '../receipts/receipt-store.ts'
import { createHeadcountReader } from './headcounts.ts'
import { runPreflight } from './run-preflight.ts'
import { createSentRunsStore } from './sent-runs-store.ts'

/** Whoever may look at a journal may have it looked at. */
const look = { right: 'journals', level: 'read', place: 'company' } as const

export function preflightRoutes(deps: Deps, administrations: AdministrationsInUse): FastifyPluginAsync {
  const preflight = {
    store: createReceiptStore(deps.db),
    administrations,
    sentRuns: createSentRunsStore(deps.db),
    headcounts: createHeadcountReader(deps),
    now: deps.now,
  }

  return async (app) => {
    route(app, 'checkJournal', look, ({ params, body }) =>
      runPreflight(preflight, {
        ...params,
        anew: body.anew,
        ...(body.seenHash === undefined ? {} : { seenHash: body.seenHash }),
      }),
    )
  }
}
