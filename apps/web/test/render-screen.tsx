import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { type CatalogueName, i18n, loadCatalogues, startI18n } from '../src/i18n/i18n.ts'
import { themeWith } from '../src/shared/theme.ts'

interface Screen {
  readonly element: React.ReactNode
  readonly catalogues: readonly CatalogueName[]
  readonly path?: string
}

/** Shows a part of a screen as the application would, in English. */
export async function renderScreen({ element, catalogues, path = '/' }: Screen) {
  // What Mantine asks of a browser and jsdom does not have.
  window.matchMedia ??= (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  })
  if (!i18n.isInitialized) await startI18n({ getItem: () => null })
  await loadCatalogues(...catalogues)
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [path] })
  return render(
    <MantineProvider theme={themeWith({ close: 'Close' })} env="test">
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>,
  )
}
