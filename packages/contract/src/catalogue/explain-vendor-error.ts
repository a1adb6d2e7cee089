import type { VendorError } from '../problem.ts'
import type { Remedy } from './entry.ts'
import { type NmbrsEntryId, nmbrsFacts } from './nmbrs-facts.ts'
import { type ProcountorEntryId, procountorFacts } from './procountor-facts.ts'
import type { VendorFact } from './vendor-entry.ts'
import { type Captures, match } from './vendor-matcher.ts'

export interface VendorExplanation {
  readonly id: ProcountorEntryId | NmbrsEntryId
  readonly remedy: Remedy
  /** What the vendor's sentence named, such as `field` and `value`. */
  readonly captures: Captures
}

type Fact = readonly [VendorExplanation['id'], VendorFact]

const factsOf: Readonly<Record<VendorError['vendor'], readonly Fact[]>> = {
  procountor: Object.entries(procountorFacts) as Fact[],
  nmbrs: Object.entries(nmbrsFacts) as Fact[],
  // Its own errors are entries by their code.
  tosite: [],
}

/**
 * The entry of the catalogue that a vendor's error is; null where it is unknown, and the vendor's own words are all there
 * is. A code goes before words, and words before the status alone.
 */
export function explainVendorError(error: VendorError): VendorExplanation | null {
  const facts = factsOf[error.vendor]
  for (const by of ['code', 'words', 'status'] as const) {
    for (const [id, fact] of facts) {
      if (fact.matcher.by !== by) continue
      const captures = match(fact.matcher, error)
      if (captures !== null) return { id, remedy: fact, captures }
    }
  }
  return null
}
