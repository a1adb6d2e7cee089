import { Button, Group } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DriftView, MappingDrift } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { mappingDriftQuery } from '../../shared/queries/mappings-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import { DriftItem } from './drift-item.tsx'
import classes from './rules.module.css'

interface DriftSectionProps {
  readonly mappingId: string
  /** A fix would give up what is typed on the page. */
  readonly unsaved: boolean
  /** The mapping is another by now. */
  readonly onFixed: () => Promise<void>
}

/** What changed in Procountor since the company was mapped, each with a way out; and comparing now. */
export function DriftSection({ mappingId, unsaved, onFixed }: DriftSectionProps) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const queryClient = useQueryClient()
  const mayWrite = useMay()(needs.writeAccounts)
  const { data } = useQuery(mappingDriftQuery(mappingId))
  const keep = (drift: MappingDrift) => queryClient.setQueryData(mappingDriftQuery(mappingId).queryKey, drift)
  const compare = useMutation({
    mutationFn: () => request('compareMapping', { params: { mappingId } }),
    onSuccess: (drift) => {
      keep(drift)
      // The fields below offer what was read just now.
      return queryClient.invalidateQueries({ queryKey: ['administrations'] })
    },
  })
  const fix = useMutation({
    mutationFn: ({ kind, subject }: DriftView) =>
      request('fixDrift', { params: { mappingId }, body: { kind, subject } }),
    onSuccess: async (drift) => {
      keep(drift)
      await onFixed()
    },
  })
  if (data === undefined) return null
  const { drifts, comparedAt } = data
  return (
    <section className={classes.drift} aria-labelledby="drift">
      <Group justify="space-between" gap="sm">
        <div>
          <h2 id="drift" tabIndex={-1}>
            {t('drift.title')}
          </h2>
          <p className={classes.aside} role="status">
            {drifts.length === 0 ? (
              <Mark tone="good">{t('drift.none')}</Mark>
            ) : (
              t('drift.count', { count: drifts.length })
            )}{' '}
            {comparedAt === null ? t('drift.never') : t('drift.comparedAt', { moment: format.moment(comparedAt) })}
          </p>
        </div>
        {mayWrite ? (
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={16} aria-hidden="true" />}
            loading={compare.isPending}
            onClick={() => compare.mutate()}
          >
            {t('drift.compareNow')}
          </Button>
        ) : null}
      </Group>
      {compare.error === null ? null : <ErrorNotice error={compare.error} />}
      {fix.error === null ? null : <ErrorNotice error={fix.error} />}
      {drifts.length === 0 ? null : (
        <ul className={classes.drifts}>
          {drifts.map((drift) => (
            <DriftItem
              key={`${drift.kind} ${drift.subject}`}
              drift={drift}
              onFix={mayWrite ? () => fix.mutate(drift) : undefined}
              disabled={unsaved || fix.isPending}
            />
          ))}
        </ul>
      )}
      {unsaved && mayWrite && drifts.some((drift) => drift.fix !== null) ? (
        <p className={classes.aside}>{t('drift.unsaved')}</p>
      ) : null}
    </section>
  )
}
