/** An item by what names it in Procountor: accounts of one administration share it. */
export interface ItemKey {
  readonly administrationId: number
  readonly dimensionId: number
  readonly code: string
}

/** An item that Procountor was asked to create, as long as it is not known what came of it. */
export interface ItemRequest {
  /** When nobody waited for the answer any more; null while somebody does, or did when the process ended. */
  readonly givenUpAt: string | null
  /** When it was looked for after the settle time and was not there; null before that. */
  readonly notFoundAt: string | null
}

/** Times that this process has witnessed, in milliseconds: it was never less long ago than they say. */
export interface ItemTimes {
  readonly sinceGivenUpMs: number
  /** How long the request may still land: never less than it may. */
  readonly settlesInMs: number
  readonly sinceNotFoundMs: number
}

/** A lost answer is looked for soon, since the item is there most of the time. */
export const firstItemLookMs = 2_000
/** Between the two times that it must not be found. */
const secondItemLookMs = 5_000

/** How long a look would tell nothing new. Many receipts need the item: one of them looks, and not each. */
export function waitBeforeLook(
  { notFoundAt }: ItemRequest,
  { sinceGivenUpMs, sinceNotFoundMs }: Omit<ItemTimes, 'settlesInMs'>,
): number {
  if (sinceGivenUpMs < firstItemLookMs) return firstItemLookMs - sinceGivenUpMs
  return notFoundAt === null ? 0 : Math.max(0, secondItemLookMs - sinceNotFoundMs)
}

export type AfterNotFound =
  | { readonly kind: 'create' }
  /** `notFoundAt` counts from now on, or did not count. */
  | { readonly kind: 'wait'; readonly ms: number; readonly counts: boolean }

/**
 * What it means that an item is not there. As for receipts, it may be made again only after it was twice not found, the
 * first time at least the settle time after the request was given up: the request may still land until then.
 */
export function afterItemNotFound(request: ItemRequest | null, { settlesInMs }: ItemTimes): AfterNotFound {
  if (request === null) return { kind: 'create' }
  if (settlesInMs > 0) return { kind: 'wait', ms: settlesInMs, counts: false }
  if (request.notFoundAt === null) return { kind: 'wait', ms: secondItemLookMs, counts: true }
  return { kind: 'create' }
}
