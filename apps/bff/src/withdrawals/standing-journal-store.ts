import { blockingRun, newestFirst, type PeriodPolicy, type Receipt, type SentRun } from '@tosite/core'
import { LedgerReceiptCreate } from '@tosite/procountor'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { accounts, deliveries, journals, receipts, runs, withdrawals } from '../db/schema.ts'
import { inOrderOfMaking } from '../deliveries/delivery-rows-store.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { mappingOfCompany } from '../mappings/mapping-store.ts'
import { storedReceipt } from '../receipts/stored-receipt.ts'

type Delivery = typeof deliveries.$inferSelect
type StoredRow = typeof receipts.$inferSelect
type Withdrawal = typeof withdrawals.$inferSelect

/** A receipt that stands in Procountor, with all that taking it back needs. */
export interface StandingReceipt {
  readonly delivery: Delivery
  readonly row: StoredRow
  readonly receipt: Receipt
  readonly body: LedgerReceiptCreate
  /** Of a withdrawal that was begun before. */
  readonly withdrawal: Withdrawal | null
}

/** What stands of a journal and may be taken back, newest period first. */
export interface StandingJournal {
  readonly reference: string
  readonly receipts: readonly StandingReceipt[]
  /** Deliveries that Procountor refused: nothing of them is booked. */
  readonly refusedIds: readonly string[]
  readonly policy: PeriodPolicy
  /** Date of the run's own period, where it has a receipt. */
  readonly ownDate?: string
  readonly resumed: boolean
}

const unsettled: readonly Delivery['state'][] = ['queued', 'sending', 'uncertain']
const settled: readonly Delivery['state'][] = ['sent', 'verified', 'differs']

/**
 * What of a journal can be withdrawn now.
 * @throws ApiProblem where it cannot be, naming what stands against it and the way out
 */
export function standingJournal(tx: Tx, companyId: number, journalId: string): StandingJournal {
  const own = runOfJournal(tx, companyId, journalId)
  const all = deliveriesOf(tx, journalId)
  const live = all.filter(({ receipt }) => receipt.kind === 'receipt')
  refuseUnsettled(live)
  refuseBlocked(tx, companyId, journalId, own, live)

  const reversals = new Map(all.map(({ delivery, receipt }) => [receipt.id, delivery]))
  const begun = live.filter(({ delivery }) => delivery.state === 'withdrawing')
  const open = begun.filter((row) => row.delivery.waitingFor === 'person' || !isOnItsWay(reversals, row.withdrawal))
  const waits = open.some((row) => waitsForPerson(row, reversals))
  const fresh = live.filter(({ delivery }) => settled.includes(delivery.state))
  if (begun.length > 0 && !waits) {
    throw apiProblem('withdrawal-under-way', 409, 'This journal is being withdrawn.', {
      values: { left: begun.length },
    })
  }
  const refused = live.filter(({ delivery }) => delivery.state === 'rejected')
  if (fresh.length + open.length + refused.length === 0) {
    throw apiProblem('nothing-to-withdraw', 409, 'Nothing of this journal stands in Procountor.')
  }
  const standing = [...fresh, ...open].map(toStanding).sort((one, other) => newestFirst(one.receipt, other.receipt))
  for (const { row, administrationId } of standing.map(({ row }) => ({ row, ...accountOf(tx, row.accountId) }))) {
    if (administrationId !== row.administrationId) throw otherCompany(tx, row)
  }
  const ownDate = standing
    .filter(({ receipt }) => !receipt.correction)
    .map(({ receipt }) => receipt.date)
    .sort()
    .at(-1)
  return {
    reference: live[0]?.receipt.name ?? '',
    receipts: standing,
    refusedIds: refused.map(({ delivery }) => delivery.id),
    policy: mappingOfCompany(tx, companyId)?.rules.periodPolicy ?? 'period-concerned',
    ...(ownDate === undefined ? {} : { ownDate }),
    resumed: begun.length > 0,
  }
}

interface Row {
  readonly delivery: Delivery
  readonly receipt: StoredRow
  readonly withdrawal: Withdrawal | null
}

function deliveriesOf(tx: Tx, journalId: string): readonly Row[] {
  return tx
    .select({ delivery: deliveries, receipt: receipts, withdrawal: withdrawals })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .leftJoin(withdrawals, eq(withdrawals.deliveryId, deliveries.id))
    .where(and(eq(receipts.journalId, journalId), isLiveDelivery))
    .orderBy(inOrderOfMaking)
    .all()
}

const isLiveDelivery = sql`${deliveries.state} not in ('replaced', 'withdrawn', 'reversed')`

