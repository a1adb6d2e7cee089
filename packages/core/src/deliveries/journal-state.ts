import type { DeliveryState } from './delivery.ts'
import { isLive } from './delivery-moves.ts'

/** The words a journal shows on screen, the first that applies winning. */
export const journalStates = [
  'needs-attention',
  'checking',
  'sending',
  'withdrawn',
  'sent',
  'verified',
  'not-created',
  'created',
  'marked-as-sent',
] as const
export type JournalState = (typeof journalStates)[number]

export interface JournalMarks {
  readonly created: boolean
  readonly markedAsSent: boolean
  /** Whether a delivery of the journal waits for a person. */
  readonly waitsForPerson: boolean
}

const needAttention: readonly DeliveryState[] = ['rejected', 'differs']
const onTheirWay: readonly DeliveryState[] = ['queued', 'sending', 'withdrawing']

/**
 * The state of a journal by the states of all its deliveries, old ones included: those replaced, withdrawn or reversed count
 * only where nothing else is left. A withdrawal that is under way shows as sending.
 */
export function journalState(states: readonly DeliveryState[], marks: JournalMarks): JournalState {
  const live = states.filter(isLive)
  if (marks.waitsForPerson || live.some((state) => needAttention.includes(state))) return 'needs-attention'
  if (live.includes('uncertain')) return 'checking'
  if (live.some((state) => onTheirWay.includes(state))) return 'sending'
  if (live.length === 0 && states.length > 0) return 'withdrawn'
  if (live.includes('sent')) return 'sent'
  if (live.length > 0) return 'verified'
  if (marks.markedAsSent) return 'marked-as-sent'
  return marks.created ? 'created' : 'not-created'
}
