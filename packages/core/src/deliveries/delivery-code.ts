/** What Tosite itself has to say of a delivery, where that is neither a finding nor an error answer as well. */
export const deliveryCodes = [
  // no trustworthy answer
  'timeout',
  'cut',
  'not-connected',
  'no-answer',
  'unavailable',
  'rate-limited',
  'unauthorized',
  'rejected',
  // the account
  'other-company',
  // what looking for the receipt found
  'found-invalidated',
  'found-different',
  'found-twice',
  'found-unmarked',
  // taking it back
  'not-invalidated',
  'reversal-differs',
  'reversed-and-invalidated',
] as const
export type DeliveryCode = (typeof deliveryCodes)[number]
