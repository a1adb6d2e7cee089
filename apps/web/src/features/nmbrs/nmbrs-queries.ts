import { queryOptions } from '@tanstack/react-query'
import { request } from '../../shared/request.ts'

export const nmbrsConnectionQuery = queryOptions({
  queryKey: ['nmbrs-connection'],
  queryFn: ({ signal }) => request('getNmbrsConnection', { signal }),
})
