import type { Bindings, JournalState, Receipt } from '@tosite/core'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { builtOnce } from '../db/built-once.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { deliveries, journals, receipts } from '../db/schema.ts'
import { type DeliveryRow, deliveryRows } from '../deliveries/delivery-rows-store.ts'
import { notFound } from '../http/api-error.ts'
import { type Actor, bindItem } from '../mappings/mapping-store.ts'
import { noteLatestRun, stateOfRun } from '../runs/run-state-store.ts'
import {
  type JournalAccount,
  type JournalContext,
  journalContext,
  type LoadedJournal,
  loadJournal,
} from './journal-context-store.ts'

/** A receipt on its way into the database, with the ids made for it. */
export interface NewReceipt {
  readonly id: string
  readonly deliveryId: string
  readonly mark: string
  readonly receipt: Receipt
}

export interface Sending {
  /** What the receipts were computed from: where it is another by now, nothing is queued. */
  readonly expected: JournalContext
  readonly receipts: readonly NewReceipt[]
  readonly newBindings: Bindings
}

export interface Replacing extends Sending {
  readonly rejectedDeliveryId: string
}

export interface JournalDeliveries {
  readonly state: JournalState
  readonly deliveries: readonly DeliveryRow[]
}

/** `exists`: it was sent before. `changed`: what it depends on is another by now. */
export type SendOutcome = 'queued' | 'exists' | 'changed'

export type ReceiptStore = ReturnType<typeof createReceiptStore>

export function createReceiptStore(db: Db) {
  return {
    /**
     * The account that a journal would be sent with, without reading the entries.
     * @throws ApiProblem not-found
     */
    account: (companyId: number, journalId: string): Promise<JournalAccount | null> =>
      read(db, (tx) => {
        const context = journalContext(tx, companyId, journalId)
        if (context === null) throw notFound('journal')
        return context.account
      }),

    /** @throws ApiProblem not-found */
    load: (companyId: number, journalId: string): Promise<LoadedJournal> =>
      read(db, (tx) => {
        const loaded = loadJournal(tx, companyId, journalId)
        if (loaded === null) throw notFound('journal')
        return loaded
      }),

    /**
     * A journal's deliveries, old ones included, in the order of their making, and the word for all of them.
     * @throws ApiProblem not-found
     */
    deliveries: (companyId: number, journalId: string): Promise<JournalDeliveries> =>
      read(db, (tx) => {
        const journal = tx
          .select({ runId: journals.runId })
          .from(journals)
          .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
          .get()
        if (journal === undefined) throw notFound('journal')
        return { state: stateOfRun(tx, journal.runId), deliveries: deliveryRows(tx, journalId) }
      }),

    /** The delivery of that id within a company, with the journal that it belongs to. */
    delivery: (companyId: number, deliveryId: string): Promise<DeliveryRow> =>
      read(db, (tx) => {
        const found = tx
          .select({ journalId: receipts.journalId })
          .from(deliveries)
          .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
          .where(and(eq(receipts.companyId, companyId), eq(deliveries.id, deliveryId)))
          .get()
        const row = found && deliveryRows(tx, found.journalId).find(({ delivery }) => delivery.id === deliveryId)
        if (row === undefined) throw notFound('delivery')
        return row
      }),

    /** Receipts, deliveries, first bindings and the audit row are one fact: all of them or none. */
    send: (sending: Sending, actor: Actor): Promise<SendOutcome> =>
      write(db, (tx) => {
        const { expected } = sending
        const current = journalContext(tx, expected.company.id, expected.journal.id)
        if (current?.alreadySent) return 'exists'
        if (!isSame(current, expected)) return 'changed'
        insertAll(tx, sending, actor)
        note(tx, sending, 'journal sent', { receipts: sending.receipts.map(({ id }) => id) }, actor)
        return 'queued'
      }),

    /** The refused delivery gives way to a new receipt from the same entries. `exists`: it gave way before. */
    replace: (replacing: Replacing, actor: Actor): Promise<SendOutcome> =>
      write(db, (tx) => {
        const { expected, rejectedDeliveryId } = replacing
        const old = tx.select().from(deliveries).where(eq(deliveries.id, rejectedDeliveryId)).get()
        if (old?.state !== 'rejected') return 'exists'
        if (!isSame(journalContext(tx, expected.company.id, expected.journal.id), expected)) return 'changed'
        tx.update(deliveries)
          .set({ state: 'replaced', waitingFor: null, changedAt: actor.at })
          .where(eq(deliveries.id, rejectedDeliveryId))
          .run()
        insertAll(tx, replacing, actor, old.receiptId)
        const details = { delivery: rejectedDeliveryId, receipts: replacing.receipts.map(({ id }) => id) }
        note(tx, replacing, 'receipt replaced', details, actor)
        return 'queued'
      }),
  }
}

