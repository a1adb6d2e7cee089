import { type Level, levels, type Need, type Scope, type Viewer } from './access.ts'

/** A company and the debtor it belongs to, by their Nmbrs ids. */
export interface CompanyPlace {
  readonly companyId: number
  readonly debtorId: number
}

/**
 * Whether a viewer may do what needs this: the right at the level, and the place. A company, where one is given, must be
 * among those the viewer sees; a need of place `company` without a company is refused.
 */
export function may(viewer: Viewer, need: Need, company?: CompanyPlace): boolean {
  if (!reaches(viewer.template.rights[need.right], need.level)) return false
  if (need.place === 'master' && viewer.scope.kind !== 'all') return false
  if (company === undefined) return need.place !== 'company'
  return sees(viewer.scope, company)
}

/** Whether a company is within a scope. */
export function sees(scope: Scope, { companyId, debtorId }: CompanyPlace): boolean {
  return scope.kind === 'all' || scope.companyIds.includes(companyId) || scope.debtorIds.includes(debtorId)
}

/** Whether a level is the needed one or more: none, read, write. */
export function reaches(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed)
}
