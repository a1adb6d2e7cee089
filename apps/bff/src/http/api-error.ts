import type { ApiError, ErrorCode } from '@tosite/contract'

/** An error answer on its way to the error handler. */
export class ApiProblem extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: ApiError['details']

  constructor(code: ErrorCode, status: number, message: string, details?: ApiError['details']) {
    super(message)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** `message` is English, for logs and programs; screens render `code` and `details`. */
export function apiProblem(
  code: ErrorCode,
  status: number,
  message: string,
  details?: ApiError['details'],
): ApiProblem {
  return new ApiProblem(code, status, message, details)
}

/** Also the answer where something exists that the viewer may not see: existence is not told. */
export function notFound(thing: string): ApiProblem {
  return new ApiProblem('not-found', 404, `There is no such ${thing}.`)
}

/** The answer's body. */
export function bodyOf(problem: ApiProblem): ApiError {
  return {
    code: problem.code,
    message: problem.message,
    ...(problem.details === undefined ? {} : { details: problem.details }),
  }
}
