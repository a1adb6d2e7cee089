import type { Remedy } from './entry.ts'

type Section = 'accounts' | 'dimensions' | 'dates' | 'texts' | 'sending'

/** Put right in Nmbrs. */
export const inNmbrs = { severity: 'problem', turn: 'payroll' } as const satisfies Remedy

/** Put right in Procountor. */
export const inProcountor = { severity: 'problem', turn: 'bookkeeper' } as const satisfies Remedy

export const inMapping = (section: Section) =>
  ({ severity: 'problem', turn: 'administrator', place: `mapping-${section}` }) as const satisfies Remedy

export const inAccounts = { severity: 'problem', turn: 'administrator', place: 'accounts' } as const satisfies Remedy

export const inNmbrsSettings = {
  severity: 'problem',
  turn: 'administrator',
  place: 'nmbrs-settings',
} as const satisfies Remedy

/** Put right by whoever is looking at the screen. */
export const here = { severity: 'problem', turn: 'here' } as const satisfies Remedy

/** Passes by itself, or is tried again by itself. */
export const byItself = { severity: 'warning', turn: 'tosite' } as const satisfies Remedy

export const warning = (remedy: Remedy): Remedy => ({ ...remedy, severity: 'warning' })
export const notice = (remedy: Remedy): Remedy => ({ ...remedy, severity: 'notice' })
