import type { FindingCode } from '@tosite/core'

/** Whose turn it is. */
type Turn = 'payroll' | 'administrator' | 'bookkeeper' | 'here'

/** Where in Tosite it is put right. What is put right at a vendor has no place here. */
export type FixPlace =
  | 'mapping-accounts'
  | 'mapping-dimensions'
  | 'mapping-dates'
  | 'mapping-texts'
  | 'mapping-sending'
  | 'administrations'
  | 'accounts'
  | 'settings-companies'
  | 'payment-date'
  | 'company-runs'

interface Fix {
  readonly turn: Turn
  readonly place?: FixPlace
}

const inNmbrs = { turn: 'payroll' } as const
const inProcountor = { turn: 'bookkeeper' } as const
const inMapping = (section: 'accounts' | 'dimensions' | 'dates' | 'texts' | 'sending') =>
  ({ turn: 'administrator', place: `mapping-${section}` }) as const

/** For every finding: who can put it right, and where. */
export const findingFixes: Readonly<Record<FindingCode, Fix>> = {
  'malformed-document': inNmbrs,
  'wrong-encoding': inNmbrs,
  'not-a-journal': inNmbrs,
  'empty-journal': inNmbrs,
  'bad-amount': inNmbrs,
  'bad-side': inNmbrs,
  'bad-date': inNmbrs,
  'bad-period': inNmbrs,
  'sums-differ': inNmbrs,
  'missing-account': inNmbrs,
  'unknown-account': inMapping('accounts'),
  'inactive-account': inMapping('accounts'),
  'fallback-account-used': inMapping('accounts'),
  'difference-account-used': inNmbrs,
  'unknown-dimension': inMapping('dimensions'),
  'same-dimension-twice': inMapping('dimensions'),
  'unknown-item': inMapping('dimensions'),
  'ambiguous-item': inMapping('dimensions'),
  'inactive-item': inMapping('dimensions'),
  'deleted-item': inMapping('dimensions'),
  'renamed-item': inMapping('dimensions'),
  'item-will-be-created': inMapping('dimensions'),
  'bad-account-mask': inMapping('dimensions'),
  'closed-fiscal-year': inProcountor,
  'closed-period': inMapping('dates'),
  'no-fiscal-year': inProcountor,
  'no-open-period': inProcountor,
  'crosses-fiscal-year': inMapping('dates'),
  'own-period-date-unknown': inMapping('dates'),
  'booking-date-needed': { turn: 'here', place: 'payment-date' },
  'booking-date-not-allowed': inMapping('dates'),
  'receipt-moved': inMapping('dates'),
  unbalanced: inNmbrs,
  'receipt-left-out': { turn: 'here' },
  'nothing-to-send': { turn: 'here' },
  'text-replaced': { turn: 'here' },
  'text-shortened': { turn: 'here' },
  'reference-replaced': inMapping('texts'),
  'reference-shortened': inMapping('texts'),
  'unusable-vat': inMapping('accounts'),
  'test-company': { turn: 'administrator', place: 'settings-companies' },
  'blocked-debtor': { turn: 'administrator', place: 'settings-companies' },
  'marked-as-sent': { turn: 'here', place: 'company-runs' },
  'run-not-locked': inNmbrs,
  'run-deleted': inNmbrs,
  'already-sent': { turn: 'here' },
  'being-withdrawn': { turn: 'here' },
  'before-start-period': inMapping('sending'),
  'not-mapped': { turn: 'administrator', place: 'administrations' },
  'not-authorized': { turn: 'administrator', place: 'accounts' },
  'authorization-expired': { turn: 'administrator', place: 'accounts' },
  'administration-unread': { turn: 'administrator', place: 'accounts' },
}
