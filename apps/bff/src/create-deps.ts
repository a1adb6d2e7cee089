import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { createProcountorAccess } from './accounts/procountor-access.ts'
import { createRefreshTokens } from './accounts/token-endpoint.ts'
import { createTokenStore } from './accounts/token-store.ts'
import { createCompanyListStore } from './companies/company-list-store.ts'
import { createCompanyStore } from './companies/company-store.ts'
import { createCompanyReader } from './companies/read-companies.ts'
import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import { createPace } from './deliveries/pace.ts'
import type { Deps } from './deps.ts'
import { createConnectionStore } from './nmbrs/connection-store.ts'
import { createNmbrsAccess } from './nmbrs/nmbrs-access.ts'
import { createSeal } from './secrets/seal.ts'

interface Given {
  readonly config: Config
  readonly db: Db
  readonly log: FastifyBaseLogger
  readonly now: () => Date
  readonly newId: () => string
}

/** Puts together what routes and workers are given. Nothing starts yet. */
export function createDeps({ config, db, log, now, newId }: Given): Deps {
  const seal = createSeal(config.secretKey)
  const pace = createPace({
    requestsPerSecond: config.procountor?.requestsPerSecond ?? 1,
    clock: () => performance.now(),
    wait,
  })
  const nmbrs = createNmbrsAccess(config.nmbrsSoapUrl, createConnectionStore(db, seal, now))
  const procountor = createProcountorAccess({
    config: config.procountor,
    tokens: createTokenStore(db, seal, now),
    refreshTokens:
      config.procountor === null ? null : createRefreshTokens(config.procountor, { now, beforeCall: pace.depart }),
    now,
    beforeCall: pace.depart,
  })
  const companyReader = createCompanyReader({
    nmbrs,
    companies: createCompanyStore(db, now),
    lists: createCompanyListStore(db, now, config.demoSeed),
    log,
  })
  return { config, db, log, now, newId, nmbrs, procountor, pace, companyReader }
}
