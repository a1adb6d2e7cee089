export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'verified',
  'differs',
  'rejected',
  'replaced',
  'uncertain',
  'withdrawing',
  'withdrawn',
  'reversed',
] as const
/** Where the attempt to get one receipt into Procountor exactly once stands. */
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * What a row waits for is a field, not a state. `turn`: another delivery comes first, a newer period's in a withdrawal or
 * the reversal that takes it back, and makes it due.
 */
export const waitingReasons = ['authorization', 'settling', 'retry', 'person', 'turn'] as const
export type WaitingReason = (typeof waitingReasons)[number]
