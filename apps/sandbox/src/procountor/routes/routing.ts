import type { OpenApi } from '../openapi.ts'
import type { Sessions } from '../sessions.ts'
import type { ProcountorStore } from '../store.ts'

/** What routes are made of. */
export interface RouteDeps {
  readonly store: ProcountorStore
  readonly api: OpenApi
  readonly sessions: Sessions
}

/** An id in a path; what is no 32-bit integer is nobody's id. */
export function idIn(params: unknown, name: string): number {
  const text = String((params as Record<string, unknown>)[name])
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
}
