import type { DeliveryState, WaitingReason } from './delivery.ts'

/** Deliveries of one journal that are in the same state, wait for the same and go side by side. */
export interface UnderWay {
  readonly accountId: string
  readonly journalId: string
  readonly state: DeliveryState
  /** Null where they go on by themselves. */
  readonly waitingFor: WaitingReason | null
  readonly approve: boolean
  /** How receipts that are `withdrawing` are taken back. `reversing`: by reversals that are deliveries of their own by now. */
  readonly takenBack: 'invalidate' | 'reverse' | 'reversing' | null
  /** Of what is taken back only the receipts of one period go side by side, one period after the other; else null. */
  readonly stage: number | null
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

/** How fast calls go now, in milliseconds. */
export interface CallPace {
  /** Between two departures of whatever calls. */
  readonly spacingMs: number
  /** Until a call is usually answered: the next one for the same receipt leaves after that. */
  readonly answerMs: number
  /** Deliveries of an account that are under way at the same time, at most. */
  readonly atOnce: number
}

/** What holds a receipt up longest comes first. */
const gravestFirst: readonly WaitingReason[] = ['person', 'authorization', 'settling', 'retry', 'turn']

/**
 * How long a journal of an account still takes: as long as the calls need to leave, its own, those of journals of the same
 * account before it and what other accounts get in turn meanwhile; and not less than its own calls need that wait for each
 * other's answers. Null where nothing of it is under way.
 */
export function estimateSending(
  journal: Pick<UnderWay, 'accountId' | 'journalId'>,
  underWay: readonly UnderWay[],
  pace: CallPace,
): SendingEstimate | null {
  const own = underWay.filter(({ journalId }) => journalId === journal.journalId)
  if (own.length === 0) return null
  const moving = underWay.filter((one) => movesOn(one, underWay))
  const ownMoving = moving.filter(({ journalId }) => journalId === journal.journalId)
  const ownCalls = callsOf(ownMoving)
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
  const { spacingMs } = pace
  const toLeaveMs = (ahead - 1) * spacingMs + callMs(pace)
  const leftMs = Math.max(toLeaveMs, inSeriesMs(ownMoving, pace)) + inTurn * spacingMs
  return {
    secondsLeft: ownCalls === 0 ? null : Math.ceil(leftMs / 1000),
    others: others.length,
    waiting: waitingOf(own.filter((one) => !moving.includes(one))),
  }
}

/** A call and its answer, where the next call waits for it. */
function callMs({ spacingMs, answerMs }: CallPace): number {
  return Math.max(spacingMs, answerMs)
}

/** Stage after stage; in each, as many receipts side by side as there is room for, and the calls for a receipt in turn. */
function inSeriesMs(moving: readonly UnderWay[], pace: CallPace): number {
  const stages = [...new Set(moving.map(({ stage }) => stage))]
  const calls = stages.flatMap((stage) => {
    const together = moving.filter((one) => one.stage === stage)
    // A receipt waits for the reversal that takes it back.
    return [true, false].map((isTakenBack) =>
      callsInSeries(
        together.filter(({ state }) => (state === 'withdrawing') === isTakenBack),
        pace,
      ),
    )
  })
  return calls.reduce((sum, count) => sum + count, 0) * callMs(pace)
}

function callsInSeries(sideBySide: readonly UnderWay[], { atOnce }: CallPace): number {
  const count = sideBySide.reduce((sum, one) => sum + one.count, 0)
  return Math.ceil(count / atOnce) * Math.max(0, ...sideBySide.map(callsEach))
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
  return underWay.reduce((calls, one) => calls + one.count * callsEach(one), 0)
}

/** Calls that each of them still costs. */
function callsEach({ state, approve, takenBack }: Pick<UnderWay, 'state' | 'approve' | 'takenBack'>): number {
  if (state !== 'withdrawing') return callsFrom[state] + (approve ? callsToApprove : 0)
  // Looking once more whether it stands.
  if (takenBack === 'reversing') return 1
  // Reading it, and all that its reversal costs.
  if (takenBack === 'reverse') return 2 + callsEach({ state: 'queued', approve, takenBack: null })
  // One that is approved is set unfinished first.
  return callsFrom[state] + (approve ? 1 : 0)
}

/** Approving it, and reading the receipt once more after that. */
const callsToApprove = 2

/** Calls that a delivery still costs from each state on, without approving. */
const callsFrom: Readonly<Record<DeliveryState, number>> = {
  // The receipt, and reading it back.
  queued: 2,
  sending: 1,
  sent: 1,
  // Listing the day, reading what has the name, and most often reading back.
  uncertain: 3,
  // Reading it, invalidating it, reading it back.
  withdrawing: 3,
  verified: 0,
  differs: 0,
  rejected: 0,
  replaced: 0,
  withdrawn: 0,
  reversed: 0,
}
