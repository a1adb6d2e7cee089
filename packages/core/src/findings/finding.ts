/**
 * What is wrong, or worth knowing, as a value. `problem` blocks sending; `warning` and `notice` do not.
 * The texts live in the message catalogues under the code; `values` fill their gaps.
 */
export type Severity = 'problem' | 'warning' | 'notice'

export const findingCodes = [
  // the document
  'malformed-document',
  'wrong-encoding',
  'not-a-journal',
  'empty-journal',
  'bad-amount',
  'bad-side',
  'bad-date',
  'bad-period',
  'sums-differ',
  // accounts
  'missing-account',
  'unknown-account',
  'inactive-account',
  'fallback-account-used',
  'difference-account-used',
  // dimensions
  'unknown-dimension',
  'same-dimension-twice',
  'unknown-item',
  'ambiguous-item',
  'inactive-item',
  'deleted-item',
  'renamed-item',
  'item-will-be-created',
  'bad-account-mask',
  // dates
  'closed-fiscal-year',
  'closed-period',
  'no-fiscal-year',
  'no-open-period',
  'crosses-fiscal-year',
  'own-period-date-unknown',
  'booking-date-needed',
  'booking-date-not-allowed',
  'receipt-moved',
  // content
  'unbalanced',
  'receipt-left-out',
  'nothing-to-send',
  'text-replaced',
  'text-shortened',
  'reference-replaced',
  'reference-shortened',
  'unusable-vat',
  // guards
  'test-company',
  'blocked-debtor',
  'marked-as-sent',
  'run-not-locked',
  'run-deleted',
  'already-sent',
  'being-withdrawn',
  'still-in-procountor',
  'before-start-period',
  'not-mapped',
  'not-authorized',
  'authorization-expired',
  'administration-unread',
  // preflight
  'procountor-not-read',
  'reading-refused',
  'wrong-company',
  'right-missing',
  'own-receipts-only',
  'dimension-not-allowed',
  'zero-vat-unlisted',
  'foreign-vat',
  'not-sendable',
  'content-changed',
  'changed-in-nmbrs',
  'period-sent-before',
  'one-person-cost-center',
  'headcount-unknown',
] as const
export type FindingCode = (typeof findingCodes)[number]

export type FindingValue = string | number | readonly string[]

export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** Key of the receipt concerned, where it is one receipt's. */
  readonly receipt?: string
  /** Journal line (from 1), where it is one line's. */
  readonly line?: number
  /** Gaps of the message: account codes, amounts in cents, dates, candidates… */
  readonly values: Readonly<Record<string, FindingValue>>
}
