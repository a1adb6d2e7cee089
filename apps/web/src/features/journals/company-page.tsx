import { Anchor, Breadcrumbs, Button, Group, Select, Stack } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { memo, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { withAddress } from '../../shared/address.ts'
import { CompanyMarks } from '../../shared/ui/company-marks.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { TableSkeleton } from '../../shared/ui/page-skeleton.tsx'
import { companyQuery, runsQuery } from './journal-queries.ts'
import { RunsTable } from './runs-table.tsx'
import { UnreadNotice } from './unread-notice.tsx'
import { UploadDialog } from './upload-dialog.tsx'
import { useMayWrite } from './use-may-write.ts'

/** A company's runs of a year, each with what became of its journal. */
export function CompanyPage() {
  const companyId = Number(useParams().companyId)
  const [query, setQuery] = useSearchParams()
  const chooseYear = useCallback(
    (chosen: string | null) =>
      setQuery((before) => withAddress(before, { year: chosen ?? '' }), { preventScrollReset: true }),
    [setQuery],
  )
  const navigate = useNavigate()
  const openPreview = useCallback(
    (journalId: string) => void navigate(paths.preview.to(companyId, journalId)),
    [companyId, navigate],
  )
  return (
    <CompanyRuns
      companyId={companyId}
      year={yearOf(query.get('year'))}
      chooseYear={chooseYear}
      onPreview={openPreview}
    />
  )
}

interface CompanyRunsProps {
  readonly companyId: number
  readonly year: number
  readonly chooseYear: (chosen: string | null) => void
  readonly onPreview: (journalId: string) => void
}

/**
 * Whatever asks the router for anything is made again when a way to another page begins: this page is long, and the way from
 * it is to the longest.
 */
const CompanyRuns = memo(function CompanyRuns({ companyId, year, chooseYear, onPreview }: CompanyRunsProps) {
  const { t } = useTranslation('journals')
  const { data: company } = useSuspenseQuery(companyQuery(companyId))
  const { data: list } = useQuery(runsQuery(companyId, year))
  const [uploading, setUploading] = useState(false)
  const mayWrite = useMayWrite()

  return (
    <>
      <Breadcrumbs mb="xs">
        <Anchor component={Link} to={paths.companies.to()} size="sm">
          {t('companies.breadcrumb')}
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={t('export.title')}
        actions={
          mayWrite ? (
            <Button
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden="true" />}
              onClick={() => setUploading(true)}
            >
              {t('upload.open')}
            </Button>
          ) : undefined
        }
      >
        <strong>{company.name}</strong> {'· '}
        {company.mapping === null
          ? t('export.notMapped')
          : t('export.to', { administration: company.mapping.administration })}{' '}
        <CompanyMarks company={company} />
      </PageHeader>
      <Stack gap="md">
        <Group gap="sm">
          <Select
            label={t('export.year')}
            data={yearsWith(list?.years ?? [], year).map(String)}
            value={String(year)}
            onChange={chooseYear}
            allowDeselect={false}
            w={120}
          />
        </Group>
        {list === undefined ? (
          <TableSkeleton />
        ) : (
          <>
            <UnreadNotice list={list} />
            <RunsTable company={company} list={list} onPreview={onPreview} />
          </>
        )}
      </Stack>
      <UploadDialog
        company={company}
        periodType={list?.periodType ?? company.periodType ?? 'month'}
        year={year}
        opened={uploading}
        onClose={() => setUploading(false)}
        onUploaded={(run) => chooseYear(String(run.year))}
      />
    </>
  )
})

function yearOf(text: string | null): number {
  const year = Number(text)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : new Date().getFullYear()
}

/** The list to choose from always has the chosen one. */
function yearsWith(years: readonly number[], chosen: number): readonly number[] {
  return years.includes(chosen) ? years : [...years, chosen].sort((a, b) => b - a)
}
