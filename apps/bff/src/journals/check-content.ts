import type { ContentCheck } from '@tosite/contract'
import { canonicalJournal } from '@tosite/core'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import type { CheckedJournal, ContentCheckStore } from './content-check-store.ts'
import { journalOf } from './create-journal.ts'
import { sha256 } from './sha256.ts'

export interface CheckContentDeps {
  readonly checks: ContentCheckStore
  readonly nmbrs: NmbrsAccess
  readonly now: () => Date
}

/**
 * Reads a run's journal in Nmbrs again and compares it with the snapshot.
 * @throws ApiProblem where Nmbrs cannot be read, or gives a journal that cannot be used
 */
export async function checkContent(
  { checks, nmbrs, now }: CheckContentDeps,
  { companyId, journalId, nmbrsRunId, year }: CheckedJournal,
): Promise<ContentCheck> {
  const journal = journalOf(await nmbrs.with((client) => client.journal({ companyId, runId: nmbrsRunId, year })))
  const found = { journal, hash: sha256(canonicalJournal(journal)) }
  return checks.save(companyId, journalId, found, now().toISOString())
}
