import type { AdministrationView } from '@tosite/contract'
import { type MaskFault, readAccountMask } from '@tosite/core'

interface MatchedAccount {
  readonly code: string
  /** Empty where the chart of accounts does not have it. */
  readonly name: string
  /** Whether journals of the company come to it. */
  readonly inJournals: boolean
}

/** What one line of the field lets through, or why it is no mask. */
export type MaskLine =
  | { readonly mask: string; readonly ok: true; readonly matches: readonly MatchedAccount[] }
  | { readonly mask: string; readonly ok: false; readonly fault: MaskFault }

interface Known {
  readonly accounts: AdministrationView['accounts']
  /** Codes that journals of the company carry. */
  readonly journalAccounts: readonly string[]
  readonly accountOverrides: readonly { readonly nmbrsAccount: string; readonly procountorAccount: string | null }[]
  readonly fallbackAccount: string | null
}

/** Each mask, one a line, with the accounts that it lets carry dimensions: those that journals come to first. */
export function maskLines(text: string, known: Known): readonly MaskLine[] {
  const all = accountsToMatch(known)
  return text.split('\n').flatMap((line): MaskLine[] => {
    const mask = line.trim()
    if (mask === '') return []
    const read = readAccountMask(mask)
    return read.ok
      ? [{ mask, ok: true, matches: all.filter(({ code }) => read.mask.matches(code)) }]
      : [{ mask, ok: false, fault: read.fault }]
  })
}

/** Accounts of the chart and those that journals come to, after override and fallback: masks are matched then. */
function accountsToMatch({ accounts, journalAccounts, accountOverrides, fallbackAccount }: Known): MatchedAccount[] {
  const names = new Map(accounts.map(({ code, name }) => [code, name]))
  const overrides = new Map(
    accountOverrides.map(({ nmbrsAccount, procountorAccount }) => [nmbrsAccount.trim(), procountorAccount]),
  )
  const used = new Set(
    journalAccounts.map((code) => {
      const wanted = overrides.get(code) ?? code
      return names.has(wanted) ? wanted : (fallbackAccount ?? wanted)
    }),
  )
  const others = accounts.filter(({ code, active }) => active && !used.has(code)).map(({ code }) => code)
  return [...[...used].sort(), ...others].map((code) => ({
    code,
    name: names.get(code) ?? '',
    inJournals: used.has(code),
  }))
}
