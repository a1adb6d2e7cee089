import type { ApiError, ErrorCode } from '@tosite/contract'
import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isBusy, isStorageFailure } from '../db/sqlite-error.ts'
import { ApiProblem, apiProblem, bodyOf } from './api-error.ts'

/** The one place where an error becomes an answer: `{ code, message, details? }`. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error)
    if (problem?.code === 'storage-failed') request.log.error({ err: error }, 'the database cannot be written')
    if (problem === null) {
      request.log.error({ err: error }, 'unexpected error')
      return reply.code(500).send(bodyOf(apiProblem('internal', 500, 'Something went wrong in Tosite.')))
    }
    return reply.code(problem.status).send(bodyOf(problem))
  })
}

/** Null for a bug: its cause goes to the log and nothing of it to the browser. */
function problemOf(error: FastifyError): ApiProblem | null {
  if (error instanceof ApiProblem) return error
  if (isBusy(error)) return apiProblem('busy', 503, 'The database is busy: try again in a moment.')
  if (isStorageFailure(error))
    return apiProblem('storage-failed', 507, 'The database cannot be written: nothing changed.')
  if (hasZodFastifySchemaValidationErrors(error)) {
    return apiProblem('bad-request', 400, 'The request is not valid.', { fields: fieldsOf(error.validation) })
  }
  const status = error.statusCode ?? 500
  if (status < 400 || status >= 500) return null
  return apiProblem(codeByStatus[status] ?? 'bad-request', status, error.message)
}

const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'not-found',
  413: 'file-too-large',
  429: 'too-many-requests',
}

type Fields = NonNullable<NonNullable<ApiError['details']>['fields']>

/** Paths as people write them, `rules.accountMasks.0`; an unknown field is named itself. */
function fieldsOf(
  issues: readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[],
): Fields {
  return issues.flatMap(({ instancePath, message = 'not valid', params }) => {
    const path = instancePath.split('/').filter((part) => part !== '')
    const unknown = 'keys' in params && Array.isArray(params.keys) ? params.keys : []
    if (unknown.length === 0) return [{ path: path.join('.'), message }]
    return unknown.map((key) => ({ path: [...path, String(key)].join('.'), message: 'unknown field' }))
  })
}
