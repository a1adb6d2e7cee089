import type { RunRow } from '@tosite/contract'
import { canonicalJournal, isPeriodOf, monthOf, type Period, type PeriodType } from '@tosite/core'
import { parseJournalFile, sniffJournalFile } from '@tosite/nmbrs'
import { apiProblem, notFound } from '../http/api-error.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { periodTypeOf } from '../runs/period-type.ts'
import { type CreateJournalDeps, journalOf } from './create-journal.ts'
import { sha256 } from './sha256.ts'
import type { UploadedRun } from './uploaded-run-store.ts'

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Stores a journal from a file (journal XML or SIE 4) with the run that a person says it belongs to.
 * @throws ApiProblem naming what is wrong; nothing is stored then
 */
export async function uploadJournal(
  deps: CreateJournalDeps,
  companyId: number,
  run: UploadedRun,
  file: UploadedFile,
  actor: Actor,
): Promise<RunRow> {
  const periodType = await periodTypeOf(deps.runs, deps.nmbrs, companyId)
  if (!isPeriodOf(periodType, run.period)) throw noSuchPeriod(run, periodType)
  await deps.journals.checkUpload(run, companyId)
  if (sniffJournalFile(file.bytes) === 'unknown') {
    throw apiProblem('file-not-recognized', 422, 'The file is neither journal XML nor SIE 4.', {
      values: { fileName: file.name },
    })
  }
  const journal = journalOf(
    parseJournalFile(file.bytes, { periodOfDate: (date) => periodOfDate(date, run, periodType) }),
  )
  const contentHash = sha256(canonicalJournal(journal))
  const runId = await deps.journals.upload(
    run,
    { id: deps.newId(), companyId, source: 'upload', fileName: file.name, journal, contentHash },
    actor,
  )
  const stored = await deps.runs.find(companyId, runId)
  if (stored === null) throw notFound('run')
  return stored.row
}

/** SIE has dates only: months are periods of a monthly company, and anything else can only be the run's own period. */
export function periodOfDate(date: string, run: Pick<UploadedRun, 'year' | 'period'>, type: PeriodType): Period {
  if (type !== 'month') return { year: run.year, number: run.period }
  const { year, month } = monthOf(date)
  return { year, number: month }
}

function noSuchPeriod({ period }: UploadedRun, periodType: PeriodType) {
  return apiProblem('bad-request', 400, `The company has no period ${period}.`, {
    fields: [{ path: 'period', message: `There is no period ${period} in a company of this period type.` }],
    values: { period, periodType },
  })
}
