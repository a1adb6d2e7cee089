import type { ErrorCode } from '@tosite/contract'
import type { DeliveryCode, FindingCode } from '@tosite/core'
import type { DeliveryError } from './delivery-view.ts'

/** What Tosite itself can have to say of a delivery: each has its entry in the catalogue of errors. */
export type OwnCode = DeliveryCode | FindingCode | ErrorCode

/** Screens translate the code; `message` is for logs and programs. */
export function ownError(code: OwnCode, message: string): DeliveryError {
  return { vendor: 'tosite', code, message }
}
