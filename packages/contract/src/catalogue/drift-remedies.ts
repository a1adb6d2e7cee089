import type { DriftKind } from '@tosite/core'
import type { Remedy } from './entry.ts'
import { inMapping, notice, warning } from './remedies.ts'

const accounts = inMapping('accounts')
const dimensions = inMapping('dimensions')

/** For everything that may have changed in Procountor since a company was mapped. What would block sending warns before. */
export const driftRemedies: Readonly<Record<DriftKind, Remedy>> = {
  'item-renamed': notice(dimensions),
  'item-closed': warning(dimensions),
  'item-deleted': warning(dimensions),
  'item-new': notice(dimensions),
  'dimension-renamed': notice(dimensions),
  'dimension-deleted': warning(dimensions),
  'dimension-new': notice(dimensions),
  'account-renamed': notice(accounts),
  'account-closed': warning(accounts),
  'account-deleted': warning(accounts),
  'vat-renamed': notice(accounts),
  'vat-closed': warning(accounts),
  'vat-deleted': warning(accounts),
}
