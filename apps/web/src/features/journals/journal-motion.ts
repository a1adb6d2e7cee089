import type { DeliveryView, ResponseOf, RunList, RunRow, RunState, SendingEstimate } from '@tosite/contract'

export type Deliveries = ResponseOf<'listDeliveries'>

/** How soon to look again while receipts are on their way, and while they wait for something outside. */
const soonMs = 1000
const laterMs = 5000

const movingStates: readonly DeliveryView['state'][] = ['queued', 'sending', 'uncertain', 'sent', 'withdrawing']
const endStates: readonly DeliveryView['state'][] = ['replaced', 'withdrawn', 'reversed']

/** When to ask again, in milliseconds; false where nothing changes any more without a person. */
export function nextLookMs(known: Deliveries | undefined): number | false {
  if (known === undefined) return soonMs
  const moving = known.deliveries.filter(
    ({ state, waitingFor }) => movingStates.includes(state) && waitingFor !== 'person',
  )
  if (moving.length === 0) return false
  return moving.some(({ waitingFor }) => waitingFor === null || waitingFor === 'settling') ? soonMs : laterMs
}

/** Whether the word says that something is under way. */
export function isMoving(state: RunState): boolean {
  return state === 'sending' || state === 'checking' || state === 'sent'
}

/** Whether a run in this state may change by itself, so that its deliveries are worth a look: others may go on beside a trouble. */
export function mayMove(state: RunState): boolean {
  return isMoving(state) || state === 'needs-attention'
}

/** Whether the run's journal has gone out: it is not sent a second time. */
export function isSent(state: RunState): boolean {
  return mayMove(state) || state === 'verified'
}

/** The deliveries that stand for a receipt: not those replaced or taken back. */
export function standingDeliveries(deliveries: readonly DeliveryView[]): readonly DeliveryView[] {
  return deliveries.filter(({ kind, state }) => kind === 'receipt' && !endStates.includes(state))
}

export interface Progress {
  readonly total: number
  readonly verified: number
}

export function progressOf(deliveries: readonly DeliveryView[]): Progress {
  const standing = standingDeliveries(deliveries)
  return { total: standing.length, verified: standing.filter(({ state }) => state === 'verified').length }
}

/** A run with how long its receipts still take, where that is known. */
export interface LiveRun extends RunRow {
  readonly estimate?: SendingEstimate | null
}

/** The run as its deliveries say, which are newer than the list it came in. */
export function runWithDeliveries(run: RunRow, { state, deliveries, estimate }: Deliveries): LiveRun {
  if (run.journal === null) return run
  const statuses = standingDeliveries(deliveries).flatMap(({ procountorStatus }) => procountorStatus ?? [])
  return {
    ...run,
    state,
    estimate,
    journal: {
      ...run.journal,
      receipts: progressOf(deliveries),
      withdrawing: standingDeliveries(deliveries).filter(({ state }) => state === 'withdrawing').length,
      changedInProcountor: standingDeliveries(deliveries).some(({ changedLater }) => changedLater !== null),
      procountorStatuses: [...new Set(statuses)].sort(),
    },
  }
}

/** The list with one of its runs exchanged for a newer answer; a run that is not in it changes nothing. */
export function listWithRun(list: RunList, row: RunRow): RunList {
  return { ...list, runs: list.runs.map((run) => (run.id === row.id ? row : run)) }
}