/** A journal may have hundreds of receipts. */
const insertions = builtOnce((queries) => ({
  receipt: queries
    .insert(receipts)
    .values({
      id: sql.placeholder('id'),
      journalId: sql.placeholder('journalId'),
      companyId: sql.placeholder('companyId'),
      accountId: sql.placeholder('accountId'),
      administrationId: sql.placeholder('administrationId'),
      kind: 'receipt',
      ofReceiptId: sql.placeholder('ofReceiptId'),
      receiptKey: sql.placeholder('receiptKey'),
      name: sql.placeholder('name'),
      date: sql.placeholder('date'),
      periodYear: sql.placeholder('periodYear'),
      periodNumber: sql.placeholder('periodNumber'),
      mark: sql.placeholder('mark'),
      content: sql.placeholder('content'),
      approve: sql.placeholder('approve'),
      createdAt: sql.placeholder('at'),
    })
    .prepare(),

  delivery: queries
    .insert(deliveries)
    .values({
      id: sql.placeholder('deliveryId'),
      receiptId: sql.placeholder('id'),
      accountId: sql.placeholder('accountId'),
      state: 'queued',
      dueAt: sql.placeholder('at'),
      errors: [],
      differences: [],
      createdAt: sql.placeholder('at'),
      changedAt: sql.placeholder('at'),
    })
    .prepare(),
}))

/** Both come out of the same function, so that equal contexts are equal texts. */
function isSame(one: JournalContext | null, other: JournalContext): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function insertAll(tx: Tx, sending: Sending, { at }: Actor, ofReceiptId: string | null = null): void {
  const { expected, newBindings } = sending
  const { account, mapping, company, journal } = expected
  if (account?.administration == null || mapping === null) throw new Error('a journal is sent to an administration')
  const inserting = insertions(tx)
  for (const { id, deliveryId, mark, receipt } of sending.receipts) {
    inserting.receipt.run({
      id,
      journalId: journal.id,
      companyId: company.id,
      accountId: account.id,
      administrationId: account.administration.companyId,
      ofReceiptId,
      receiptKey: receipt.key,
      name: receipt.name,
      date: receipt.date,
      periodYear: receipt.period.year,
      periodNumber: receipt.period.number,
      mark,
      content: receipt,
      approve: mapping.rules.approve,
      at,
    })
    inserting.delivery.run({ deliveryId, id, accountId: account.id, at })
  }
  for (const binding of newBindings.costCenters) bindItem(tx, mapping.id, 'cost-center', binding)
  for (const binding of newBindings.costUnits) bindItem(tx, mapping.id, 'cost-unit', binding)
}

function note(tx: Tx, { expected }: Sending, action: string, details: Record<string, unknown>, actor: Actor): void {
  const { company, journal, account } = expected
  noteLatestRun(tx, company.id)
  recordAudit(tx, {
    at: actor.at,
    actor: actor.userId,
    action,
    subject: journal.id,
    companyId: company.id,
    details: { accountId: account?.id, administrationId: account?.administration?.companyId, ...details },
  })
}
