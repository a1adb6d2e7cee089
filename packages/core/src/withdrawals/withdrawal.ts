import type { CellDifference, ReceiptCells } from '../receipts/receipt-cells.ts'

/** What a person chooses. `invalidate`: what cannot be invalidated is reversed. `reverse`: every receipt is. */
export const withdrawalWays = ['invalidate', 'reverse'] as const
export type WithdrawalWay = (typeof withdrawalWays)[number]

/** Why a receipt is reversed. */
export const reversalReasons = ['chosen', 'closed-period', 'closed-fiscal-year', 'serial-number'] as const
export type ReversalReason = (typeof reversalReasons)[number]

/** Why a receipt can be taken back in neither way without a person in Procountor. */
export const withdrawalObstacles = ['no-open-period', 'crosses-fiscal-year', 'missing'] as const
export type WithdrawalObstacle = (typeof withdrawalObstacles)[number]

/** What withdrawing does to one receipt. */
export type WithdrawalAct =
  | { readonly kind: 'invalidate' }
  /** `date`: the booking date of the reversal, the receipt's own or, where that is closed, another. */
  | { readonly kind: 'reverse'; readonly reason: ReversalReason; readonly date: string }
  /** Somebody invalidated it in Procountor: it counts as withdrawn. */
  | { readonly kind: 'already-invalidated' }
  | { readonly kind: 'impossible'; readonly reason: WithdrawalObstacle }

/** A receipt as Procountor has it at one moment. */
export interface SeenReceipt extends ReceiptCells {
  readonly status: string
  /** Procountor's `version`, which every change there moves. */
  readonly version: string
  readonly hasSerialNumber: boolean
}

/** What somebody did to a receipt in Procountor between two looks. */
export interface ReceiptChange {
  readonly status?: { readonly from: string; readonly to: string }
  readonly date?: { readonly from: string; readonly to: string }
  readonly cells: readonly CellDifference[]
  /** Something was saved that shows in none of the others, such as a text. */
  readonly edited: boolean
}
