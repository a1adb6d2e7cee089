import type { AuthorizationFailure } from '../accounts.ts'
import type { Remedy } from './entry.ts'
import { inAccounts } from './remedies.ts'

/** For every way in which an authorization can fail: begun anew from the accounts, each for its own reason. */
export const authorizationRemedies: Readonly<Record<AuthorizationFailure, Remedy>> = {
  'unknown-state': inAccounts,
  'state-used': inAccounts,
  'state-expired': inAccounts,
  'other-session': inAccounts,
  'no-code': inAccounts,
  'refused-by-procountor': inAccounts,
  'code-refused': inAccounts,
  'other-company': inAccounts,
  'procountor-unavailable': inAccounts,
  'account-gone': inAccounts,
}
