import { queryOptions } from '@tanstack/react-query'
import { request } from '../request.ts'

/** The companies that the user sees, with when the office was last read from Nmbrs. */
export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: ({ signal }) => request('listCompanies', { signal }),
})
