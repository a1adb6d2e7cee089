import type { Scope } from '@tosite/core'
import { inArray, or, type SQL, sql } from 'drizzle-orm'
import { companies } from './schema.ts'

/** The condition on `companies` that leaves those a viewer sees; undefined where that is all of them. */
export function visibleCompanies(scope: Scope): SQL | undefined {
  if (scope.kind === 'all') return undefined
  const chosen: SQL[] = []
  if (scope.companyIds.length > 0) chosen.push(inArray(companies.id, [...scope.companyIds]))
  if (scope.debtorIds.length > 0) chosen.push(inArray(companies.debtorId, [...scope.debtorIds]))
  return chosen.length === 0 ? sql`false` : or(...chosen)
}
