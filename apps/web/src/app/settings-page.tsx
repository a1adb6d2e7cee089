import { Tabs } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router-dom'
import { needs } from '../shared/needs.ts'
import { useMay } from '../shared/queries/session-queries.ts'
import { PageHeader } from '../shared/ui/page-header.tsx'
import { TableSkeleton } from '../shared/ui/page-skeleton.tsx'
import { NothingThere } from './error-page.tsx'
import { paths } from './paths.ts'

/** Settings: the tabs that the user's rights allow. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const may = useMay()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const tabs = [
    { path: paths.nmbrs.to(), label: t('tabs.nmbrs'), allowed: may(needs.readNmbrs) },
    { path: paths.settingsCompanies.to(), label: t('tabs.companies'), allowed: may(needs.readCompanies) },
  ].filter(({ allowed }) => allowed)
  const [first] = tabs
  if (first === undefined) return <NothingThere />
  if (pathname === paths.settings.to()) return <Navigate to={first.path} replace />
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs value={pathname} onChange={(path) => void navigate(path ?? first.path)}>
        <Tabs.List mb="md">
          {tabs.map(({ path, label }) => (
            <Tabs.Tab key={path} value={path}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={pathname}>
          <Suspense fallback={<TableSkeleton />}>
            <Outlet />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
