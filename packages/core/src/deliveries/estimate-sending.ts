import type { DeliveryState, WaitingReason } from './delivery.ts'

/** Deliveries of one journal that are in the same state and wait for the same. */
export interface UnderWay {
  readonly accountId: string
  readonly journalId: string
  readonly state: DeliveryState
  /** Null where they go on by themselves. */
  readonly waitingFor: WaitingReason | null
  readonly approve: boolean
  readonly count: number
  /** Of the journals of an account the one with the lower number goes first. */
  readonly order: number
}

export interface SendingEstimate {
  /** Until the last receipt that goes on by itself has been read back; null where none does. */
  readonly secondsLeft: number | null
  /** Other accounts with receipts that go on by themselves: they are served in turn with this one. */
  readonly others: number
  /** Receipts that do not go on by themselves, and the gravest of what they wait for. */
  readonly waiting: { readonly count: number; readonly reason: WaitingReason } | null
}

/** What holds a receipt up longest comes first. */
const gravestFirst: readonly WaitingReason[] = ['person', 'authorization', 'settling', 'retry', 'turn']

/**
 * How long a journal of an account still takes when a call may leave every `spacingMs`: its own calls, those of journals of
 * the same account before it, and what other accounts get in turn meanwhile. Null where nothing of it is under way.
 */
export function estimateSending(
  journal: Pick<UnderWay, 'accountId' | 'journalId'>,
  underWay: readonly UnderWay[],
  spacingMs: number,
): SendingEstimate | null {
  const own = underWay.filter(({ journalId }) => journalId === journal.journalId)
  if (own.length === 0) return null
  const moving = underWay.filter((one) => movesOn(one, underWay))
  const ownCalls = callsOf(moving.filter(({ journalId }) => journalId === journal.journalId))
  const order = Math.min(...own.map((one) => one.order))
  const before = moving.filter(
    (one) => one.accountId === journal.accountId && one.journalId !== journal.journalId && one.order < order,
  )
  const elsewhere = moving.filter(({ accountId }) => accountId !== journal.accountId)
  const others = [...new Set(elsewhere.map(({ accountId }) => accountId))].map((id) =>
    callsOf(elsewhere.filter(({ accountId }) => accountId === id)),
  )

  const ahead = ownCalls + callsOf(before)
  const inTurn = others.reduce((calls, other) => calls + Math.min(other, ahead), 0)
  return {
    secondsLeft: ownCalls === 0 ? null : Math.ceil(((ahead + inTurn) * spacingMs) / 1000),
    others: others.length,
    waiting: waitingOf(own.filter((one) => !moving.includes(one))),
  }
}

/** What waits for its turn goes on by itself where something of its journal does that it waits for. */
function movesOn({ waitingFor, journalId }: UnderWay, underWay: readonly UnderWay[]): boolean {
  if (waitingFor !== 'turn') return waitingFor === null
  return underWay.some((one) => one.journalId === journalId && one.waitingFor === null)
}

function waitingOf(own: readonly UnderWay[]): SendingEstimate['waiting'] {
  const reason = gravestFirst.find((one) => own.some(({ waitingFor }) => waitingFor === one))
  if (reason === undefined) return null
  const count = own.reduce((sum, one) => sum + one.count, 0)
  return { count, reason }
}

function callsOf(underWay: readonly UnderWay[]): number {
  return underWay.reduce(
    (calls, { state, approve, count }) => calls + count * (callsFrom[state] + (approve ? approving(state) : 0)),
    0,
  )
}

/** To approve, and to read the receipt once more after it; one that is taken back is set unfinished first. */
function approving(state: DeliveryState): number {
  return state === 'withdrawing' ? 1 : 2
}

/** Calls that a delivery still costs from each state on, without approving. */
const callsFrom: Readonly<Record<DeliveryState, number>> = {
  // The receipt, and reading it back.
  queued: 2,
  sending: 1,
  sent: 1,
  // Listing the day, reading what has the name, and most often reading back.
  uncertain: 3,
  // Reading it, invalidating it, reading it back. A reversal is a receipt of its own.
  withdrawing: 3,
  verified: 0,
  differs: 0,
  rejected: 0,
  replaced: 0,
  withdrawn: 0,
  reversed: 0,
}
