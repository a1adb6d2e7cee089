import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router-dom'
import { type CatalogueName, loadCatalogues } from '../i18n/i18n.ts'
import { queryClient } from '../shared/query-client.ts'
import { ErrorPage } from './error-page.tsx'
import { paths } from './paths.ts'
import { requireUser } from './require-user.ts'

type PageModule = Readonly<Record<string, unknown>>

/** A page's code and its words, fetched together when it is first visited. */
function page<Module extends PageModule, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
  ...catalogues: readonly CatalogueName[]
) {
  return async () => {
    const [module] = await Promise.all([load(), loadCatalogues(...catalogues)])
    return { Component: module[name] as React.ComponentType }
  }
}

/** A page with fields, menus or dialogs: their looks are not the first page's to wait for. */
function pageWithControls<Module extends PageModule, Name extends keyof Module & string>(
  ...given: Parameters<typeof page<Module, Name>>
) {
  const load = page(...given)
  return async () => {
    const [loaded] = await Promise.all([load(), import('../shared/controls.css')])
    return loaded
  }
}

/** A page whose visitors go on to another as a rule: that one's code is fetched while they look and the browser has time. */
function leadingTo<Loaded>(load: () => Promise<Loaded>, next: () => Promise<unknown>) {
  return async () => {
    const loaded = await load()
    // Not every browser has it, and what could not be fetched is fetched on the way there.
    globalThis.requestIdleCallback?.(() => void next().catch(() => undefined))
    return loaded
  }
}

const previewPage = pageWithControls(
  () => import('../features/journals/preview-page.tsx'),
  'PreviewPage',
  'journals',
  'findings',
  'withdrawals',
)

/** A preview may be long: it is asked for as soon as the code for it is there, while its page is still being made. */
async function askForPreview({ params }: LoaderFunctionArgs): Promise<null> {
  const { previewAt } = await import('../features/journals/preview-page.tsx')
  void queryClient.prefetchQuery(previewAt(params))
  return null
}

const pages: RouteObject[] = [
  {
    path: paths.overview.pattern,
    lazy: page(() => import('../features/overview/overview-page.tsx'), 'OverviewPage', 'overview'),
  },
  {
    path: paths.companies.pattern,
    lazy: page(() => import('../features/journals/companies-page.tsx'), 'CompaniesPage', 'journals'),
  },
  {
    path: paths.company.pattern,
    lazy: leadingTo(
      pageWithControls(
        () => import('../features/journals/company-page.tsx'),
        'CompanyPage',
        'journals',
        'findings',
        'withdrawals',
      ),
      previewPage,
    ),
  },
  {
    path: paths.preview.pattern,
    loader: askForPreview,
    // What is typed into its search stands in its address.
    shouldRevalidate: () => false,
    lazy: previewPage,
  },
  { path: paths.integration.pattern, loader: () => redirect(paths.accounts.to()) },
  {
    lazy: pageWithControls(() => import('./procountor-page.tsx'), 'ProcountorPage', 'integration'),
    children: [
      {
        path: paths.accounts.pattern,
        lazy: pageWithControls(() => import('../features/accounts/accounts-page.tsx'), 'AccountsPage', 'integration'),
      },
      {
        path: paths.administrations.pattern,
        lazy: pageWithControls(
          () => import('../features/mappings/administrations-page.tsx'),
          'AdministrationsPage',
          'integration',
        ),
      },
    ],
  },
  {
    path: paths.authorization.pattern,
    lazy: pageWithControls(
      () => import('../features/accounts/authorization-page.tsx'),
      'AuthorizationPage',
      'integration',
    ),
  },
  {
    path: paths.mapping.pattern,
    lazy: pageWithControls(
      () => import('../features/mappings/mapping-page.tsx'),
      'MappingPage',
      'integration',
      'rules',
      'findings',
    ),
  },
  {
    path: paths.settings.pattern,
    lazy: pageWithControls(() => import('./settings-page.tsx'), 'SettingsPage', 'settings'),
    children: [
      {
        path: paths.nmbrs.pattern,
        lazy: pageWithControls(() => import('../features/nmbrs/nmbrs-page.tsx'), 'NmbrsPage', 'settings'),
      },
      {
        path: paths.settingsCompanies.pattern,
        lazy: pageWithControls(() => import('../features/companies/companies-page.tsx'), 'CompaniesPage', 'settings'),
      },
    ],
  },
  {
    path: paths.help.pattern,
    lazy: pageWithControls(
      () => import('../features/help/help-page.tsx'),
      'HelpPage',
      'help',
      'vendor-errors',
      'findings',
      'errors',
      'journals',
      'withdrawals',
      'rules',
    ),
  },
  { path: '*', lazy: page(() => import('./not-found-page.tsx'), 'NotFoundPage') },
]

/** Everything behind the sign-in stands in the shell; a page that fails leaves the shell standing. */
const shell: RouteObject = {
  path: '/',
  loader: requireUser,
  lazy: page(() => import('./layout.tsx'), 'Layout'),
  ErrorBoundary: ErrorPage,
  HydrateFallback: Nothing,
  children: [{ ErrorBoundary: ErrorPage, children: pages }],
}

export function createAppRouter() {
  return createBrowserRouter([shell])
}

/** Until the first page's code is here there is nothing to hold the place of. */
function Nothing() {
  return null
}
