import type { Need } from '@tosite/core'
import { useMay } from '../../shared/queries/session-queries.ts'

const writeJournals = { right: 'journals', level: 'write', place: 'any' } as const satisfies Need

/** Whether the signed-in user may create, send and mark journals. */
export function useMayWrite(): boolean {
  return useMay()(writeJournals)
}
