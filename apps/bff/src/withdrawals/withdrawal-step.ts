import { compareCells, type DeliveryCode, receiptChange, reverseReceipt, type SeenReceipt } from '@tosite/core'
import type { LedgerReceipt, ProcountorClient } from '@tosite/procountor'
import { type DeliveryChange, later, type Moment } from '../deliveries/delivery-change.ts'
import type { DeliveryJob } from '../deliveries/delivery-job.ts'
import type { GivenUpTimes } from '../deliveries/given-up.ts'
import { forPerson } from '../deliveries/outcomes.ts'
import { ownError } from '../deliveries/own-error.ts'
import { dimensionIdsOf, procountorToCells } from '../deliveries/procountor-to-cells.ts'
import { deliveryMark } from '../receipts/delivery-mark.ts'
import { reversalBody } from './reversal-body.ts'
import { seenReceipt } from './seen-receipt.ts'
import type { OpenWithdrawal, Reversal, WithdrawalStepStore } from './withdrawal-step-store.ts'

export interface WithdrawalStepDeps {
  readonly store: WithdrawalStepStore
  readonly newId: () => string
  readonly moment: () => Moment
  readonly givenUp: GivenUpTimes
  /** Work at Procountor in the name of an account; asks for the lease and the pace before every call. */
  call<T>(accountId: string, work: (client: ProcountorClient) => Promise<T>): Promise<T>
}

/**
 * The next step of taking a receipt back. It looks before it acts, every time: nothing is known from an answer that was
 * lost, everything from reading again, so that a step may break off anywhere and be taken anew.
 * @throws what the calls throw; LeaseLost where another process works by now
 */
export async function withdrawalStep(deps: WithdrawalStepDeps, job: DeliveryJob): Promise<DeliveryChange | null> {
  const withdrawal = await deps.store.find(job.id)
  if (withdrawal === null) throw new Error(`delivery ${job.id} is withdrawn without anyone having confirmed it`)
  if (withdrawal.reversal !== null) return afterReversal(deps, job, withdrawal.reversal)

  const read = await readOf(deps, job)
  if (read.status === invalidated) return end('withdrawn', read)
  const change = receiptChange(knownFrom(withdrawal), seenOf(job, read))
  if (change !== null) return askAgain(job, 'changed-in-procountor', 'Somebody changed the receipt in Procountor.')
  return withdrawal.act === 'invalidate' ? invalidate(deps, job, read) : queueReversal(deps, job, withdrawal, read)
}

const invalidated = 'INVALIDATED'

/** The request to invalidate, by what names it among those given up. */
function requestOf({ id }: DeliveryJob, askedAt: string) {
  return { id: `withdrawal ${id}`, givenUpAt: askedAt }
}

async function invalidate(deps: WithdrawalStepDeps, job: DeliveryJob, read: LedgerReceipt): Promise<DeliveryChange> {
  const { id } = read
  const askedAt = deps.moment().now.toISOString()
  await deps.store.noteAsked(job.id, askedAt)
  try {
    if (read.status === 'APPROVED') await deps.call(job.accountId, (client) => client.setUnfinished(id))
    await deps.call(job.accountId, (client) => client.invalidate(id))
  } catch (error) {
    deps.givenUp.gaveUp(requestOf(job, askedAt))
    throw error
  }
  const last = await readOf(deps, job)
  if (last.status === invalidated) return end('withdrawn', last)
  return askAgain(job, 'not-invalidated', `Procountor shows the receipt as ${last.status ?? 'unknown'} all the same.`)
}

/**
 * A request to invalidate it that was given up may still land within the settle time: booking a reversal beside it would
 * take the receipt back twice.
 */
