import type { WithdrawalObstacle } from '@tosite/core'
import type { Remedy } from './entry.ts'
import { inProcountor } from './remedies.ts'

/** For what stands in the way of taking a receipt back. */
export const withdrawalRemedies: Readonly<Record<WithdrawalObstacle, Remedy>> = {
  'no-open-period': inProcountor,
  'crosses-fiscal-year': inProcountor,
  missing: inProcountor,
}
