import type { ApiError, BrowserErrorCode, ErrorCode } from '@tosite/contract'

/** Besides the server's codes: it could not be reached, or answered something that is not ours. */
export type RequestErrorCode = ErrorCode | Exclude<BrowserErrorCode, 'unexpected'>
export type ErrorDetails = NonNullable<ApiError['details']>

/** A request that was not answered as hoped. Screens render `code` and `details`; `message` is for logs. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: RequestErrorCode
  readonly details: ErrorDetails
  /** HTTP status; 0 where there was no answer. */
  readonly status: number

  constructor(
    failure: { readonly code: RequestErrorCode; readonly message: string; readonly details?: ErrorDetails | undefined },
    status: number,
    options?: ErrorOptions,
  ) {
    super(failure.message, options)
    this.code = failure.code
    this.details = failure.details ?? {}
    this.status = status
  }
}

export function isNotSignedIn(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'not-signed-in'
}

/** What a proxy answers, in words of its own, where the server behind it does not. */
const statusesOfProxies = [502, 503, 504]

/** Neither the server nor, where one stands before it, a proxy that could reach it. */
export function hadNoAnswer(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false
  return error.status === 0 || (error.code === 'not-understood' && statusesOfProxies.includes(error.status))
}
