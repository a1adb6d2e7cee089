import type { JournalSummary, RunRow } from '@tosite/contract'
import { comparePeriods, isLive, journalState, type Period } from '@tosite/core'
import { and, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { contentChecks, deliveries, journals, receipts, runs } from '../db/schema.ts'
import { startPeriodOf } from '../mappings/mapping-store.ts'
import { countsForJournal, isShown } from './run-state-store.ts'

type JournalHead = Omit<typeof journals.$inferSelect, 'snapshot'>

/** The columns of a journal without its entries. */
export const journalHead = {
  id: journals.id,
  runId: journals.runId,
  companyId: journals.companyId,
  source: journals.source,
  fileName: journals.fileName,
  contentHash: journals.contentHash,
  createdAt: journals.createdAt,
  markedAsSentAt: journals.markedAsSentAt,
  markedAsSentBy: journals.markedAsSentBy,
  paymentDate: journals.paymentDate,
}

/** A company's runs of a year, newest first, each with its journal and state. */
export function runRowsOfYear(tx: Tx, companyId: number, year: number): RunRow[] {
  return selectRunRows(tx, companyId, and(eq(runs.year, year), isShown))
}

export function runRow(tx: Tx, companyId: number, runId: string): RunRow | null {
  return selectRunRows(tx, companyId, eq(runs.id, runId))[0] ?? null
}

function selectRunRows(tx: Tx, companyId: number, where: SQL | undefined): RunRow[] {
  const startPeriod = startPeriodOf(tx, companyId)
  const rows = tx
    .select({ run: runs, journal: journalHead, foundHash: contentChecks.foundHash })
    .from(runs)
    .leftJoin(journals, eq(journals.runId, runs.id))
    .leftJoin(contentChecks, eq(contentChecks.journalId, journals.id))
    .where(and(eq(runs.companyId, companyId), where))
    .orderBy(desc(runs.year), desc(runs.periodEnd), desc(runs.number))
    .all()
  const tallies = tallyDeliveries(
    tx,
    rows.flatMap(({ journal }) => (journal === null ? [] : [journal.id])),
  )
  return rows.map(({ run, journal, foundHash }) =>
    toRunRow(run, journal, journal === null ? [] : (tallies.get(journal.id) ?? []), { foundHash, startPeriod }),
  )
}

interface Tally {
  readonly journalId: string
  readonly kind: (typeof receipts.$inferSelect)['kind']
  readonly state: (typeof deliveries.$inferSelect)['state']
  readonly waitingFor: (typeof deliveries.$inferSelect)['waitingFor']
  readonly procountorStatus: string | null
  readonly isChanged: boolean
  readonly count: number
}

function tallyDeliveries(tx: Tx, journalIds: readonly string[]): ReadonlyMap<string, readonly Tally[]> {
  if (journalIds.length === 0) return new Map()
  const { journalId, kind } = receipts
  const { state, waitingFor, procountorStatus } = deliveries
  const isChanged = sql`${deliveries.changedLater} is not null`.mapWith(Boolean)
  const tallies: Tally[] = tx
    .select({ journalId, kind, state, waitingFor, procountorStatus, isChanged, count: count() })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .where(and(inArray(journalId, [...journalIds]), countsForJournal))
    .groupBy(journalId, kind, state, waitingFor, procountorStatus, isChanged)
    .all()
  const byJournal = new Map<string, Tally[]>()
  for (const tally of tallies) byJournal.set(tally.journalId, [...(byJournal.get(tally.journalId) ?? []), tally])
  return byJournal
}

function toRunRow(
  run: typeof runs.$inferSelect,
  journal: JournalHead | null,
  tallies: readonly Tally[],
  { foundHash, startPeriod }: { readonly foundHash: string | null; readonly startPeriod: Period | null },
): RunRow {
  return {
    id: run.id,
    number: run.number,
    description: run.description,
    year: run.year,
    periodStart: run.periodStart,
    periodEnd: run.periodEnd,
    runAt: run.runAt,
    locked: run.locked,
    deleted: run.deleted,
    beforeStart: startPeriod !== null && comparePeriods({ year: run.year, number: run.periodEnd }, startPeriod) < 0,
    state: journalState(
      tallies.map(({ state }) => state),
      {
        created: journal !== null,
        markedAsSent: journal !== null && journal.markedAsSentAt !== null,
        waitsForPerson: tallies.some(({ waitingFor }) => waitingFor === 'person'),
      },
    ),
    journal: journal === null ? null : summaryOf(journal, tallies, foundHash),
  }
}

function summaryOf(journal: JournalHead, tallies: readonly Tally[], foundHash: string | null): JournalSummary {
  const live = tallies.filter(({ kind, state }) => kind === 'receipt' && isLive(state))
  const total = (of: readonly Tally[]) => of.reduce((sum, tally) => sum + tally.count, 0)
  return {
    id: journal.id,
    createdAt: journal.createdAt,
    source: journal.source,
    fileName: journal.fileName,
    markedAsSentAt: journal.markedAsSentAt,
    receipts: { total: total(live), verified: total(live.filter(({ state }) => state === 'verified')) },
    withdrawing: total(live.filter(({ state }) => state === 'withdrawing')),
    changedInNmbrs: foundHash !== null && foundHash !== journal.contentHash,
    changedInProcountor: live.some(({ isChanged }) => isChanged),
    procountorStatuses: [...new Set(live.flatMap(({ procountorStatus }) => procountorStatus ?? []))].sort(),
  }
}
