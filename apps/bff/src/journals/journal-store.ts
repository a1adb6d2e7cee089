import { isLive, type Journal, serializeJournal } from '@tosite/core'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { deliveries, journals, receipts, runs } from '../db/schema.ts'
import { uniqueViolation } from '../db/sqlite-error.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { addCodesSeen } from '../mappings/cost-code-store.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import { forgetLatestRun, noteLatestRun } from '../runs/run-state-store.ts'
import { runForUpload, type UploadedRun } from './uploaded-run-store.ts'

export interface NewJournal {
  readonly id: string
  readonly companyId: number
  readonly source: 'nmbrs' | 'upload'
  readonly fileName: string | null
  readonly journal: Journal
  /** SHA-256 over the parsed entries. */
  readonly contentHash: string
}

export type JournalStore = ReturnType<typeof createJournalStore>
type Row = typeof journals.$inferSelect

export function createJournalStore(db: Db, newId: () => string) {
  return {
    /** @throws ApiProblem `journal-exists` where the run has one. */
    create: (runId: string, journal: NewJournal, actor: Actor): Promise<void> =>
      write(db, (tx) => insertJournal(tx, runId, journal, actor)),

    /** Stores an uploaded journal with its run: the one known from Nmbrs, or a new one. Returns the run's id. */
    upload: (uploaded: UploadedRun, journal: NewJournal, actor: Actor): Promise<string> =>
      write(db, (tx) => {
        const runId = runForUpload(tx, uploaded, journal.companyId, newId, actor.at)
        insertJournal(tx, runId, journal, actor)
        return runId
      }),

    /** Where an upload would go, asked before the file is parsed; asked again when it is stored. */
    checkUpload: (uploaded: UploadedRun, companyId: number): Promise<void> =>
      read(db, (tx) => {
        runForUpload(tx, uploaded, companyId, () => '', null)
      }),

    /** The run whose journal it is. */
    runOf: (companyId: number, journalId: string): Promise<string> =>
      read(db, (tx) => journalOf(tx, companyId, journalId).runId),

    /** @throws ApiProblem `journal-was-sent` where anything of it was ever sent, or it is marked as sent. */
    discard: (companyId: number, journalId: string, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const row = journalOf(tx, companyId, journalId)
        refuseSent(tx, row)
        if (row.markedAsSentAt !== null) throw wasSent(row)
        tx.delete(journals).where(eq(journals.id, journalId)).run()
        removeUploadedRun(tx, row.runId)
        note(tx, row, 'journal discarded', { contentHash: row.contentHash }, actor)
      }),

    markAsSent: (companyId: number, journalId: string, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const row = journalOf(tx, companyId, journalId)
        if (row.markedAsSentAt !== null) return
        refuseStanding(tx, row)
        setMark(tx, row, actor)
        note(tx, row, 'journal marked as sent', {}, actor)
      }),

    unmark: (companyId: number, journalId: string, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const row = journalOf(tx, companyId, journalId)
        if (row.markedAsSentAt === null) return
        setMark(tx, row, null)
        note(tx, row, 'journal unmarked', {}, actor)
      }),

    setPaymentDate: (companyId: number, journalId: string, date: string | null, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const row = journalOf(tx, companyId, journalId)
        if (row.paymentDate === date) return
        refuseStanding(tx, row)
        tx.update(journals).set({ paymentDate: date }).where(eq(journals.id, journalId)).run()
        note(tx, row, 'payment date set', { from: row.paymentDate, to: date }, actor)
      }),
  }
}

function insertJournal(tx: Tx, runId: string, journal: NewJournal, { userId, at }: Actor): void {
  const { id, companyId, source, fileName, contentHash } = journal
  try {
    tx.insert(journals)
      .values({
        id,
        runId,
        companyId,
        source,
        fileName,
        contentHash,
        snapshot: serializeJournal(journal.journal),
        createdAt: at,
      })
      .run()
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error
    throw apiProblem('journal-exists', 409, 'This run has a journal already.')
  }
  addCodesSeen(tx, companyId, journal.journal)
  noteLatestRun(tx, companyId)
  recordAudit(tx, {
    at,
    actor: userId,
    action: 'journal created',
    subject: id,
    companyId,
    details: { runId, source, fileName, contentHash },
  })
}

function journalOf(tx: Tx, companyId: number, journalId: string): Row {
  const row = tx
    .select()
    .from(journals)
    .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
    .get()
  if (row === undefined) throw notFound('journal')
  return row
}

function refuseSent(tx: Tx, row: Row): void {
  const sent = tx.select({ id: receipts.id }).from(receipts).where(eq(receipts.journalId, row.id)).limit(1).get()
  if (sent !== undefined) throw wasSent(row)
}

/** Nothing of it may stand in Procountor, or be on its way there; what was withdrawn does not. */
function refuseStanding(tx: Tx, row: Row): void {
  const states = tx
    .select({ state: deliveries.state })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .where(and(eq(receipts.journalId, row.id), eq(receipts.kind, 'receipt')))
    .all()
  if (states.some(({ state }) => isLive(state))) throw wasSent(row)
}

function wasSent(row: Row) {
  return apiProblem('journal-was-sent', 409, 'This journal was sent.', {
    values: row.markedAsSentAt === null ? {} : { markedAsSentAt: row.markedAsSentAt },
  })
}

function setMark(tx: Tx, row: Row, actor: Actor | null): void {
  tx.update(journals)
    .set({ markedAsSentAt: actor?.at ?? null, markedAsSentBy: actor?.userId ?? null })
    .where(eq(journals.id, row.id))
    .run()
}

/** An uploaded run is nothing without its journal. */
function removeUploadedRun(tx: Tx, runId: string): void {
  const uploaded = and(eq(runs.id, runId), isNull(runs.nmbrsRunId))
  if (tx.select({ id: runs.id }).from(runs).where(uploaded).get() === undefined) return
  forgetLatestRun(tx, runId)
  tx.delete(runs).where(uploaded).run()
}

function note(tx: Tx, row: Row, action: string, details: Record<string, unknown>, { userId, at }: Actor): void {
  noteLatestRun(tx, row.companyId)
  recordAudit(tx, { at, actor: userId, action, subject: row.id, companyId: row.companyId, details })
}
