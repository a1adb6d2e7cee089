import type { DeliveryState } from '@tosite/core'
import type { LedgerReceipt } from '@tosite/procountor'

export type Marked =
  /** Nothing stands that should not. */
  | { readonly kind: 'as-known' }
  /** The delivery's own receipt was invalidated, and this one stands in its place. */
  | { readonly kind: 'follow'; readonly receipt: LedgerReceipt }
  /** Several stand, or one does although nothing of the delivery should: their ids. */
  | { readonly kind: 'twice' | 'still-there'; readonly ids: readonly number[] }

/** States in which the receipt stands in Procountor. */
export const standing: readonly DeliveryState[] = ['verified', 'differs']

/**
 * What to make of receipts that carry a delivery's mark beside its own (`own` is what is left of that; undefined where there
 * is none). Whoever is told of two invalidates one of them, and which one is all the same: the other is the receipt from
 * then on. It is never sent again for that.
 */
export function judgeMarked(
  state: DeliveryState,
  own: LedgerReceipt | undefined,
  others: readonly LedgerReceipt[],
): Marked {
  const live = others.filter(isLive)
  const [only, another] = live
  if (only === undefined) return { kind: 'as-known' }
  if (own !== undefined && isLive(own)) return { kind: 'twice', ids: idsOf([own, ...live]) }
  if (standing.includes(state)) {
    return another === undefined ? { kind: 'follow', receipt: only } : { kind: 'twice', ids: idsOf(live) }
  }
  // Its reversal takes back one receipt: which of the two that is, makes no difference.
  if (state === 'reversed') {
    return another === undefined ? { kind: 'as-known' } : { kind: 'twice', ids: idsOf(live) }
  }
  return { kind: 'still-there', ids: idsOf(live) }
}

function isLive({ status }: Pick<LedgerReceipt, 'status'>): boolean {
  return status !== 'INVALIDATED'
}

function idsOf(receipts: readonly LedgerReceipt[]): readonly number[] {
  return receipts.map(({ id }) => id)
}
