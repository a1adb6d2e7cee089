import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'

/** Either the office was never read from Nmbrs, or none of its companies is this user's. */
export function NoCompanies() {
  const { t } = useTranslation('overview')
  const may = useMay()
  const { data } = useQuery(companiesQuery)
  if (data === undefined) return null
  if (data.readAt !== null) return <EmptyState title={t('empty.noneTitle')}>{t('empty.noneText')}</EmptyState>
  if (!may(needs.readNmbrs))
    return <EmptyState title={t('empty.notReadTitle')}>{t('empty.askAdministrator')}</EmptyState>
  return (
    <EmptyState
      title={t('empty.notReadTitle')}
      action={
        <Anchor component={Link} to={paths.nmbrs.to()} size="sm">
          {t('empty.toNmbrs')}
        </Anchor>
      }
    >
      {t('empty.notReadText')}
    </EmptyState>
  )
}
