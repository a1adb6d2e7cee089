import { compareCells } from '@tosite/core'
import type { LedgerReceipt, ProcountorClient } from '@tosite/procountor'
import type { DeliveryError } from '../deliveries/delivery-view.ts'
import { readReceipts } from '../deliveries/look-for-receipt.ts'
import { ownError } from '../deliveries/own-error.ts'
import { procountorToCells } from '../deliveries/procountor-to-cells.ts'
import { longBefore } from '../deliveries/vendor-time.ts'
import { carriesMark } from '../receipts/delivery-mark.ts'
import { judgeMarked, standing } from './judge-marked.ts'
import type { SweepStore, SweptDelivery } from './sweep-store.ts'

interface SweepDeps {
  readonly store: SweepStore
  readonly now: () => Date
  /** Work at Procountor in the name of the account. */
  call<T>(work: (client: ProcountorClient) => Promise<T>): Promise<T>
}

/**
 * States in which the sender itself still looks and compares. What comes for them meanwhile is found by the next sweep, whose
 * search begins hours before this one did.
 */
const underWay: readonly SweptDelivery['state'][] = ['queued', 'sending', 'uncertain', 'sent', 'withdrawing']

/** What waits for a person may wait for days: by then it would be too late to look for a second one. */
function isLookedThrough({ state, waitingFor, procountorId }: SweptDelivery): boolean {
  return !underWay.includes(state) || (procountorId !== null && waitingFor === 'person')
}

/**
 * Looks through what was made or changed in Procountor since the last sweep: receipts of ours that someone changed are
 * shown as they are now, and a second live receipt with a mark of ours is reported until there is one again. Nothing is
 * repaired.
 * @throws what the calls throw; what was found until then is stored
 */
export async function sweepAccount(deps: SweepDeps, accountId: string): Promise<void> {
  const { store, now, call } = deps
  const from = await store.sweptUntil(accountId)
  if (from === null) return
  const known = await store.deliveries(accountId)
  const read = await call((client) => changedSince(client, new Date(from), known))
  for (const delivery of known.filter(isLookedThrough)) {
    const { procountorId, mark, twinIds } = delivery
    const own = read.find(({ id }) => id === procountorId)
    const marked = read.filter(({ id, invoiceNotes }) => id !== procountorId && carriesMark(invoiceNotes, mark))
    const stands = marked.length > 0 || twinIds.length > 0 ? await compareMarked(deps, delivery, own, marked) : own
    if (stands !== undefined && standing.includes(delivery.state)) await showOwn({ store, now }, delivery, stands)
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

/** What is to be shown as the delivery's receipt from now on; undefined where nothing about it is new. */
async function compareMarked(
  { store, now, call }: SweepDeps,
  delivery: SweptDelivery,
  ownRead: LedgerReceipt | undefined,
  marked: readonly LedgerReceipt[],
): Promise<LedgerReceipt | undefined> {
  const { id, state, procountorId, twinIds } = delivery
  const isRead = new Set([ownRead, ...marked].map((one) => one?.id))
  // What was reported stays so until it is seen to be over, also where nobody touched that one since.
  const unread = [...(procountorId === null ? [] : [procountorId]), ...twinIds].filter((one) => !isRead.has(one))
  const reread = await call((client) => readReceipts(client, unread))
  const own = ownRead ?? reread.find((one) => one.id === procountorId)
  const others = [...marked, ...reread.filter((one) => one.id !== procountorId)]

  const found = judgeMarked(state, own, others)
  const at = now().toISOString()
  if (found.kind === 'follow') {
    const isFollowed = await store.follow(id, procountorId, found.receipt, at)
    return isFollowed ? found.receipt : undefined
  }
  const twins = found.kind === 'as-known' ? [] : found.ids.filter((one) => one !== procountorId)
  await store.reportTwins(id, twins, found.kind === 'as-known' ? [] : [saidOf(found.kind, found.ids)], at)
  return ownRead
}

function saidOf(kind: 'twice' | 'still-there', ids: readonly number[]): DeliveryError {
  const list = ids.join(', ')
  if (kind === 'twice') {
    return { ...ownError('found-twice', `Procountor has live receipts with one mark: ${list}.`), field: list }
  }
  const message = `Procountor has a live receipt of a delivery that should have none: ${list}.`
  return { ...ownError('still-in-procountor', message), field: list }
}
