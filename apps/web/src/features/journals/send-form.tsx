import { Button, Group, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Preview } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { ContentChange } from './content-change.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import { type JournalPlace, previewQuery } from './journal-queries.ts'
import { SendSummary } from './send-summary.tsx'
import { useSend } from './use-send.ts'

interface SendFormProps {
  readonly place: JournalPlace
  readonly onClose: () => void
}

/** What is shown is what is confirmed: its hash goes with the request, and it does not change below the reader's eyes. */
export function SendForm({ place, onClose }: SendFormProps) {
  const { t } = useTranslation(['journals', 'common'])
  const whyNot = useId()
  const { data, error, isFetchedAfterMount, isFetching } = useQuery({
    ...previewQuery(place),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const send = useSend(place, onClose)
  const preview = isFetchedAfterMount && error === null ? data : undefined
  const blocked = preview !== undefined && !preview.canSend

  return (
    <Stack gap="md">
      {error === null ? null : <ErrorNotice error={error} />}
      {send.error === null ? null : (
        <ErrorNotice error={send.error}>
          {preview === undefined ? null : <ContentChange error={send.error} preview={preview} />}
          {blocked ? null : <FindingList findings={findingsOf(send.error)} />}
        </ErrorNotice>
      )}
      {preview === undefined ? error === null ? <SendSkeleton /> : null : <SendSummary preview={preview} />}
      {preview === undefined ? null : <WhatStandsAgainst id={whyNot} preview={preview} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          data-autofocus
          disabled={preview === undefined || blocked || isFetching}
          aria-describedby={blocked ? whyNot : undefined}
          loading={send.isPending}
          onClick={() => preview !== undefined && send.mutate(preview.hash)}
        >
          {t('send.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}

function WhatStandsAgainst({ id, preview }: { readonly id: string; readonly preview: Preview }) {
  const { t } = useTranslation('journals')
  const warnings = [...preview.notices, ...preview.receipts.flatMap(({ notices }) => notices)].filter(
    ({ severity }) => severity === 'warning',
  )
  return (
    <>
      {preview.canSend ? null : (
        <Notice tone="bad">
          <p id={id}>
            <strong>{t('send.blocked')}</strong>
          </p>
          <FindingList findings={preview.problems} preview={preview} />
        </Notice>
      )}
      {warnings.length === 0 ? null : (
        <Notice tone="waiting">
          <p>
            <strong>{t('send.warnings')}</strong>
          </p>
          <FindingList findings={warnings} preview={preview} />
        </Notice>
      )}
    </>
  )
}

function SendSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={180} />
    </div>
  )
}