/** The reversal is on its way, or in Procountor: it decides what becomes of the receipt. */
function isOnItsWay(reversals: ReadonlyMap<string, Delivery>, withdrawal: Withdrawal | null): boolean {
  const reversal = reversals.get(withdrawal?.reversalReceiptId ?? '')
  return reversal !== undefined && reversal.state !== 'rejected' && reversal.state !== 'differs'
}

function waitsForPerson({ delivery, withdrawal }: Row, reversals: ReadonlyMap<string, Delivery>): boolean {
  const reversal = reversals.get(withdrawal?.reversalReceiptId ?? '')
  return delivery.waitingFor === 'person' || reversal?.state === 'rejected' || reversal?.state === 'differs'
}

function toStanding({ delivery, receipt, withdrawal }: Row): StandingReceipt {
  return {
    delivery,
    row: receipt,
    receipt: storedReceipt(receipt.content),
    body: LedgerReceiptCreate.parse(delivery.body),
    withdrawal,
  }
}

function refuseUnsettled(live: readonly Row[]): void {
  const count = live.filter(({ delivery }) => unsettled.includes(delivery.state)).length
  if (count === 0) return
  throw apiProblem('withdrawal-unsettled', 409, `${count} receipts are still on their way to Procountor.`, {
    values: { count },
  })
}

interface RunOfJournal extends SentRun {
  readonly description: string
  readonly year: number
}

function refuseBlocked(tx: Tx, companyId: number, journalId: string, own: SentRun, live: readonly Row[]): void {
  const blocking = blockingRun({ ...own, receipts: live.map(toPeriod) }, otherSentRuns(tx, companyId, journalId))
  if (blocking === undefined) return
  const { number, description, year } = blocking
  throw apiProblem('withdrawal-blocked', 409, `Run ${number} of ${year} corrects a period of this one.`, {
    values: { number, description, year },
  })
}

/** Every period that this run booked counts, its corrections' too. */
function toPeriod({ receipt }: Row): SentRun['receipts'][number] {
  return { period: { year: receipt.periodYear, number: receipt.periodNumber }, correction: false }
}

/** Read without the rows of the receipt, which may be many. */
const isCorrection = sql<number>`json_extract(${receipts.content}, '$.correction')`

function runOfJournal(tx: Tx, companyId: number, journalId: string): SentRun {
  const found = tx
    .select({ number: runs.number, year: runs.year, periodEnd: runs.periodEnd })
    .from(journals)
    .innerJoin(runs, eq(runs.id, journals.runId))
    .where(and(eq(journals.companyId, companyId), eq(journals.id, journalId)))
    .get()
  if (found === undefined) throw notFound('journal')
  return { period: { year: found.year, number: found.periodEnd }, number: found.number, receipts: [] }
}

/** The company's other runs with what stands of them, on its way there included. */
function otherSentRuns(tx: Tx, companyId: number, journalId: string): readonly RunOfJournal[] {
  const { periodYear, periodNumber } = receipts
  const rows = tx
    .select({ run: runs, periodYear, periodNumber, correction: isCorrection })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .innerJoin(journals, eq(journals.id, receipts.journalId))
    .innerJoin(runs, eq(runs.id, journals.runId))
    .where(
      and(
        eq(receipts.companyId, companyId),
        ne(receipts.journalId, journalId),
        eq(receipts.kind, 'receipt'),
        isLiveDelivery,
      ),
    )
    .all()
  const byRun = new Map<string, RunOfJournal & { receipts: SentRun['receipts'][number][] }>()
  for (const { run, correction, ...receipt } of rows) {
    const { number, year, periodEnd, description } = run
    const known = byRun.get(run.id) ?? { period: { year, number: periodEnd }, number, year, description, receipts: [] }
    known.receipts.push({
      period: { year: receipt.periodYear, number: receipt.periodNumber },
      correction: correction === 1,
    })
    byRun.set(run.id, known)
  }
  return [...byRun.values()]
}

function accountOf(tx: Tx, accountId: string) {
  return {
    administrationId:
      tx.select({ id: accounts.administrationId }).from(accounts).where(eq(accounts.id, accountId)).get()?.id ?? null,
  }
}

function otherCompany(tx: Tx, { accountId }: StoredRow) {
  const account = tx.select().from(accounts).where(eq(accounts.id, accountId)).get()
  return apiProblem('withdrawal-other-company', 409, 'The account stands for another Procountor company.', {
    values: { username: account?.username ?? '', administration: account?.administrationName ?? '' },
  })
}