async function queueReversal(
  { store, newId, moment, givenUp }: WithdrawalStepDeps,
  job: DeliveryJob,
  withdrawal: OpenWithdrawal,
  read: LedgerReceipt,
): Promise<DeliveryChange | null> {
  const began = moment()
  const { askedAt } = withdrawal
  // Nothing is asked for any more by now: what was given up, was so before this is seen for the first time.
  const settlesInMs = askedAt === null ? 0 : givenUp.untilSettled(requestOf(job, askedAt), began.settleMs)
  if (settlesInMs > 0) {
    return stay({ waitingFor: 'settling', dueAt: later(began, settlesInMs), attempts: 0 })
  }
  const { body, receipt } = job
  if (body === null || withdrawal.reversalDate === null) throw new Error(`delivery ${job.id} has nothing to reverse`)
  const { name } = reverseReceipt(receipt)
  const receiptId = newId()
  const head = { name, date: withdrawal.reversalDate, mark: deliveryMark(receiptId) }
  const reversal = {
    receiptId,
    deliveryId: newId(),
    mark: head.mark,
    body: reversalBody(body, read, dimensionIdsOf(receipt), head),
    // What counts officially is taken back officially.
    approve: read.status === 'APPROVED',
  }
  const isQueued = await store.queueReversal(job.id, withdrawal, reversal, began.now.toISOString())
  return isQueued ? null : stay({ dueAt: later(moment(), 0) })
}

/**
 * Only a reversal that was read back equal takes the receipt back, and only a receipt that still stands. What somebody did
 * in between is told; what they put right since is seen when a person lets it go on.
 */
async function afterReversal(
  deps: WithdrawalStepDeps,
  job: DeliveryJob,
  { state, procountorId, body }: Reversal,
): Promise<DeliveryChange | null> {
  if ((state !== 'verified' && state !== 'differs') || procountorId === null || body === null) {
    await deps.store.awaitReversal(job.id)
    return null
  }
  const read = await readOf(deps, job)
  const stands = read.status !== invalidated
  if (state === 'verified' && stands) return end('reversed', read)

  const reversal = await deps.call(job.accountId, (client) => client.ledgerReceipt(procountorId))
  if (reversal.status === invalidated) {
    if (!stands) return end('withdrawn', read)
    await deps.store.giveUpReversal(job.id, deps.moment().now.toISOString())
    return null
  }
  if (!stands) {
    const message = `Somebody invalidated the receipt, and its reversal ${procountorId} is booked as well.`
    return askAgain(job, 'reversed-and-invalidated', message)
  }
  const ids = dimensionIdsOf(job.receipt)
  if (compareCells(procountorToCells(body, ids), procountorToCells(reversal, ids)).equal) return end('reversed', read)
  return askAgain(job, 'reversal-differs', `The reversal ${procountorId} is not in Procountor as it was sent.`)
}

function readOf({ call }: WithdrawalStepDeps, { id, accountId, procountorId }: DeliveryJob): Promise<LedgerReceipt> {
  if (procountorId === null) throw new Error(`delivery ${id} is withdrawn without a receipt in Procountor`)
  return call(accountId, (client) => client.ledgerReceipt(procountorId))
}

function seenOf({ receipt }: DeliveryJob, read: LedgerReceipt): SeenReceipt {
  return seenReceipt(read, dimensionIdsOf(receipt))
}

/** From our own first request on the version moves by us; amounts, items, date and approval are compared for ever. */
function knownFrom({ seen, askedAt }: OpenWithdrawal) {
  const { version, ...rest } = seen
  return askedAt === null ? { ...rest, version } : rest
}

function end(state: 'withdrawn' | 'reversed', { status, version }: LedgerReceipt): DeliveryChange {
  const known = { procountorStatus: status ?? null, procountorVersion: version ?? null }
  return { from: 'withdrawing', moves: [state], set: { ...known, waitingFor: null, attempts: 0, errors: [] } }
}

function stay(set: DeliveryChange['set']): DeliveryChange {
  return { from: 'withdrawing', moves: [], set }
}

function askAgain(job: DeliveryJob, code: DeliveryCode | 'changed-in-procountor', message: string): DeliveryChange {
  return forPerson(job, [ownError(code, message)])
}
