import type { Finding } from '../findings/finding.ts'

/** A field of a receipt's body, as it would be sent, that Procountor does not take. */
export interface BodyFault {
  /** Key of the receipt. */
  readonly receipt: string
  /** Path into the body, such as `transactions[2].description`. */
  readonly field: string
  readonly value: string
}

/**
 * Texts are made to fit and receipts are computed to be right, so that nobody should ever see this: it is the last look at
 * what really goes out, whatever made it.
 */
export function bodyFindings(faults: readonly BodyFault[]): readonly Finding[] {
  return faults.map(({ receipt, field, value }) => ({
    code: 'not-sendable',
    severity: 'problem',
    receipt,
    values: { field, value },
  }))
}
