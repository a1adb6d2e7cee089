import { queryOptions } from '@tanstack/react-query'
import { unlessTold } from '../live/live-changes.ts'
import { request } from '../request.ts'

/** How often the list looks for itself while it is on screen and nothing tells it: an authorization may be finished in another window. */
const pollMs = 4000

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => request('listAccounts', { signal }),
})

export const liveAccountsQuery = queryOptions({
  ...accountsQuery,
  refetchInterval: () => unlessTold(pollMs),
  refetchOnWindowFocus: 'always',
})

/** What Procountor has of the company behind an account, as last read. */
export const administrationQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['administrations', accountId],
    queryFn: ({ signal }) => request('getAdministration', { params: { accountId }, signal }),
  })
