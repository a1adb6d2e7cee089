import { deserializeJournal, type Journal, type PeriodType, type Run } from '@tosite/core'
import { and, desc, eq, isNull, notExists } from 'drizzle-orm'
import { type Db, read } from '../db/database.ts'
import { companies, journals, runs } from '../db/schema.ts'
import { type JournalContext, journalContext } from '../receipts/journal-context-store.ts'
import { standingReceipts } from '../receipts/standing-receipts-store.ts'
import { isShown } from '../runs/run-state-store.ts'

/** A journal that is created and not sent, with all that its receipts depend on. */
export interface UnsentJournal {
  readonly context: JournalContext
  readonly journal: Journal
}

/** What a company's own journals and runs say, for editing its rules beside them. */
export interface CompanyMaterial {
  readonly periodType: PeriodType | null
  readonly runs: readonly Run[]
  /** Of the newest runs that have one, newest first. */
  readonly journals: readonly Journal[]
}

/** As many as tell what a company books; a year of months. */
const mostJournals = 12
const mostRuns = 12

export type CompanyJournalsStore = ReturnType<typeof createCompanyJournalsStore>

export function createCompanyJournalsStore(db: Db) {
  return {
    /** The journals of which nothing stands in Procountor or is on its way there, and that nobody marked as sent; newest run first. */
    unsentIds: (companyId: number): Promise<readonly string[]> =>
      read(db, (tx) =>
        tx
          .select({ id: journals.id })
          .from(journals)
          .innerJoin(runs, eq(runs.id, journals.runId))
          .where(
            and(eq(journals.companyId, companyId), isNull(journals.markedAsSentAt), notExists(standingReceipts(tx))),
          )
          .orderBy(...newestFirst)
          .all()
          .map(({ id }) => id),
      ),

    /** Null where it is gone by now. */
    load: (companyId: number, journalId: string): Promise<UnsentJournal | null> =>
      read(db, (tx) => {
        const context = journalContext(tx, companyId, journalId)
        const stored = tx
          .select({ snapshot: journals.snapshot })
          .from(journals)
          .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
          .get()
        if (context === null || stored === undefined) return null
        return { context, journal: deserializeJournal(stored.snapshot) }
      }),

    material: (companyId: number): Promise<CompanyMaterial> =>
      read(db, (tx) => {
        const company = tx.select().from(companies).where(eq(companies.id, companyId)).get()
        const periodType = company?.periodType ?? null
        const known = tx
          .select()
          .from(runs)
          .where(and(eq(runs.companyId, companyId), isShown))
          .orderBy(...newestFirst)
          .limit(mostRuns)
          .all()
        const stored = tx
          .select({ snapshot: journals.snapshot })
          .from(journals)
          .innerJoin(runs, eq(runs.id, journals.runId))
          .where(eq(journals.companyId, companyId))
          .orderBy(...newestFirst)
          .limit(mostJournals)
          .all()
        return {
          periodType,
          runs: known.map(({ year, number, description, periodStart, periodEnd }) => ({
            companyNumber: company?.number ?? '',
            year,
            number,
            description,
            periodStart,
            periodEnd,
            periodType: periodType ?? 'month',
          })),
          journals: stored.map(({ snapshot }) => deserializeJournal(snapshot)),
        }
      }),
  }
}

const newestFirst = [desc(runs.year), desc(runs.periodEnd), desc(runs.number)]
