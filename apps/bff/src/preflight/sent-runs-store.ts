import { and, asc, eq, exists, isNotNull, ne, or } from 'drizzle-orm'
import { type Db, read } from '../db/database.ts'
import { journals, runs } from '../db/schema.ts'
import { standingReceipts } from '../receipts/standing-receipts-store.ts'

export type SentRunsStore = ReturnType<typeof createSentRunsStore>

export function createSentRunsStore(db: Db) {
  return {
    /**
     * The company's other runs of the same own period whose journals stand in Procountor, are on their way there, or are
     * marked as sent; each as `{number} {description}`.
     */
    ofSamePeriod: (companyId: number, journalId: string): Promise<readonly string[]> =>
      read(db, (tx) => {
        const own = tx
          .select({ year: runs.year, periodEnd: runs.periodEnd })
          .from(journals)
          .innerJoin(runs, eq(runs.id, journals.runId))
          .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
          .get()
        if (own === undefined) return []
        return tx
          .select({ number: runs.number, description: runs.description })
          .from(journals)
          .innerJoin(runs, eq(runs.id, journals.runId))
          .where(
            and(
              eq(journals.companyId, companyId),
              ne(journals.id, journalId),
              eq(runs.year, own.year),
              eq(runs.periodEnd, own.periodEnd),
              or(isNotNull(journals.markedAsSentAt), exists(standingReceipts(tx))),
            ),
          )
          .orderBy(asc(runs.number))
          .all()
          .map(({ number, description }) => `${number} ${description}`.trim())
      }),
  }
}
