import { type DeliveryState, deliveryStates } from './delivery.ts'

/** Where a delivery may go from each state; nothing else is legal (design: section 4). */
export const deliveryMoves: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['sending'],
  sending: ['sent', 'rejected', 'uncertain'],
  sent: ['verified', 'differs', 'withdrawing'],
  verified: ['withdrawing'],
  differs: ['withdrawing'],
  rejected: ['replaced'],
  replaced: [],
  uncertain: ['sent', 'queued'],
  withdrawing: ['withdrawn', 'reversed'],
  withdrawn: [],
  reversed: [],
}

/** States without a way out. */
export const terminalStates: readonly DeliveryState[] = deliveryStates.filter(
  (state) => deliveryMoves[state].length === 0,
)

export function canMove(from: DeliveryState, to: DeliveryState): boolean {
  return deliveryMoves[from].includes(to)
}

/** Whether the delivery still stands for its receipt: a receipt has at most one of these. */
export function isLive(state: DeliveryState): boolean {
  return !terminalStates.includes(state)
}

/** Whether Procountor has the receipt as far as is known, until a withdrawal is through. */
export function isBooked(state: DeliveryState): boolean {
  return state === 'sent' || state === 'verified' || state === 'differs' || state === 'withdrawing'
}
