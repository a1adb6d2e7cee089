import type { Certainty, Remedy } from './entry.ts'
import type { Matcher, VendorWordsLike } from './vendor-matcher.ts'

/** An error in a vendor's words: how it is recognized, how it looks, and how sure the fact is. */
export interface VendorFact extends Remedy {
  readonly matcher: Matcher
  readonly certainty: Certainty
  /** One as the vendor sends it; shown as such, and every matcher is tested on all of them. */
  readonly example: VendorWordsLike
}
