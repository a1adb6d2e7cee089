import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { journals, runs } from '../db/schema.ts'
import { apiProblem } from '../http/api-error.ts'

/** What a person says about the run of a file. */
export interface UploadedRun {
  readonly year: number
  readonly period: number
  readonly number: number
  readonly description: string
}

/**
 * The run that an uploaded file belongs to: the one known by that number, else a new one (made only where `at` is given).
 * @throws ApiProblem `journal-exists` where it has a journal; `run-number-taken` where the number is another period's run.
 */
export function runForUpload(
  tx: Tx,
  { year, period, number, description }: UploadedRun,
  companyId: number,
  newId: () => string,
  at: string | null,
): string {
  const sameNumber = tx
    .select({ run: runs, journalId: journals.id })
    .from(runs)
    .leftJoin(journals, eq(journals.runId, runs.id))
    .where(and(eq(runs.companyId, companyId), eq(runs.year, year), eq(runs.number, number)))
    .all()
  const withJournal = sameNumber.find(({ journalId }) => journalId !== null)
  if (withJournal !== undefined) {
    throw apiProblem('journal-exists', 409, `Run ${number} of ${year} has a journal already.`, {
      values: { year, number, description: withJournal.run.description },
    })
  }
  const present = sameNumber.find(({ run }) => !run.deleted)?.run
  if (present !== undefined && present.periodEnd !== period) {
    throw apiProblem('run-number-taken', 409, `Run ${number} of ${year} is a run of period ${present.periodEnd}.`, {
      values: { year, number, period: present.periodEnd, description: present.description },
    })
  }
  if (present !== undefined || at === null) return present?.id ?? ''
  const id = newId()
  tx.insert(runs)
    .values({
      id,
      companyId,
      nmbrsRunId: null,
      number,
      year,
      periodStart: period,
      periodEnd: period,
      description,
      runAt: null,
      // Nobody uploads a file of a run that is still being worked on.
      locked: true,
      readAt: at,
    })
    .run()
  return id
}
