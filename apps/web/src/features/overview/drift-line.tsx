import { Anchor, Box } from '@mantine/core'
import type { Overview } from '@tosite/contract'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { Notice } from '../../shared/ui/notice.tsx'

/** One line that names the companies something changed for in Procountor; nothing while there are none. */
export function DriftLine({ drifting: { companies, first } }: { readonly drifting: Overview['drifting'] }) {
  const { t } = useTranslation('overview')
  const mayRead = useMay()(needs.readAccounts)
  if (companies === 0) return null
  const others = companies - first.length
  return (
    <Box component="section" mb="md" aria-label={t('drift.label')}>
      <Notice tone="waiting">
        {t('drift.text', { count: companies })}{' '}
        {first.map(({ id, name, mappingId }, at) => (
          <Fragment key={id}>
            {at === 0 ? '' : ', '}
            {mayRead ? (
              <Anchor component={Link} to={`${paths.mapping.to(mappingId)}#drift`} size="sm">
                {name}
              </Anchor>
            ) : (
              name
            )}
          </Fragment>
        ))}
        {others === 0 ? '.' : ` ${t('drift.others', { count: others })}`}
      </Notice>
    </Box>
  )
}
