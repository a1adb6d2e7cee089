import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Overview, RunState } from '@tosite/contract'
import { unlessTold } from '../../shared/live/live-changes.ts'
import { request } from '../../shared/request.ts'

export interface OverviewSearch {
  readonly search: string
  readonly state: RunState | undefined
  /** Counted from 0. */
  readonly page: number
}

export const rowsPerPage = 50

/** Often enough to see journals arrive; each look is one query of the server's own database. */
const lookAgainMs = 5000

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
    refetchInterval: ({ state: { data } }) => unlessTold(isMoving(data) ? lookAgainMs : false),
    // A page that is there stays when looking again fails.
    throwOnError: (_error, { state: { data } }) => data === undefined,
  })

function isMoving(overview: Overview | undefined): boolean {
  return (['sending', 'checking', 'sent'] as const).some((state) => (overview?.counts[state] ?? 0) > 0)
}
