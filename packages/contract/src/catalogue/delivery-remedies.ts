import type { DeliveryCode, WaitingReason } from '@tosite/core'
import type { Remedy } from './entry.ts'
import { byItself, here, inAccounts, inProcountor } from './remedies.ts'

/** For what was met on the way to Procountor: mostly nobody's turn, since Tosite looks and tries again by itself. */
export const deliveryRemedies: Readonly<Record<DeliveryCode, Remedy>> = {
  timeout: byItself,
  cut: byItself,
  'not-connected': byItself,
  unavailable: byItself,
  'no-answer': byItself,
  'rate-limited': byItself,
  unauthorized: inAccounts,
  rejected: inProcountor,
  'other-company': inAccounts,
  'found-invalidated': inProcountor,
  'found-different': inProcountor,
  'found-twice': inProcountor,
  'found-unmarked': inProcountor,
  'not-invalidated': inProcountor,
  'reversal-differs': inProcountor,
  'reversed-and-invalidated': inProcountor,
}

/** What a delivery waits for. */
export const waitingRemedies: Readonly<Record<WaitingReason, Remedy>> = {
  authorization: inAccounts,
  settling: byItself,
  retry: byItself,
  person: here,
  turn: byItself,
}

/** States in which a receipt wants a person; `verified` where it should have been approved and was not. */
export const troubledStates = ['rejected', 'differs', 'verified', 'uncertain', 'withdrawing'] as const
export type TroubledState = (typeof troubledStates)[number]

export const stateRemedies: Readonly<Record<TroubledState, Remedy>> = {
  rejected: here,
  differs: inProcountor,
  verified: inProcountor,
  uncertain: inProcountor,
  withdrawing: here,
}
