import type { ContentCheck } from '@tosite/contract'
import { deserializeJournal, isLive, type Journal, journalChanges, serializeJournal } from '@tosite/core'
import { and, desc, eq, gte, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { contentChecks, deliveries, journals, receipts, runs } from '../db/schema.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { addCodesSeen } from '../mappings/cost-code-store.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { noteLatestRun } from '../runs/run-state-store.ts'

/** A journal whose run can be read in Nmbrs. */
export interface CheckedJournal {
  readonly companyId: number
  readonly journalId: string
  readonly nmbrsRunId: number
  readonly year: number
}

export interface FoundContent {
  readonly journal: Journal
  /** SHA-256 over the parsed entries. */
  readonly hash: string
}

export type ContentCheckStore = ReturnType<typeof createContentCheckStore>

export function createContentCheckStore(db: Db) {
  return {
    /** @throws ApiProblem not-found; not-from-nmbrs for an uploaded journal */
    journal: (companyId: number, journalId: string): Promise<CheckedJournal> =>
      read(db, (tx) => {
        const { row, nmbrsRunId, year } = journalOf(tx, companyId, journalId)
        if (row.source !== 'nmbrs' || nmbrsRunId === null) {
          throw apiProblem('not-from-nmbrs', 409, 'This journal was uploaded as a file.')
        }
        return { companyId, journalId, nmbrsRunId, year }
      }),

    /** What was found when the journal was last compared. */
    find: (companyId: number, journalId: string): Promise<ContentCheck> =>
      read(db, (tx) => viewOf(tx, journalOf(tx, companyId, journalId).row)),

    /** Keeps what Nmbrs gave. Entries are kept only where they are not those of the snapshot. */
    save: (companyId: number, journalId: string, found: FoundContent, at: string): Promise<ContentCheck> =>
      write(db, (tx) => {
        const { row } = journalOf(tx, companyId, journalId)
        const isSame = found.hash === row.contentHash
        const values = { checkedAt: at, foundHash: found.hash, found: isSame ? null : serializeJournal(found.journal) }
        tx.insert(contentChecks)
          .values({ journalId, ...values })
          .onConflictDoUpdate({ target: contentChecks.journalId, set: values })
          .run()
        return viewOf(tx, row)
      }),

    /**
     * The journal takes the content that was found, as long as nothing of it stands in Procountor. Receipts that were sent
     * before keep what they were made of.
     * @throws ApiProblem content-outdated where something else was found by now; journal-was-sent
     */
    take: (companyId: number, journalId: string, foundHash: string, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const { row } = journalOf(tx, companyId, journalId)
        const check = tx.select().from(contentChecks).where(eq(contentChecks.journalId, journalId)).get()
        if (check?.foundHash !== foundHash || check.found === null) {
          throw apiProblem('content-outdated', 409, 'Something else was found in Nmbrs by now.')
        }
        if (stands(tx, journalId) || row.markedAsSentAt !== null) {
          throw apiProblem('journal-was-sent', 409, 'This journal was sent.')
        }
        tx.update(journals)
          .set({ snapshot: check.found, contentHash: foundHash })
          .where(eq(journals.id, journalId))
          .run()
        tx.update(contentChecks).set({ found: null }).where(eq(contentChecks.journalId, journalId)).run()
        addCodesSeen(tx, companyId, deserializeJournal(check.found))
        noteLatestRun(tx, companyId)
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: 'journal content taken',
          subject: journalId,
          companyId,
          details: { from: row.contentHash, to: foundHash },
        })
      }),

    /**
     * The sent journal whose comparing is longest ago, noted as being compared now, so that no other process begins it too.
     * Null where every one that was sent since `sentSince` was compared since `checkedBefore`.
     */
    claimNext: (sentSince: string, checkedBefore: string, at: string): Promise<CheckedJournal | null> =>
      write(db, (tx) => {
        const found = tx
          .select({
            journalId: journals.id,
            companyId: journals.companyId,
            nmbrsRunId: runs.nmbrsRunId,
            year: runs.year,
          })
          .from(receipts)
          .innerJoin(journals, eq(journals.id, receipts.journalId))
          .innerJoin(runs, eq(runs.id, journals.runId))
          .leftJoin(contentChecks, eq(contentChecks.journalId, journals.id))
          .where(
            and(
              gte(receipts.createdAt, sentSince),
              eq(journals.source, 'nmbrs'),
              isNotNull(runs.nmbrsRunId),
              eq(runs.deleted, false),
              or(isNull(contentChecks.checkedAt), lt(contentChecks.checkedAt, checkedBefore)),
            ),
          )
          .orderBy(contentChecks.checkedAt, desc(receipts.createdAt))
          .limit(1)
          .get()
        if (found === undefined || found.nmbrsRunId === null) return null
        const { journalId } = found
        tx.insert(contentChecks)
          .values({ journalId, checkedAt: at })
          .onConflictDoUpdate({ target: contentChecks.journalId, set: { checkedAt: at } })
          .run()
        return { ...found, nmbrsRunId: found.nmbrsRunId }
      }),
  }
}

type Row = typeof journals.$inferSelect

function journalOf(tx: Tx, companyId: number, journalId: string) {
  const found = tx
    .select({ row: journals, nmbrsRunId: runs.nmbrsRunId, year: runs.year })
    .from(journals)
    .innerJoin(runs, eq(runs.id, journals.runId))
    .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
    .get()
  if (found === undefined) throw notFound('journal')
  return found
}

function viewOf(tx: Tx, row: Row): ContentCheck {
  const check = tx.select().from(contentChecks).where(eq(contentChecks.journalId, row.id)).get()
  const foundHash = check?.foundHash ?? null
  const changed = foundHash !== null && foundHash !== row.contentHash
  const found = changed ? (check?.found ?? null) : null
  return {
    checkedAt: check?.checkedAt ?? null,
    changed,
    foundHash,
    changes: found === null ? [] : [...journalChanges(deserializeJournal(row.snapshot), deserializeJournal(found))],
    canTake: changed && row.markedAsSentAt === null && !stands(tx, row.id),
  }
}

/** Whether something of the journal stands in Procountor, or is on its way there. */
function stands(tx: Tx, journalId: string): boolean {
  return tx
    .select({ state: deliveries.state })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .where(and(eq(receipts.journalId, journalId), eq(receipts.kind, 'receipt')))
    .all()
    .some(({ state }) => isLive(state))
}
