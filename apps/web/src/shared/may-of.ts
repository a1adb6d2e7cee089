import type { Me } from '@tosite/contract'
import { may, type Need } from '@tosite/core'

/**
 * Core's decision for the signed-in user. Which companies are seen is the server's to say, and its lists are already
 * filtered: a need about a company is asked here without one.
 */
export function mayOf(me: Pick<Me, 'template' | 'rights' | 'seesAll'>, need: Need): boolean {
  return may(
    {
      template: { name: me.template, rights: me.rights },
      scope: me.seesAll ? { kind: 'all' } : { kind: 'some', debtorIds: [], companyIds: [] },
    },
    need.place === 'company' ? { ...need, place: 'any' } : need,
  )
}
