import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { PreviewReceipt } from '@tosite/contract'
import { request } from '../../shared/request.ts'
import { type JournalPlace, previewQuery } from './journal-queries.ts'

export interface EntriesPlace {
  readonly journal: JournalPlace
  /** Of the preview: other content has other entries behind its rows. */
  readonly hash: string
  /** The receipt's key. */
  readonly receipt: string
  /** The row's first line; none for the entries that are in no row. */
  readonly line?: number
}

/** The journal entries behind a row, some hundred at a time. */
export const rowEntriesQuery = ({ journal, hash, receipt, line }: EntriesPlace) =>
  infiniteQueryOptions({
    queryKey: [...previewQuery(journal).queryKey, 'entries', hash, receipt, line],
    queryFn: ({ pageParam, signal }) => {
      const query = { receipt, from: pageParam, ...(line === undefined ? {} : { line }) }
      return request('listRowEntries', { params: journal, query, signal })
    },
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const known = pages.reduce((count, { entries }) => count + entries.length, 0)
      return known < total ? known : undefined
    },
  })

/** What a journal makes of a past period. */
export const correctionQuery = (journal: JournalPlace, { year, number }: PreviewReceipt['period']) =>
  queryOptions({
    queryKey: [...previewQuery(journal).queryKey, 'correction', year, number],
    queryFn: ({ signal }) => request('getCorrection', { params: { ...journal, year, number }, signal }),
    staleTime: 0,
  })
