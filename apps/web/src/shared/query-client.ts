import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { hadNoAnswer, isNotSignedIn } from './request-error.ts'
import { sessionExpiry } from './session-expiry.ts'

const noticeExpiry = (error: unknown) => {
  if (isNotSignedIn(error)) sessionExpiry.set()
}

/** Reads are tried once more where nothing answered; writes never, for a write may have been carried out. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeExpiry }),
  mutationCache: new MutationCache({ onError: noticeExpiry }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 1 && hadNoAnswer(error),
    },
    mutations: { retry: false },
  },
})
