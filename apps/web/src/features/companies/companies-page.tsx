import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch } from '@tabler/icons-react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { byDebtor, matching } from './companies-by-debtor.ts'
import { CompaniesTable } from './companies-table.tsx'

/** The office's companies as read from Nmbrs, with the marks that keep them from being sent. */
export function CompaniesPage() {
  const { t } = useTranslation(['settings', 'common'])
  const format = useFormat()
  const queryClient = useQueryClient()
  const may = useMay()
  const { companies, readAt } = useSuspenseQuery(companiesQuery).data
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const read = useMutation({
    mutationFn: () => request('readCompanies'),
    onSuccess: () => queryClient.invalidateQueries(companiesQuery),
  })
  const groups = byDebtor(matching(companies, wanted))

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={640}>
        {t('companies.about')}
      </Text>
      <Group justify="space-between" gap="sm">
        <TextInput
          type="search"
          aria-label={t('companies.search')}
          placeholder={t('companies.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={280}
          maw="100%"
        />
        <Group gap="sm">
          <Text size="xs" c="dimmed" role="status">
            {readAt === null ? t('companies.neverRead') : t('companies.readAt', { moment: format.moment(readAt) })}
          </Text>
          {may(needs.readAllCompanies) ? (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              loading={read.isPending}
              onClick={() => read.mutate()}
            >
              {t('companies.read')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {read.error ? <ErrorNotice error={read.error} /> : null}
      {companies.length === 0 ? (
        <EmptyState title={t('companies.emptyTitle')}>{t('companies.emptyText')}</EmptyState>
      ) : groups.length === 0 ? (
        <EmptyState title={t('common:noMatches', { text: wanted })} />
      ) : (
        <CompaniesTable groups={groups} />
      )}
    </Stack>
  )
}
