import type { VendorError } from '@tosite/contract'
import { NmbrsFault, NmbrsNoAnswer, NmbrsUnavailable } from '@tosite/nmbrs'
import { NoAnswer, ProcountorFailure, RateLimited, Rejected, Unauthorized, Unavailable } from '@tosite/procountor'
import { type ApiProblem, apiProblem } from './api-error.ts'

/** Nmbrs' failures as an answer, with its own words; anything else unchanged. */
export function problemOfNmbrs(error: unknown): unknown {
  if (error instanceof NmbrsFault) {
    return apiProblem('nmbrs-refused', 422, 'Nmbrs refused the request.', {
      vendor: [nmbrsWords(error)],
      values: { kind: error.kind },
    })
  }
  if (error instanceof NmbrsUnavailable) return apiProblem('nmbrs-unavailable', 502, 'Nmbrs gave no usable answer.')
  if (error instanceof NmbrsNoAnswer) return apiProblem('nmbrs-no-answer', 504, 'Nmbrs did not answer.')
  return error
}

/** Procountor's failures as an answer, with its own words; anything else unchanged. */
export function problemOfProcountor(error: unknown): unknown {
  return error instanceof ProcountorFailure ? problemOfFailure(error) : error
}

function problemOfFailure(failure: ProcountorFailure): ApiProblem {
  if (failure instanceof Rejected) {
    return apiProblem('procountor-refused', 422, 'Procountor refused the request.', {
      vendor: procountorWords(failure),
    })
  }
  if (failure instanceof Unauthorized) {
    return apiProblem('authorization-expired', 409, 'Procountor no longer accepts the authorization.')
  }
  if (failure instanceof RateLimited) {
    return apiProblem('procountor-unavailable', 503, 'Procountor asked to wait: too many requests.')
  }
  if (failure instanceof Unavailable) {
    return apiProblem('procountor-unavailable', 502, 'Procountor gave no usable answer.')
  }
  if (failure instanceof NoAnswer) return apiProblem('procountor-no-answer', 504, 'Procountor did not answer.')
  return apiProblem('procountor-unavailable', 502, failure.message)
}

/** All errors of a refusal, in the vendor's words and order. */
function procountorWords(failure: Rejected): VendorError[] {
  return failure.errors.map((error) => ({ vendor: 'procountor', ...error }))
}

function nmbrsWords(fault: NmbrsFault): VendorError {
  return {
    vendor: 'nmbrs',
    message: fault.title,
    ...(fault.code === undefined ? {} : { code: String(fault.code) }),
  }
}
