import { QueryClientProvider } from '@tanstack/react-query'
import type { Me } from '@tosite/contract'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import { meQuery } from '../shared/queries/session-queries.ts'
import { queryClient } from '../shared/query-client.ts'
import { Look } from './look.tsx'
import { createAppRouter } from './router.tsx'

export function renderApp(container: HTMLElement, nonce: string, me: Me | undefined): void {
  if (me !== undefined) queryClient.setQueryData(meQuery.queryKey, me)
  createRoot(container).render(
    <Look nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={createAppRouter()} />
      </QueryClientProvider>
    </Look>,
  )
}
