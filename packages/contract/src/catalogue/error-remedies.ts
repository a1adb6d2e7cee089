import type { FindingCode } from '@tosite/core'
import type { ErrorCode } from '../problem.ts'
import type { Remedy } from './entry.ts'
import { byItself, here, inAccounts, inNmbrs, inNmbrsSettings, inProcountor, warning } from './remedies.ts'

/** What the browser itself has to say: the server could not be reached, or answered something that is not ours. */
export const browserErrorCodes = ['no-connection', 'not-understood', 'unexpected'] as const
export type BrowserErrorCode = (typeof browserErrorCodes)[number]

/** The office administrator, or whom they ask. */
const byAdministrator = { severity: 'problem', turn: 'administrator' } as const
const inAdministrations = { severity: 'problem', turn: 'administrator', place: 'administrations' } as const
const inRuns = { ...here, place: 'company-runs' } as const

/** What is a finding as well has one entry, the finding's. */
export type PureErrorCode = Exclude<ErrorCode, FindingCode> | BrowserErrorCode

/** For every other error: what it does, who can put it right, and where. */
export const errorRemedies: Readonly<Record<PureErrorCode, Remedy>> = {
  'bad-request': here,
  'not-signed-in': here,
  'not-allowed': byAdministrator,
  'not-found': here,
  'too-many-requests': warning(here),
  'cross-site-request': here,
  internal: here,
  busy: byItself,
  'storage-failed': byAdministrator,
  'nmbrs-not-connected': inNmbrsSettings,
  'nmbrs-refused': inNmbrsSettings,
  'nmbrs-unavailable': warning(here),
  'nmbrs-no-answer': warning(here),
  'username-blank': here,
  'username-too-long': here,
  'account-in-use': inAdministrations,
  'account-not-authorized': inAccounts,
  'authorization-not-renewed': byItself,
  'procountor-refused': inProcountor,
  'procountor-unavailable': byItself,
  'procountor-no-answer': byItself,
  'company-already-mapped': inAdministrations,
  'account-already-mapped': inAdministrations,
  'mapping-in-use': warning(here),
  'mapping-changed': warning(here),
  'bad-mapping': here,
  'journal-exists': inRuns,
  'journal-not-created': here,
  'journal-refused': inNmbrs,
  'journal-was-sent': here,
  'run-number-taken': here,
  'file-too-large': here,
  'file-empty': here,
  'file-not-recognized': here,
  'send-refused': here,
  'not-replaceable': here,
  'nothing-to-withdraw': here,
  'withdrawal-unsettled': warning(here),
  'withdrawal-under-way': byItself,
  'withdrawal-blocked': inRuns,
  'withdrawal-other-company': inAccounts,
  'withdrawal-impossible': inProcountor,
  'withdrawal-outdated': warning(here),
  'changed-in-procountor': warning(here),
  'not-from-nmbrs': here,
  'content-outdated': warning(here),
  'no-connection': here,
  'not-understood': here,
  unexpected: here,
}
