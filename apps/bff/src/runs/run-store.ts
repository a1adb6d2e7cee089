import type { RunRow } from '@tosite/contract'
import type { PeriodType } from '@tosite/core'
import { and, eq, notExists, sql } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { keepUntilChanged } from '../db/keep-until-changed.ts'
import { companies, runLists, runs } from '../db/schema.ts'
import { runRow, runRowsOfYear } from './run-row-store.ts'
import { noteLatestRun } from './run-state-store.ts'

/** A run as Nmbrs lists it, in our words. */
export interface ListedRun {
  readonly nmbrsRunId: number
  readonly number: number
  readonly year: number
  readonly periodStart: number
  readonly periodEnd: number
  readonly description: string
  readonly runAt: string | null
  readonly locked: boolean
}

export interface ReadRuns {
  readonly companyId: number
  readonly year: number
  readonly listed: readonly ListedRun[]
  /** Where it was read too. */
  readonly periodType?: PeriodType
  readonly at: string
}

export interface StoredRuns {
  readonly runs: RunRow[]
  readonly periodType: PeriodType | null
  readonly readAt: string | null
}

export type RunStore = ReturnType<typeof createRunStore>
type StoredRun = typeof runs.$inferSelect

export function createRunStore(db: Db, newId: () => string) {
  const keptMissing = keepUntilChanged<readonly number[]>(db)
  return {
    periodType: (companyId: number): Promise<PeriodType | null> => read(db, (tx) => periodTypeOf(tx, companyId)),

    setPeriodType: (companyId: number, periodType: PeriodType): Promise<void> =>
      write(db, (tx) => {
        tx.update(companies).set({ periodType }).where(eq(companies.id, companyId)).run()
      }),

    list: (companyId: number, year: number): Promise<StoredRuns> =>
      read(db, (tx) => ({
        runs: runRowsOfYear(tx, companyId, year),
        periodType: periodTypeOf(tx, companyId),
        readAt:
          tx
            .select({ readAt: runLists.readAt })
            .from(runLists)
            .where(and(eq(runLists.companyId, companyId), eq(runLists.year, year)))
            .get()?.readAt ?? null,
      })),

    find: (companyId: number, runId: string): Promise<{ run: StoredRun; row: RunRow } | null> =>
      read(db, (tx) => {
        const run = tx
          .select()
          .from(runs)
          .where(and(eq(runs.companyId, companyId), eq(runs.id, runId)))
          .get()
        const row = runRow(tx, companyId, runId)
        return run === undefined || row === null ? null : { run, row }
      }),

    /** Companies that may have runs of this year and were never asked for them. Asked whenever an overview is. */
    neverRead: async (year: number): Promise<readonly number[]> =>
      keptMissing(String(year), () => selectNeverRead(db, year)),

    /**
     * Keeps a list of runs as read. A run that is no longer listed is marked deleted and keeps its journal; an uploaded
     * run that Nmbrs lists by now becomes the listed one, so that it cannot be booked beside it.
     */
    save: (list: ReadRuns): Promise<void> => write(db, (tx) => saveList(tx, list, newId)),
  }
}

function selectNeverRead(db: Db, year: number): readonly number[] {
  const isRead = db
    .select({ one: sql`1` })
    .from(runLists)
    .where(and(eq(runLists.companyId, companies.id), eq(runLists.year, year)))
  return db
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.gone, false), notExists(isRead)))
    .orderBy(companies.position)
    .all()
    .map(({ id }) => id)
}

function periodTypeOf(tx: Tx, companyId: number): PeriodType | null {
  const row = tx.select({ type: companies.periodType }).from(companies).where(eq(companies.id, companyId)).get()
  return row?.type ?? null
}

function saveList(tx: Tx, { companyId, year, listed, periodType, at }: ReadRuns, newId: () => string): void {
  if (periodType !== undefined) tx.update(companies).set({ periodType }).where(eq(companies.id, companyId)).run()
  const known = tx
    .select()
    .from(runs)
    .where(and(eq(runs.companyId, companyId), eq(runs.year, year)))
    .all()
  const kept = new Set<string>()
  const changes = { added: 0, changed: 0, deleted: 0 }
  for (const run of listed) {
    const own = rowOf(known, run)
    if (own !== undefined) kept.add(own.id)
    if (own === undefined) changes.added += insertRun(tx, { id: newId(), companyId, ...run, readAt: at })
    else if (differs(own, run)) changes.changed += updateRun(tx, own.id, { ...run, deleted: false, readAt: at })
  }
  for (const own of known) {
    if (own.nmbrsRunId === null || own.deleted || kept.has(own.id)) continue
    changes.deleted += updateRun(tx, own.id, { deleted: true, readAt: at })
  }
  tx.insert(runLists)
    .values({ companyId, year, readAt: at })
    .onConflictDoUpdate({ target: [runLists.companyId, runLists.year], set: { readAt: at } })
    .run()
  if (changes.added + changes.changed + changes.deleted === 0) return
  noteLatestRun(tx, companyId)
  recordAudit(tx, {
    at,
    actor: tosite,
    action: 'runs read',
    subject: `${companyId}/${year}`,
    companyId,
    details: changes,
  })
}

function rowOf(known: readonly StoredRun[], run: ListedRun): StoredRun | undefined {
  return (
    known.find(({ nmbrsRunId }) => nmbrsRunId === run.nmbrsRunId) ??
    known.find(({ nmbrsRunId, number }) => nmbrsRunId === null && number === run.number)
  )
}

function differs(own: StoredRun, run: ListedRun): boolean {
  const keys = Object.keys(run) as (keyof ListedRun)[]
  return own.deleted || keys.some((key) => own[key] !== run[key])
}

function insertRun(tx: Tx, row: typeof runs.$inferInsert): 1 {
  tx.insert(runs).values(row).run()
  return 1
}

function updateRun(tx: Tx, runId: string, set: Partial<StoredRun>): 1 {
  tx.update(runs).set(set).where(eq(runs.id, runId)).run()
  return 1
}
