import { Anchor, Group, Stack } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Company } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { pageOf } from '../../shared/address.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { AddressSearch } from '../../shared/ui/address-search.tsx'
import { CompanyMarks } from '../../shared/ui/company-marks.tsx'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Pager } from '../../shared/ui/pager.tsx'
import { companiesMatching } from './companies-matching.ts'

const columns = ['company', 'number', 'debtor', 'administration'] as const
const rowsPerPage = 100

/** Journal entries: whose? */
export function CompaniesPage() {
  const { t } = useTranslation('journals')
  const [query] = useSearchParams()
  const { companies } = useSuspenseQuery(companiesQuery).data
  const found = companiesMatching(companies, query.get('search') ?? '')
  const page = pageOf(query)
  const shown = found.slice(page * rowsPerPage, (page + 1) * rowsPerPage)
  return (
    <>
      <PageHeader title={t('companies.title')}>{t('companies.about')}</PageHeader>
      {companies.length === 0 ? (
        <EmptyState title={t('companies.emptyTitle')}>{t('companies.emptyText')}</EmptyState>
      ) : (
        <Stack gap="md">
          <AddressSearch label={t('companies.search')} placeholder={t('companies.searchHint')} />
          {found.length === 0 ? (
            <EmptyState title={t('companies.noMatches')} />
          ) : (
            <DataTable
              stacks
              caption={t('companies.caption')}
              columns={columns.map((key) => ({ key, label: t(`companies.column.${key}`) }))}
            >
              <tbody>
                {shown.map((company) => (
                  <CompanyRow key={company.id} company={company} />
                ))}
              </tbody>
            </DataTable>
          )}
          <Pager total={found.length} size={rowsPerPage} label={t('companies.pages')} />
        </Stack>
      )}
    </>
  )
}

function CompanyRow({ company }: { readonly company: Company }) {
  const { t } = useTranslation('journals')
  return (
    <tr>
      <th scope="row">
        <Group gap={6}>
          <Anchor component={Link} to={paths.company.to(company.id)} size="sm">
            {company.name}
          </Anchor>
          <CompanyMarks company={company} />
        </Group>
      </th>
      <td>{company.number}</td>
      <td>{company.debtor.name}</td>
      <td>{company.mapping === null ? t('companies.notMapped') : company.mapping.administration}</td>
    </tr>
  )
}
