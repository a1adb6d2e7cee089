import type { DeliveryError } from './delivery-view.ts'

/** What Tosite itself has to say of a delivery. Screens translate the code; `message` is for logs and programs. */
export function ownError(code: string, message: string): DeliveryError {
  return { vendor: 'tosite', code, message }
}
