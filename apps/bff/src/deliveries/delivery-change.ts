import type { DeliveryState, WaitingReason } from '@tosite/core'
import type { DeliveryError, Difference } from './delivery-view.ts'

/** What one step makes of a delivery: the moves it goes through, each a legal one, and what is known afterwards. */
export interface DeliveryChange {
  /** Where the delivery must be now. */
  readonly from: DeliveryState
  /** Empty: it stays where it is and waits. */
  readonly moves: readonly DeliveryState[]
  readonly set: {
    readonly waitingFor?: WaitingReason | null
    /** ISO date-time: not before this. */
    readonly dueAt?: string
    readonly attempts?: number
    readonly givenUpAt?: string | null
    readonly notFound?: number
    readonly procountorId?: number
    readonly procountorStatus?: string | null
    readonly procountorVersion?: string | null
    readonly errors?: DeliveryError[]
    readonly differences?: Difference[]
    readonly foundDate?: string | null
  }
}

/** What deciding needs of the world. */
export interface Moment {
  readonly now: Date
  /** From 0 to 1. */
  readonly random: number
  readonly settleMs: number
}

export function later({ now }: Moment, ms: number): string {
  return new Date(now.getTime() + ms).toISOString()
}
