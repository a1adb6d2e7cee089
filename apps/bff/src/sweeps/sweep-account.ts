import { compareCells } from '@tosite/core'
import type { LedgerReceipt, ProcountorClient } from '@tosite/procountor'
import { readReceipts } from '../deliveries/look-for-receipt.ts'
import { ownError } from '../deliveries/own-error.ts'
import { procountorToCells } from '../deliveries/procountor-to-cells.ts'
import { longBefore } from '../deliveries/vendor-time.ts'
import { carriesMark } from '../receipts/delivery-mark.ts'
import type { SweepStore, SweptDelivery } from './sweep-store.ts'

interface SweepDeps {
  readonly store: SweepStore
  readonly now: () => Date
  /** Work at Procountor in the name of the account. */
  call<T>(work: (client: ProcountorClient) => Promise<T>): Promise<T>
}

/** States in which the sender itself still looks and compares. */
const underWay: readonly SweptDelivery['state'][] = ['queued', 'sending', 'uncertain', 'sent', 'withdrawing']
/** States in which the receipt stands in Procountor, to be shown as it is there. */
const standing: readonly SweptDelivery['state'][] = ['verified', 'differs']

/**
 * Looks through what was made or changed in Procountor since the last sweep: receipts of ours that someone changed are
 * shown as they are now, and a second live receipt with a mark of ours is reported. Nothing is repaired.
 * @throws what the calls throw; what was found until then is stored
 */
export async function sweepAccount({ store, now, call }: SweepDeps, accountId: string): Promise<void> {
  const from = await store.sweptUntil(accountId)
  if (from === null) return
  const known = await store.deliveries(accountId)
  const read = await call((client) => changedSince(client, new Date(from), known))
  const done = known.filter(({ state }) => !underWay.includes(state))
  for (const delivery of done) {
    const own = read.find(({ id }) => id === delivery.procountorId)
    if (own !== undefined && standing.includes(delivery.state)) await showOwn({ store, now }, delivery, own)
    const marked = read.filter(({ id, invoiceNotes }) => id !== own?.id && carriesMark(invoiceNotes, delivery.mark))
    if (marked.length > 0) await compareMarked({ store, now, call }, delivery, marked)
  }
}

/** Receipts of our names or ids, whole. A new one has a version too, so that this finds what came late. */
async function changedSince(client: ProcountorClient, from: Date, known: readonly SweptDelivery[]) {
  const ids = new Set(known.map(({ procountorId }) => procountorId))
  const names = new Set(known.map(({ name }) => name))
  const wanted: number[] = []
  const changed = client.allLedgerReceipts({ types: ['JOURNAL'], versionStartDate: longBefore(from) })
  for await (const { id, name } of changed) if (ids.has(id) || names.has(name ?? '')) wanted.push(id)
  return readReceipts(client, wanted)
}

async function showOwn({ store, now }: Pick<SweepDeps, 'store' | 'now'>, { id }: SweptDelivery, own: LedgerReceipt) {
  const sent = await store.sent(id)
  if (sent === null) return
  const seenAt = now().toISOString()
  const status = own.status ?? null
  if (status === 'INVALIDATED') {
    return store.showChange(id, status, { seenAt, date: own.receiptDate, differences: [] }, seenAt)
  }
  const found = procountorToCells(own, sent.ids)
  const differences = compareCells(sent.expected, found).cells.map((cell) => ({ ...cell }))
  const isAsKnown =
    JSON.stringify(differences) === JSON.stringify(sent.differences) && found.date === (sent.foundDate ?? found.date)
  return store.showChange(id, status, isAsKnown ? null : { seenAt, date: found.date, differences }, seenAt)
}

async function compareMarked(
  { store, now, call }: SweepDeps,
  { id, procountorId }: SweptDelivery,
  marked: readonly LedgerReceipt[],
): Promise<void> {
  const own = procountorId === null ? [] : await call((client) => readReceipts(client, [procountorId]))
  const others = marked.filter(isLive).map((receipt) => receipt.id)
  const live = [...own.filter(isLive).map((receipt) => receipt.id), ...others]
  // One that stands alone is too many where nothing of the delivery should stand, and enough where its own does not.
  const isTwice = live.length > 1 || (others.length > 0 && own.length === 0)
  const message = `Procountor has live receipts with one mark: ${live.join(', ')}.`
  const errors = isTwice ? [{ ...ownError('found-twice', message), field: live.join(', ') }] : []
  await store.reportTwice(id, errors, now().toISOString())
}

function isLive({ status }: LedgerReceipt): boolean {
  return status !== 'INVALIDATED'
}
