import {
  type FiscalYear,
  type KnownReceipt,
  type ReceiptChange,
  receiptChange,
  type SeenReceipt,
  type WithdrawalAct,
  type WithdrawalRules,
  withdrawalAct,
  withdrawalWays,
} from '@tosite/core'
import type { LedgerReceipt, ProcountorClient } from '@tosite/procountor'
import type { ProcountorAccess } from '../accounts/procountor-access.ts'
import { dimensionIdsOf, procountorToCells } from '../deliveries/procountor-to-cells.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import { sha256 } from '../journals/sha256.ts'
import { seenReceipt } from './seen-receipt.ts'
import type { StandingJournal, StandingReceipt } from './standing-journal-store.ts'

/** What becomes of one receipt by either choice, as Procountor is just now. */
export interface PlannedReceipt {
  readonly standing: StandingReceipt
  /** Null where Procountor has it no longer. */
  readonly seen: SeenReceipt | null
  readonly acts: Readonly<Record<(typeof withdrawalWays)[number], WithdrawalAct>>
  readonly change: ReceiptChange | null
}

export interface JournalPlan {
  readonly journal: StandingJournal
  readonly receipts: readonly PlannedReceipt[]
  /** Names everything that a person is shown of it. */
  readonly hash: string
}

/**
 * Reads every receipt that stands of a journal, and the calendar it stands in, and says what withdrawing would do.
 * @throws ApiProblem with the vendor's words where Procountor cannot be read
 */
export async function planJournal(procountor: ProcountorAccess, journal: StandingJournal): Promise<JournalPlan> {
  const planned: PlannedReceipt[] = []
  // Receipts may have been sent by another account than the mapping has today.
  for (const accountId of new Set(journal.receipts.map(({ delivery }) => delivery.accountId))) {
    const own = journal.receipts.filter(({ delivery }) => delivery.accountId === accountId)
    const ids = own.flatMap(({ delivery }) => delivery.procountorId ?? [])
    const { read, fiscalYears } = await procountor
      .with(accountId, async (client) => ({
        fiscalYears: await client.fiscalYears(),
        read: await readReceipts(client, ids),
      }))
      .catch((error: unknown) => {
        throw problemOfProcountor(error)
      })
    planned.push(...own.map((standing) => plan(standing, read, rulesOf(journal, fiscalYears))))
  }
  const inOrder = journal.receipts.flatMap((one) => planned.filter(({ standing }) => standing === one))
  return { journal, receipts: inOrder, hash: hashOf(journal, inOrder) }
}

function rulesOf({ policy, ownDate }: StandingJournal, fiscalYears: readonly FiscalYear[]): WithdrawalRules {
  return { fiscalYears, policy, ...(ownDate === undefined ? {} : { ownDate }) }
}

async function readReceipts(client: ProcountorClient, ids: readonly number[]): Promise<Map<number, LedgerReceipt>> {
  const read = new Map<number, LedgerReceipt>()
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    for (const receipt of await client.ledgerReceipts(ids.slice(at, at + mostAtOnce))) read.set(receipt.id, receipt)
  }
  return read
}

/** Procountor's limit of ids in one request. */
const mostAtOnce = 200

function plan(
  standing: StandingReceipt,
  read: ReadonlyMap<number, LedgerReceipt>,
  rules: WithdrawalRules,
): PlannedReceipt {
  const found = read.get(standing.delivery.procountorId ?? Number.NaN)
  const seen = found === undefined ? null : seenReceipt(found, dimensionIdsOf(standing.receipt))
  return {
    standing,
    seen,
    acts: { invalidate: withdrawalAct(seen, 'invalidate', rules), reverse: withdrawalAct(seen, 'reverse', rules) },
    change: seen === null ? null : receiptChange(knownReceipt(standing, seen), seen),
  }
}

/**
 * The receipt as it was when a person last confirmed its withdrawal; before that, as it was sent and, where the mapping
 * says so, approved by Tosite.
 */
function knownReceipt({ delivery, row, receipt, body, withdrawal }: StandingReceipt, found: SeenReceipt): KnownReceipt {
  if (withdrawal !== null) {
    const { version, ...seen } = withdrawal.seen
    return withdrawal.askedAt === null ? { ...seen, version } : seen
  }
  const version = delivery.procountorVersion
  return {
    ...procountorToCells(body, dimensionIdsOf(receipt)),
    status: row.approve && found.status === 'APPROVED' ? 'APPROVED' : 'UNFINISHED',
    ...(version === null ? {} : { version }),
  }
}

function hashOf({ refusedIds, resumed }: StandingJournal, receipts: readonly PlannedReceipt[]): string {
  const shown = receipts.map(({ standing: { delivery }, seen, acts, change }) => {
    return [delivery.id, delivery.state, seen, acts, change]
  })
  return sha256(JSON.stringify([refusedIds, resumed, shown, withdrawalWays]))
}
