import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router-dom'

/**
 * Shows the page anew after it failed: reads that failed are forgotten, or they would fail with the same error, and the
 * same address is gone to again, which takes the error page away.
 */
export function useRetryPage(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  return async () => {
    await queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' })
    await navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true })
  }
}
