import type { Certainty, Remedy } from './entry.ts'
import { inNmbrs, warning } from './remedies.ts'

/** Trouble that comes without an error: a journal that balances and is still wrong, by what made it so in Nmbrs. */
export const signFacts = {
  'nmbrs-old-ledger-scheme': { ...warning(inNmbrs), certainty: 'documented' },
  'nmbrs-cost-center-scheme': { ...warning(inNmbrs), certainty: 'documented' },
  'nmbrs-cost-center-missing': { ...warning(inNmbrs), certainty: 'documented' },
  'nmbrs-merged-run': { ...warning(inNmbrs), certainty: 'inferred' },
} as const satisfies Record<string, Remedy & { readonly certainty: Certainty }>
export type SignEntryId = keyof typeof signFacts
