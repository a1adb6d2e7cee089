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

/** What a row waits for is a field, not a state. */
export const waitingReasons = ['authorization', 'settling', 'retry', 'person'] as const
export type WaitingReason = (typeof waitingReasons)[number]
