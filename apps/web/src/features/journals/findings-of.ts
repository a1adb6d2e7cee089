import type { Finding } from '@tosite/contract'
import { RequestError } from '../../shared/request-error.ts'

/** Everything that an answer found wrong with a journal, to be listed below its message. */
export function findingsOf(error: unknown): readonly Finding[] {
  return error instanceof RequestError ? (error.details.findings ?? []) : []
}
