import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RunState } from '@tosite/contract'
import { request } from '../../shared/request.ts'

export interface OverviewSearch {
  readonly search: string
  readonly state: RunState | undefined
  /** Counted from 0. */
  readonly page: number
}

export const rowsPerPage = 50

/** The companies with their latest run. The rows of the last search stay until the new ones are there. */
export const overviewQuery = ({ search, state, page }: OverviewSearch) =>
  queryOptions({
    queryKey: ['overview', { search, state, page }],
    queryFn: ({ signal }) =>
      request('getOverview', {
        query: {
          page,
          size: rowsPerPage,
          ...(search === '' ? {} : { search }),
          ...(state === undefined ? {} : { state }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
