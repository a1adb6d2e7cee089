import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '@tosite/contract'
import type { Need } from '@tosite/core'
import { mayOf } from '../may-of.ts'
import { request } from '../request.ts'

/** The signed-in user. Read once; it changes with the language and at sign-in only. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request('getMe', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** Whether the signed-in user may: for showing and hiding. The server decides again. */
export function useMay(): (need: Need) => boolean {
  const me = useMe()
  return (need) => mayOf(me, need)
}
