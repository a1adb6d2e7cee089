import type { PeriodType } from '@tosite/core'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import type { RunStore } from './run-store.ts'

/** A company's period type, which never changes: the stored one, else asked of Nmbrs and stored. */
export async function periodTypeOf(store: RunStore, nmbrs: NmbrsAccess, companyId: number): Promise<PeriodType> {
  const known = await store.periodType(companyId)
  if (known !== null) return known
  const { periodType } = await nmbrs.with((client) => client.currentPeriod(companyId))
  await store.setPeriodType(companyId, periodType)
  return periodType
}
