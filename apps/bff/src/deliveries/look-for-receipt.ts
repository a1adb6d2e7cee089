import { type LedgerReceipt, type LedgerReceiptCreate, type ProcountorClient, Unavailable } from '@tosite/procountor'
import { carriesMark } from '../receipts/delivery-mark.ts'
import { longBefore } from './vendor-time.ts'

/** Procountor's limit of ids in one request. */
const mostAtOnce = 200

interface LookedFor {
  readonly body: Pick<LedgerReceiptCreate, 'name' | 'receiptDate'>
  readonly mark: string
  /** When its answer was given up, a few minutes after it was sent at most. */
  readonly givenUpAt: Date
}

/**
 * Receipts that may be the one looked for. Procountor cannot search by name: every journal of the date, in any status, is
 * listed, and those of the name are read. Where none of them carries the mark, what was made or changed since is looked
 * through as well, for someone may have moved the receipt to another date.
 * @throws ProcountorFailure; Unavailable also where a receipt was listed that cannot be read
 */
export async function receiptsLike(client: ProcountorClient, looked: LookedFor): Promise<readonly LedgerReceipt[]> {
  const { name, receiptDate } = looked.body
  const onDate = await named(client, name, { startDate: receiptDate, endDate: receiptDate })
  const read = await readAll(client, onDate)
  if (read.some(({ invoiceNotes }) => carriesMark(invoiceNotes, looked.mark))) return read
  const since = await named(client, name, { versionStartDate: longBefore(looked.givenUpAt) })
  return [
    ...read,
    ...(await readAll(
      client,
      since.filter((id) => !onDate.includes(id)),
    )),
  ]
}

type Filters = Omit<Parameters<ProcountorClient['allLedgerReceipts']>[0], 'types' | 'status'>

async function named(client: ProcountorClient, name: string, filters: Filters): Promise<readonly number[]> {
  const ids: number[] = []
  for await (const one of client.allLedgerReceipts({ types: ['JOURNAL'], ...filters })) {
    if (isSameName(one.name, name)) ids.push(one.id)
  }
  return ids
}

/** Listed a moment ago, so all of them are there: one that is missing proves that nothing can be concluded now. */
async function readAll(client: ProcountorClient, ids: readonly number[]): Promise<readonly LedgerReceipt[]> {
  const read = await readReceipts(client, ids)
  if (read.length === ids.length) return read
  const call = { operation: 'ledgerReceipts', method: 'GET', path: '/ledgerreceipts/{ids}' } as const
  throw new Unavailable(call, { status: 200, reason: 'no-trustworthy-answer', detail: 'a listed receipt is missing' })
}

/** Those of the receipts that exist, however many. */
export async function readReceipts(
  client: ProcountorClient,
  ids: readonly number[],
): Promise<readonly LedgerReceipt[]> {
  const read: LedgerReceipt[] = []
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    read.push(...(await client.ledgerReceipts(ids.slice(at, at + mostAtOnce))))
  }
  return read
}

/** A wide net: the mark decides. */
function isSameName(found: string | null | undefined, name: string): boolean {
  return found?.normalize('NFC').trim() === name.normalize('NFC').trim()
}
