import type { RunInfo } from '@tosite/nmbrs'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import type { ListedRun, RunStore } from './run-store.ts'

export interface ReadRunsDeps {
  readonly store: RunStore
  readonly nmbrs: NmbrsAccess
  readonly now: () => Date
}

/**
 * Reads a company's runs of a year from Nmbrs and stores them; the period type too, as long as it is not known.
 * @throws ApiProblem where Nmbrs cannot be read; what is stored stays then.
 */
export async function readRuns({ store, nmbrs, now }: ReadRunsDeps, companyId: number, year: number): Promise<void> {
  const known = await store.periodType(companyId)
  const { listed, period } = await nmbrs.with(async (client) => {
    const [listed, period] = await Promise.all([
      client.runs(companyId, year),
      known === null ? client.currentPeriod(companyId) : null,
    ])
    return { listed, period }
  })
  await store.save({
    companyId,
    year,
    listed: listed.filter((run) => run.year === year).map(toListedRun),
    ...(period === null ? {} : { periodType: period.periodType }),
    at: now().toISOString(),
  })
}

function toListedRun({ id, isLocked, runAt, number, year, periodStart, periodEnd, description }: RunInfo): ListedRun {
  return {
    nmbrsRunId: id,
    number,
    year,
    periodStart,
    periodEnd,
    description,
    runAt: runAt === '' ? null : runAt,
    locked: isLocked,
  }
}
