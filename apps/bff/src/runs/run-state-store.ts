import { type JournalState, journalState } from '@tosite/core'
import { and, desc, eq, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { deliveries, journals, latestRuns, receipts, runs } from '../db/schema.ts'

/** Runs that are gone from Nmbrs stay in sight only for their journal. */
export const isShown = sql`(not ${runs.deleted} or exists (select 1 from ${journals} where ${journals.runId} = ${runs.id}))`

/**
 * Deliveries that a journal's word is made of. A reversal belongs to the withdrawal of another receipt: once that one is
 * taken back, the reversal is history.
 */
export const countsForJournal = sql`(${receipts.kind} = 'receipt' or exists (
  select 1 from ${deliveries} as original
  where original.receipt_id = ${receipts.ofReceiptId} and original.state = 'withdrawing'
))`

/** Asked in every transaction that moves a delivery. */
const queries = builtOnce((tx) => ({
  latest: tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.companyId, sql.placeholder('companyId')), isShown))
    .orderBy(desc(runs.year), desc(runs.periodEnd), desc(runs.number))
    .limit(1)
    .prepare(),

  noting: tx
    .insert(latestRuns)
    .values({
      companyId: sql.placeholder('companyId'),
      runId: sql.placeholder('runId'),
      state: sql.placeholder('state'),
    })
    .onConflictDoUpdate({
      target: latestRuns.companyId,
      set: { runId: sql`excluded.run_id`, state: sql`excluded.state` },
    })
    .prepare(),

  journal: tx
    .select({ id: journals.id, markedAsSentAt: journals.markedAsSentAt })
    .from(journals)
    .where(eq(journals.runId, sql.placeholder('runId')))
    .prepare(),

  kinds: tx
    .selectDistinct({ state: deliveries.state, waitingFor: deliveries.waitingFor })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .where(and(eq(receipts.journalId, sql.placeholder('journalId')), countsForJournal))
    .prepare(),
}))

/**
 * Writes anew which run is a company's latest and what state it is in. Part of every transaction that changes runs,
 * journals or deliveries of the company: the overview reads nothing else.
 */
export function noteLatestRun(tx: Tx, companyId: number): void {
  const { latest, noting } = queries(tx)
  const run = latest.get({ companyId })
  if (run === undefined) tx.delete(latestRuns).where(eq(latestRuns.companyId, companyId)).run()
  else noting.run({ companyId, runId: run.id, state: stateOfRun(tx, run.id) })
}

/** Before a run is deleted; `noteLatestRun` has to follow. */
export function forgetLatestRun(tx: Tx, runId: string): void {
  tx.delete(latestRuns).where(eq(latestRuns.runId, runId)).run()
}

/** The word that stands for a run. */
export function stateOfRun(tx: Tx, runId: string): JournalState {
  const asked = queries(tx)
  const journal = asked.journal.get({ runId })
  if (journal === undefined) return journalState([], { created: false, markedAsSent: false, waitsForPerson: false })
  const kinds = asked.kinds.all({ journalId: journal.id })
  return journalState(
    kinds.map(({ state }) => state),
    {
      created: true,
      markedAsSent: journal.markedAsSentAt !== null,
      waitsForPerson: kinds.some(({ waitingFor }) => waitingFor === 'person'),
    },
  )
}
