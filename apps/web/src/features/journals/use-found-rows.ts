import type { PreviewReceipt } from '@tosite/contract'
import { useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format.ts'
import { type FoundRows, searchRows } from './row-search.ts'

/** What the search in the address finds; undefined while there is none. Typing does not wait for the rows. */
export function useFoundRows(receipts: readonly PreviewReceipt[]): FoundRows | undefined {
  const [query] = useSearchParams()
  const search = useDeferredValue(query.get('search')?.trim() ?? '')
  const format = useFormat()
  return useMemo(() => (search === '' ? undefined : searchRows(receipts, search, format)), [receipts, search, format])
}
