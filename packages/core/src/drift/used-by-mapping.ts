import { createAccountResolver } from '../accounts/account-resolver.ts'
import type { Administration } from '../administrations/administration.ts'
import type { Mapping, Vat } from '../mappings/mapping.ts'

/** Procountor accounts that the mapping names, and those that the journals' codes come to. */
export function usedAccounts(
  mapping: Mapping,
  journalAccounts: readonly string[],
  administration: Administration,
): readonly string[] {
  const resolver = createAccountResolver(mapping, administration)
  return [
    ...new Set([
      ...mapping.accountOverrides.map(({ procountorAccount }) => procountorAccount),
      ...(mapping.fallbackAccount === undefined ? [] : [mapping.fallbackAccount]),
      ...mapping.vatByAccount.map(({ account }) => account),
      ...journalAccounts.map((code) => resolver.resolve(code).account),
    ]),
  ].filter((account) => account !== '')
}

export function usedVat({ vat, vatByAccount }: Mapping): readonly Vat[] {
  return [vat, ...vatByAccount]
}
