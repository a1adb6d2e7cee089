import { compareCells, type ReceiptCells, retryDelayMs } from '@tosite/core'
import {
  explainField,
  type LedgerReceipt,
  type LedgerReceiptCreate,
  NoAnswer,
  ProcountorFailure,
  RateLimited,
  Rejected,
  Unavailable,
} from '@tosite/procountor'
import { ApiProblem } from '../http/api-error.ts'
import { type DeliveryChange, later, type Moment } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import type { DeliveryError } from './delivery-view.ts'
import { ownError } from './own-error.ts'

/** So often in a row without getting anywhere; then a person is asked. About two hours with the growing delay. */
export const mostAttempts = 14
/** A lost answer is looked for soon, since it is there most of the time. */
const firstLookMs = 2_000
/** How long a vendor that says "too many" without a time is left alone. */
const rateLimitMs = 60_000

/** Procountor answered with the saved receipt: next comes reading it back. */
export function afterPost(saved: LedgerReceipt, moment: Moment): DeliveryChange {
  return {
    from: 'sending',
    moves: ['sent'],
    set: {
      waitingFor: null,
      dueAt: later(moment, 0),
      attempts: 0,
      procountorId: saved.id,
      procountorStatus: saved.status ?? null,
      procountorVersion: saved.version ?? null,
      errors: [],
    },
  }
}

/** What a failed POST means for the receipt. Whatever is not certain to have done nothing is uncertain. */
export function afterFailedPost(
  error: unknown,
  job: DeliveryJob,
  body: LedgerReceiptCreate,
  moment: Moment,
): DeliveryChange {
  if (error instanceof Rejected) {
    return { from: 'sending', moves: ['rejected'], set: { waitingFor: null, errors: explained(error, body) } }
  }
  if (didNothing(error)) {
    // The table of moves leads back over `uncertain`: this time there is nothing to look for.
    return { from: 'sending', moves: ['uncertain', 'queued'], set: waiting(error, job, moment) }
  }
  const { set, ...givenUp } = afterStray(moment)
  return { ...givenUp, set: { ...set, errors: inOurWords(error) } }
}

/** A step other than the POST failed: the delivery stays where it is and waits. */
export function afterFailedStep(error: unknown, job: DeliveryJob, moment: Moment): DeliveryChange {
  return { from: job.state, moves: [], set: waiting(error, job, moment) }
}

/** Found `sending` with nobody waiting for the answer. */
export function afterStray(moment: Moment): DeliveryChange {
  return {
    from: 'sending',
    moves: ['uncertain'],
    set: {
      waitingFor: 'settling',
      givenUpAt: later(moment, 0),
      dueAt: later(moment, firstLookMs),
      attempts: 0,
      notFound: 0,
    },
  }
}

/** The receipt as Procountor has it, beside what was sent. `approval` is why it could not be approved, where it was to be. */
export function afterReadBack(
  expected: ReceiptCells,
  found: ReceiptCells,
  read: Pick<LedgerReceipt, 'status' | 'version'>,
  approval: Rejected | null,
): DeliveryChange {
  const known = {
    procountorStatus: read.status ?? null,
    procountorVersion: read.version ?? null,
    attempts: 0,
    foundDate: found.date,
  }
  const { equal, cells } = compareCells(expected, found)
  if (!equal) {
    return { from: 'sent', moves: ['differs'], set: { ...known, waitingFor: null, differences: [...cells] } }
  }
  // Refused although it is approved: a request whose answer was late, or a person, did what was asked for.
  if (approval === null || read.status === 'APPROVED') {
    return { from: 'sent', moves: ['verified'], set: { ...known, waitingFor: null, errors: [], differences: [] } }
  }
  const errors = approval.errors.map((error) => ({ vendor: 'procountor' as const, ...error }))
  return { from: 'sent', moves: ['verified'], set: { ...known, waitingFor: 'person', errors, differences: [] } }
}

/**
 * An item was asked for and the answer was lost: the receipt is not sent before it is certain whether the item is there.
 * `lost` is why, where it is known. Part of a millisecond would be over before it is written.
 */
export function whileItemSettles(job: DeliveryJob, ms: number, moment: Moment, lost?: unknown): DeliveryChange {
  const known = lost === undefined ? {} : { errors: inOurWords(lost) }
  return {
    from: job.state,
    moves: [],
    set: { waitingFor: 'settling', dueAt: later(moment, Math.ceil(ms)), attempts: 0, ...known },
  }
}

/** A person is asked, and told what in our words or the vendor's. */
export function forPerson(job: Pick<DeliveryJob, 'state'>, errors: DeliveryError[]): DeliveryChange {
  return { from: job.state, moves: [], set: { waitingFor: 'person', errors } }
}

function waiting(error: unknown, job: DeliveryJob, moment: Moment): DeliveryChange['set'] {
  if (error instanceof ApiProblem && isAboutAuthorization(error)) {
    return { waitingFor: 'authorization', dueAt: later(moment, 0), errors: inOurWords(error) }
  }
  if (error instanceof RateLimited) {
    return { waitingFor: 'retry', dueAt: later(moment, error.retryAfterMs ?? rateLimitMs), errors: inOurWords(error) }
  }
  const attempts = job.attempts + 1
  const asked = error instanceof Unavailable ? (error.retryAfterMs ?? 0) : 0
  const errors = error instanceof Rejected ? vendorWords(error) : inOurWords(error)
  // A receipt or item made a moment ago may take a while to be there.
  const isFinal = error instanceof Rejected && error.status !== 404
  if (attempts >= mostAttempts || isFinal) return { waitingFor: 'person', attempts, errors }
  const dueAt = latest(later(moment, Math.max(asked, retryDelayMs(attempts, moment.random))), againAt(error))
  return { waitingFor: 'retry', attempts, dueAt, errors }
}

/** When the authorization is renewed at the earliest: until then every try would meet the same. */
function againAt(error: unknown): string {
  const at = error instanceof ApiProblem ? error.details?.values?.againAt : undefined
  return typeof at === 'string' ? at : ''
}

/** ISO date-times sort as text. */
function latest(a: string, b: string): string {
  return a < b ? b : a
}

/** An ApiProblem comes from getting a token: the call that met it did not leave. */
export function didNothing(error: unknown): boolean {
  if (error instanceof ProcountorFailure) return !error.mayHaveHappened
  return error instanceof ApiProblem
}

function isAboutAuthorization({ code }: ApiProblem): boolean {
  return code === 'authorization-expired' || code === 'account-not-authorized'
}

/** All errors in the vendor's words, each with the row it points at. */
function explained(error: Rejected, body: LedgerReceiptCreate): DeliveryError[] {
  const errors = vendorWords(error).map((one) => {
    const { row } = explainField(one.field, one.message)
    const account = row === undefined ? undefined : body.transactions[row]?.account
    return { ...one, ...(row === undefined ? {} : { row }), ...(account === undefined ? {} : { account }) }
  })
  if (errors.length > 0) return errors
  return [{ vendor: 'procountor', status: error.status, message: '' }]
}

function vendorWords(error: Rejected): DeliveryError[] {
  return error.errors.map((one) => ({ vendor: 'procountor', ...one }))
}

/** What happened, without the vendor's words: there were none to be relied on. */
function inOurWords(error: unknown): DeliveryError[] {
  if (error instanceof ApiProblem) return [ownError(error.code, error.message)]
  if (error instanceof NoAnswer) return [ownError(error.reason, error.message)]
  if (error instanceof ProcountorFailure) return [ownError(error.kind, error.message)]
  return [ownError('internal', 'Something unexpected happened here.')]
}
