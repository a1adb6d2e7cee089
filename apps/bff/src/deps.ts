import type { FastifyBaseLogger } from 'fastify'
import type { ProcountorAccess } from './accounts/procountor-access.ts'
import type { Clock } from './clock.ts'
import type { CompanyReader } from './companies/read-companies.ts'
import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import type { AnswerTimes } from './deliveries/answer-times.ts'
import type { Pace } from './deliveries/pace.ts'
import type { NmbrsAccess } from './nmbrs/nmbrs-access.ts'

/** What routes and workers are given. */
export interface Deps {
  readonly config: Config
  readonly db: Db
  readonly clock: Clock
  /** The clock's time of day. */
  readonly now: () => Date
  readonly newId: () => string
  readonly log: FastifyBaseLogger
  readonly nmbrs: NmbrsAccess
  readonly procountor: ProcountorAccess
  /** When calls to Procountor may leave. */
  readonly pace: Pace
  readonly answerTimes: Pick<AnswerTimes, 'usualMs'>
  readonly companyReader: CompanyReader
  /** The delivery worker, where this process runs one: tells it that there may be something to do. */
  readonly worker?: { wake(): void }
}
