import { Tabs } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigate } from 'react-router-dom'
import { PageHeader } from '../shared/ui/page-header.tsx'
import { TableSkeleton } from '../shared/ui/page-skeleton.tsx'
import { paths } from './paths.ts'

/** Integration › Procountor: tabs with an address of their own. */
export function ProcountorPage() {
  const { t } = useTranslation('integration')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs value={pathname} onChange={(path) => void navigate(path ?? paths.accounts.to())}>
        <Tabs.List mb="md">
          <Tabs.Tab value={paths.accounts.to()}>{t('tabs.accounts')}</Tabs.Tab>
          <Tabs.Tab value={paths.administrations.to()}>{t('tabs.administrations')}</Tabs.Tab>
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
