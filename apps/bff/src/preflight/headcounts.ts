import type { VendorError } from '@tosite/contract'
import type { Headcounts, Period } from '@tosite/core'
import { ApiProblem } from '../http/api-error.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'

export interface Counted {
  readonly headcounts: Headcounts
  /** Why nobody could be counted, in Nmbrs' words. */
  readonly vendor: readonly VendorError[]
}

export interface HeadcountReader {
  /** People per cost centre of a company in a period. It never fails: where Nmbrs does not tell, nobody is counted. */
  read(companyId: number, period: Period): Promise<Counted>
}

/** As long as reference data of Procountor is warm. */
const warmMs = 5 * 60_000

interface Kept {
  readonly until: number
  readonly counted: Promise<Counted>
}

/**
 * Counts in memory only: nothing of it is stored or logged, and it is forgotten after a few minutes. Numbers per cost
 * centre are kept that long, never people.
 */
export function createHeadcountReader({ nmbrs, now }: { nmbrs: NmbrsAccess; now: () => Date }): HeadcountReader {
  const kept = new Map<string, Kept>()

  async function ask(companyId: number, period: Period): Promise<Counted> {
    try {
      const people = await nmbrs.with((client) => client.headcounts(companyId, period))
      return { headcounts: { kind: 'counted', people }, vendor: [] }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return { headcounts: { kind: 'not-counted' }, vendor: error.details?.vendor ?? [] }
    }
  }

  return {
    async read(companyId, period) {
      const at = now().getTime()
      for (const [key, { until }] of kept) if (until <= at) kept.delete(key)
      const key = `${companyId}/${period.year}/${period.number}`
      const known = kept.get(key)
      if (known !== undefined) return known.counted
      const counted = ask(companyId, period)
      kept.set(key, { until: at + warmMs, counted })
      const { headcounts } = await counted.catch((error: unknown) => {
        kept.delete(key)
        throw error
      })
      // A refusal is asked about again: the right may be given meanwhile.
      if (headcounts.kind === 'not-counted') kept.delete(key)
      return counted
    },
  }
}
