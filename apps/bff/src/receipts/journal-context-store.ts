import type { RunRow } from '@tosite/contract'
import { deserializeJournal, isBooked, isLive, type Journal, type PeriodType, type Run } from '@tosite/core'
import { and, eq, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { accounts, companies, debtors, journals, runs } from '../db/schema.ts'
import { type DeliveryRow, deliveryRows, receiptContents } from '../deliveries/delivery-rows-store.ts'
import { mappingOfCompany } from '../mappings/mapping-store.ts'
import type { StoredMapping } from '../mappings/stored-mapping.ts'
import { journalHead, runRow } from '../runs/run-row-store.ts'

/** Everything that a journal's receipts depend on besides its entries and Procountor's reference data. */
export interface JournalContext {
  readonly journal: {
    readonly id: string
    readonly contentHash: string
    readonly markedAsSentAt: string | null
    readonly paymentDate: string | null
  }
  readonly run: Run & { readonly locked: boolean; readonly deleted: boolean }
  readonly company: {
    readonly id: number
    readonly number: string
    readonly name: string
    readonly testCompany: boolean
    readonly blockedDebtor: boolean
  }
  readonly mapping: StoredMapping | null
  readonly account: JournalAccount | null
  /** Receipts of it stand in Procountor, or are on their way there. */
  readonly alreadySent: boolean
  readonly beingWithdrawn: boolean
  /** Receipts of it that nothing should be left of stand there, as a sweep found them. */
  readonly stillInProcountor: boolean
}

/** The account that the mapping ties the company to. */
export interface JournalAccount {
  readonly id: string
  readonly username: string
  readonly status: 'not-authorized' | 'authorized' | 'authorization-expired'
  readonly administration: { readonly companyId: number; readonly name: string } | null
}

export interface LoadedJournal {
  readonly context: JournalContext
  readonly journal: Journal
  readonly row: RunRow
  /** Every delivery there ever was for it, in the order of their making. */
  readonly deliveries: readonly DeliveryRow[]
  /** What each of their receipts holds, by its id. */
  readonly contents: ReadonlyMap<string, unknown>
}

/** The journal with all it depends on, seen in one state of the database. */
export function loadJournal(tx: Tx, companyId: number, journalId: string): LoadedJournal | null {
  const context = journalContext(tx, companyId, journalId)
  const stored = queries(tx).stored.get({ companyId, journalId })
  if (context === null || stored === undefined) return null
  const row = runRow(tx, companyId, stored.runId)
  if (row === null) return null
  return {
    context,
    row,
    journal: deserializeJournal(stored.snapshot),
    deliveries: deliveryRows(tx, journalId),
    contents: receiptContents(tx, journalId),
  }
}

const ids = { companyId: sql.placeholder('companyId'), journalId: sql.placeholder('journalId') }
/** Asked whenever a journal is shown or sent. */
const queries = builtOnce((tx) => ({
  stored: tx
    .select({ snapshot: journals.snapshot, runId: journals.runId })
    .from(journals)
    .where(and(eq(journals.companyId, ids.companyId), eq(journals.id, ids.journalId)))
    .prepare(),

  context: tx
    .select({ journal: journalHead, run: runs, company: companies, blocked: debtors.blocked })
    .from(journals)
    .innerJoin(runs, eq(runs.id, journals.runId))
    .innerJoin(companies, eq(companies.id, journals.companyId))
    .innerJoin(debtors, eq(debtors.id, companies.debtorId))
    .where(and(eq(journals.companyId, ids.companyId), eq(journals.id, ids.journalId)))
    .prepare(),

  account: tx
    .select()
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('id')))
    .prepare(),
}))

export function journalContext(tx: Tx, companyId: number, journalId: string): JournalContext | null {
  const found = queries(tx).context.get({ companyId, journalId })
  if (found === undefined) return null
  const { journal, run, company, blocked } = found
  const mapping = mappingOfCompany(tx, companyId)
  // A reversal takes a receipt back and sends nothing of the journal.
  const ofJournal = deliveryRows(tx, journalId).filter(({ receipt }) => receipt.kind === 'receipt')
  const standing = ofJournal.filter(({ delivery }) => isLive(delivery.state))
  return {
    journal: {
      id: journal.id,
      contentHash: journal.contentHash,
      markedAsSentAt: journal.markedAsSentAt,
      paymentDate: journal.paymentDate,
    },
    run: { ...runOf(run, company.number, company.periodType ?? 'month'), locked: run.locked, deleted: run.deleted },
    company: {
      id: company.id,
      number: company.number,
      name: company.name,
      testCompany: company.testCompany,
      blockedDebtor: blocked,
    },
    mapping,
    account: mapping === null ? null : accountOf(tx, mapping.accountId),
    alreadySent: standing.length > 0,
    beingWithdrawn: standing.some(({ delivery }) => delivery.state === 'withdrawing'),
    stillInProcountor: ofJournal.some(({ delivery }) => delivery.twinIds !== null && !isBooked(delivery.state)),
  }
}

function runOf(run: typeof runs.$inferSelect, companyNumber: string, periodType: PeriodType): Run {
  const { year, number, description, periodStart, periodEnd } = run
  return { companyNumber, year, number, description, periodStart, periodEnd, periodType }
}

function accountOf(tx: Tx, accountId: string): JournalAccount | null {
  const row = queries(tx).account.get({ id: accountId })
  if (row === undefined) return null
  const { id, username, status, administrationId, administrationName } = row
  return {
    id,
    username,
    status,
    administration: administrationId === null ? null : { companyId: administrationId, name: administrationName ?? '' },
  }
}
