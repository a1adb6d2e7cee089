import { Anchor, Breadcrumbs } from '@mantine/core'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { administrationQuery } from '../../shared/queries/accounts-queries.ts'
import { mappingCodesQuery, mappingQuery, rulesMaterialQuery } from '../../shared/queries/mappings-queries.ts'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { AdministrationRead } from './administration-read.tsx'
import { MappingForm } from './mapping-form.tsx'

/** The rules of one company towards one administration. */
export function MappingPage() {
  const { t } = useTranslation('integration')
  const { mappingId = '' } = useParams()
  const { account } = useSuspenseQuery(mappingQuery(mappingId)).data
  const [{ data: mapping }, { data: codes }, { data: administration }, { data: material }] = useSuspenseQueries({
    queries: [
      mappingQuery(mappingId),
      mappingCodesQuery(mappingId),
      administrationQuery(account.id),
      rulesMaterialQuery(mappingId),
    ],
  })
  return (
    <>
      <Breadcrumbs mb="xs" separator="›">
        <Anchor component={Link} to={paths.accounts.to()} size="sm">
          {t('title')}
        </Anchor>
        <Anchor component={Link} to={paths.administrations.to()} size="sm">
          {t('tabs.administrations')}
        </Anchor>
      </Breadcrumbs>
      <PageHeader title={mapping.company.name} actions={<AdministrationRead accountId={account.id} />}>
        {t('mapping.to', { administration: mapping.administration.name, username: account.username })}
      </PageHeader>
      <MappingForm mapping={mapping} codes={codes} administration={administration} material={material} />
    </>
  )
}
