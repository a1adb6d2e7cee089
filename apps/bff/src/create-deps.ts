import type { FastifyBaseLogger } from 'fastify'
import { createAccountTokens } from './accounts/account-tokens.ts'
import { createProcountorAccess } from './accounts/procountor-access.ts'
import { createRefreshTokens } from './accounts/token-endpoint.ts'
import { createTokenRefreshStore } from './accounts/token-refresh-store.ts'
import { createTokenStore } from './accounts/token-store.ts'
import type { Clock } from './clock.ts'
import { createCompanyListStore } from './companies/company-list-store.ts'
import { createCompanyStore } from './companies/company-store.ts'
import { createCompanyReader } from './companies/read-companies.ts'
import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import { createAnswerTimes } from './deliveries/answer-times.ts'
import { createPace, slowingDown } from './deliveries/pace.ts'
import { createPaceStore } from './deliveries/pace-store.ts'
import type { Deps } from './deps.ts'
import { createConnectionStore } from './nmbrs/connection-store.ts'
import { createNmbrsAccess } from './nmbrs/nmbrs-access.ts'
import { createSeal } from './secrets/seal.ts'

interface Given {
  readonly config: Config
  readonly db: Db
  readonly log: FastifyBaseLogger
  readonly clock: Clock
  readonly newId: () => string
  /** Carries every call to Procountor. */
  readonly fetch?: typeof fetch
}

/** Puts together what routes and workers are given. Nothing starts yet. */
export function createDeps({ config, db, log, clock, newId, fetch: send = fetch }: Given): Deps {
  const { now } = clock
  const seal = createSeal(config.secretKey)
  const pace = createPace({
    requestsPerSecond: config.procountor?.requestsPerSecond ?? 1,
    clock,
    store: createPaceStore(db),
  })
  const answerTimes = createAnswerTimes(clock)
  const paced = slowingDown(answerTimes.timing(send), pace)
  const nmbrs = createNmbrsAccess(config.nmbrsSoapUrl, createConnectionStore(db, seal, now))
  const tokens = createAccountTokens({
    tokens: createTokenStore(db, seal, now),
    refreshes: createTokenRefreshStore(db, seal, now),
    refreshTokens: config.procountor === null ? null : createRefreshTokens(config.procountor, { clock, fetch: paced }),
    clock,
    log,
    newId,
    random: Math.random,
    // Everything of the account waits for it.
    depart: (atDeparture) => pace.depart('person', atDeparture),
  })
  const procountor = createProcountorAccess({ config: config.procountor, tokens, clock, pace, fetch: paced })
  const companyReader = createCompanyReader({
    nmbrs,
    companies: createCompanyStore(db, now),
    lists: createCompanyListStore(db, now, config.demoSeed),
    log,
  })
  return { config, db, log, clock, now, newId, nmbrs, procountor, pace, answerTimes, companyReader }
}
