import type { Mapping } from '../mappings/mapping.ts'
import type { KnownNames } from './drift.ts'
import type { NamedAdministration } from './mapping-drift.ts'
import { usedAccounts, usedVat } from './used-by-mapping.ts'

/**
 * What is known after a look: what was known before keeps its name, so that a change of it is told until somebody takes note;
 * what the mapping uses for the first time is known as it is now. `known` is null at the first look.
 */
export function learnNames(
  known: KnownNames | null,
  mapping: Mapping,
  journalAccounts: readonly string[],
  administration: NamedAdministration,
): KnownNames {
  const { dimensions, accounts, vatStatuses } = administration
  const ofMapping = [mapping.costCenters, mapping.costUnits].flatMap((side) => side?.dimensionId ?? [])
  const mapped = dimensions.filter(({ id }) => ofMapping.includes(id))
  const used = new Set(usedAccounts(mapping, journalAccounts, administration))
  const usedStatuses = new Set(usedVat(mapping).map(({ status }) => status))
  return {
    dimensions: {
      ...Object.fromEntries((known === null ? dimensions : mapped).map(({ id, name }) => [String(id), name])),
      ...known?.dimensions,
    },
    items: {
      ...Object.fromEntries(mapped.map(({ id, items }) => [String(id), items.map((item) => item.id)])),
      ...known?.items,
    },
    accounts: {
      ...Object.fromEntries(accounts.filter(({ code }) => used.has(code)).map(({ code, name }) => [code, name])),
      ...known?.accounts,
    },
    vatStatuses: {
      ...Object.fromEntries(
        vatStatuses
          .filter(({ status }) => usedStatuses.has(status))
          .map(({ status, description }) => [String(status), description]),
      ),
      ...known?.vatStatuses,
    },
  }
}

/** What is known once somebody took note of a drift: the new name, or that it is there. */
export function withNoteOf(
  known: KnownNames,
  { kind, subject }: { readonly kind: string; readonly subject: string },
  name: string,
): KnownNames {
  if (kind.startsWith('dimension-')) return { ...known, dimensions: { ...known.dimensions, [subject]: name } }
  if (kind.startsWith('account-')) return { ...known, accounts: { ...known.accounts, [subject]: name } }
  if (kind.startsWith('vat-')) return { ...known, vatStatuses: { ...known.vatStatuses, [subject]: name } }
  return known
}
