/** What the vendor said, kept verbatim. `field` is a path into the request, such as `transactions[2].account`. */
export interface VendorError {
  readonly status?: number
  readonly field?: string
  /** The short name beside an OAuth `error_description`, such as `invalid_grant`. */
  readonly code?: string
  readonly message: string
}

/** A call as errors and hooks name it: no ids, no query, no body, no token. */
export interface CallName {
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path template, for example `/ledgerreceipts/{id}`. */
  readonly path: string
}

export type FailureKind = 'unauthorized' | 'rejected' | 'rate-limited' | 'unavailable' | 'no-answer'

/** A call that did not succeed. Nothing of the request and no token is in its message or properties. */
export abstract class ProcountorFailure extends Error {
  abstract readonly kind: FailureKind
  readonly call: CallName
  /** True only for a write that Procountor may have carried out all the same: look before sending again. */
  readonly mayHaveHappened: boolean

  constructor(call: CallName, mayHaveHappened: boolean, message: string) {
    super(`Procountor: ${call.operation} (${call.method} ${call.path}) ${message}`)
    this.name = new.target.name
    // Copied field by field: what is passed here may carry the address and body too.
    this.call = { operation: call.operation, method: call.method, path: call.path }
    this.mayHaveHappened = mayHaveHappened && call.method !== 'GET'
  }
}

/** 401: the token is missing, expired or revoked. Nothing happened. */
export class Unauthorized extends ProcountorFailure {
  readonly kind = 'unauthorized'

  constructor(call: CallName) {
    super(call, false, 'was not authorized')
  }
}

/** A 4xx with the vendor's reasons. Nothing happened; a person or another request is needed. */
export class Rejected extends ProcountorFailure {
  readonly kind = 'rejected'
  readonly status: number
  // Private, with a getter: a vendor's sentence may repeat a value of the request, and loggers print own properties.
  readonly #errors: readonly VendorError[]

  constructor(call: CallName, status: number, errors: readonly VendorError[]) {
    const reasons = errors.map(logText).filter((text) => text !== '')
    super(call, false, `was refused with ${status}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`)
    this.status = status
    this.#errors = errors
  }

  /** All reasons, in the vendor's words and order. May be empty where the vendor gave none. */
  get errors(): readonly VendorError[] {
    return this.#errors
  }
}

/** 429: too many calls. Nothing happened. */
export class RateLimited extends ProcountorFailure {
  readonly kind = 'rate-limited'
  readonly retryAfterMs: number | undefined

  constructor(call: CallName, retryAfterMs: number | undefined) {
    super(call, false, 'came too soon after others')
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * `server-error`: 5xx or another status without meaning here. `not-json`: an HTML page of a gateway, or no JSON.
 * `no-trustworthy-answer`: JSON, but not what a success must hold, such as the saved object with its id.
 */
export type UnavailableReason = 'server-error' | 'not-json' | 'no-trustworthy-answer'

/** Something answered that cannot be relied on. */
export class Unavailable extends ProcountorFailure {
  readonly kind = 'unavailable'
  readonly reason: UnavailableReason
  readonly status: number
  readonly retryAfterMs: number | undefined

  constructor(
    call: CallName,
    answer: {
      readonly status: number
      readonly reason: UnavailableReason
      readonly detail?: string
      readonly retryAfterMs?: number | undefined
    },
  ) {
    super(
      call,
      true,
      `got no usable answer (${answer.status}, ${answer.reason}${answer.detail ? `: ${answer.detail}` : ''})`,
    )
    this.status = answer.status
    this.reason = answer.reason
    this.retryAfterMs = answer.retryAfterMs
  }
}

/** No answer, or only a part of one. `not-connected` is the one case where the request cannot have arrived. */
export class NoAnswer extends ProcountorFailure {
  readonly kind = 'no-answer'
  readonly reason: 'timeout' | 'cut' | 'not-connected'
  /** The system's name of what happened, such as `ECONNRESET`. */
  readonly code: string | undefined

  constructor(call: CallName, reason: NoAnswer['reason'], code?: string) {
    super(call, reason !== 'not-connected', `got no answer (${reason}${code === undefined ? '' : `, ${code}`})`)
    this.reason = reason
    this.code = code
  }
}

/** Fields and upper-case codes are safe to log; a sentence may quote the request. */
function logText({ field, message }: VendorError): string {
  const code = /^[A-Z][A-Z0-9_]+$/.test(message) ? message : undefined
  return [field, code].filter((part) => part !== undefined).join(' ')
}
