import type { RunRow } from '@tosite/contract'
import { canonicalJournal, compareSums, type Finding, type JournalResult, sumsByPeriodAndAccount } from '@tosite/core'
import { apiProblem, notFound } from '../http/api-error.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import type { RunStore } from '../runs/run-store.ts'
import type { JournalStore } from './journal-store.ts'
import { toPlain } from './plain-finding.ts'
import { sha256 } from './sha256.ts'

export interface CreateJournalDeps {
  readonly runs: RunStore
  readonly journals: JournalStore
  readonly nmbrs: NmbrsAccess
  readonly newId: () => string
}

/**
 * Freezes the journal of a run: fetched with cost centres and cost units, checked against the company's own sums, stored
 * whole or not at all.
 * @throws ApiProblem journal-exists, journal-refused with every finding, sums-differ, or why Nmbrs could not be read
 */
export async function createJournal(
  { runs, journals, nmbrs, newId }: CreateJournalDeps,
  companyId: number,
  runId: string,
  actor: Actor,
): Promise<RunRow> {
  const found = await runs.find(companyId, runId)
  if (found === null || found.run.nmbrsRunId === null) throw notFound('run')
  const { nmbrsRunId, year, deleted } = found.run
  if (found.row.journal !== null) throw apiProblem('journal-exists', 409, 'This run has a journal already.')
  if (deleted) throw refused([{ code: 'run-deleted', severity: 'problem', values: {} }])

  const place = { companyId, runId: nmbrsRunId, year }
  const [detailed, control] = await nmbrs.with((client) =>
    Promise.all([client.journal(place), client.companyJournal(place)]),
  )
  const journal = journalOf(detailed)
  const differences = compareSums(sumsByPeriodAndAccount(journal), sumsByPeriodAndAccount(journalOf(control)))
  if (differences.length > 0) throw sumsDiffer(differences)

  const contentHash = sha256(canonicalJournal(journal))
  await journals.create(runId, { id: newId(), companyId, source: 'nmbrs', fileName: null, journal, contentHash }, actor)
  const created = await runs.find(companyId, runId)
  if (created === null) throw notFound('run')
  return created.row
}

/** @throws ApiProblem `journal-refused` with everything that is wrong with the document. */
export function journalOf(result: JournalResult) {
  if (result.ok) return result.journal
  throw refused(result.findings)
}

function refused(findings: readonly Finding[]) {
  return apiProblem('journal-refused', 422, 'The journal cannot be used.', { findings: findings.map(toPlain) })
}

function sumsDiffer(findings: readonly Finding[]) {
  return apiProblem('sums-differ', 422, 'The journal does not come to the sums of the company journal.', {
    findings: findings.map(toPlain),
  })
}
