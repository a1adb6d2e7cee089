import { Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { pageOf } from '../../shared/address.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { AddressSearch } from '../../shared/ui/address-search.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { TableSkeleton } from '../../shared/ui/page-skeleton.tsx'
import { Pager } from '../../shared/ui/pager.tsx'
import { AuthorizationsLine } from './authorizations-line.tsx'
import { DriftLine } from './drift-line.tsx'
import { NoCompanies } from './no-companies.tsx'
import { overviewQuery, rowsPerPage } from './overview-queries.ts'
import { OverviewTable } from './overview-table.tsx'
import { StateFilter, stateOf } from './state-filter.tsx'

/** All companies at a glance: how far the payroll journal of each one's latest run has come. */
export function OverviewPage() {
  const { t } = useTranslation('overview')
  const [query] = useSearchParams()
  const search = query.get('search')?.trim() ?? ''
  const state = stateOf(query)
  const { data } = useQuery(overviewQuery({ search, state, page: pageOf(query) }))
  const mayReadAccounts = useMay()(needs.readAccounts)
  const isNarrowed = search !== '' || state !== undefined

  return (
    <>
      <PageHeader title={t('title')}>{t('about')}</PageHeader>
      {mayReadAccounts ? <AuthorizationsLine /> : null}
      {data === undefined ? null : <DriftLine drifting={data.drifting} />}
      {data === undefined ? (
        <TableSkeleton />
      ) : data.total === 0 && !isNarrowed ? (
        <NoCompanies />
      ) : (
        <Stack gap="md">
          <Group gap="sm" justify="space-between">
            <AddressSearch label={t('search')} placeholder={t('searchHint')} />
            <StateFilter counts={data.counts} chosen={state} />
          </Group>
          {data.rows.length === 0 ? (
            <EmptyState title={t('noMatches')}>{t('noMatchesText')}</EmptyState>
          ) : (
            <OverviewTable rows={data.rows} />
          )}
          <Pager total={data.total} size={rowsPerPage} label={t('pages')} />
        </Stack>
      )}
    </>
  )
}
