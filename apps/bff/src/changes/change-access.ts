import type { Change, ChangeTopic } from '@tosite/contract'
import { type CompanyPlace, may, type Need, type Right, type Viewer } from '@tosite/core'

/** Whose screens a topic concerns: the same needs as those of the routes that answer it. Any one is enough. */
const needs: Readonly<Record<ChangeTopic, readonly Need[] | 'anyone'>> = {
  everything: 'anyone',
  connection: [{ right: 'nmbrs', level: 'read', place: 'master' }],
  companies: ofCompany('companies', 'procountor', 'journals'),
  accounts: [{ right: 'procountor', level: 'read', place: 'master' }],
  administrations: [{ right: 'procountor', level: 'read', place: 'master' }],
  mappings: [{ right: 'procountor', level: 'read', place: 'master' }],
  overview: ofCompany('journals'),
  runs: ofCompany('journals'),
  journals: ofCompany('journals'),
  deliveries: ofCompany('journals'),
}

/** Whether a viewer may know of a change. `place` is that of its company, null where it has none or is gone. */
export function mayKnow(viewer: Viewer, { topic }: Pick<Change, 'topic'>, place: CompanyPlace | null): boolean {
  const needed = needs[topic]
  if (needed === 'anyone') return true
  return needed.some((need) =>
    need.place === 'company' ? place !== null && may(viewer, need, place) : may(viewer, need),
  )
}

function ofCompany(...rights: readonly Right[]): readonly Need[] {
  return rights.map((right) => ({ right, level: 'read', place: 'company' }))
}
