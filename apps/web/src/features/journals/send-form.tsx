import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type JournalPlace, toConfirmQuery } from './journal-queries.ts'
import { SendButtons } from './send-buttons.tsx'
import { SendChoice } from './send-choice.tsx'

interface SendFormProps {
  readonly place: JournalPlace
  readonly onClose: () => void
}

/** What is shown is what is confirmed: its hash goes with the request, and it does not change below the reader's eyes. */
export function SendForm({ place, onClose }: SendFormProps) {
  const { data, error, isFetchedAfterMount, isFetching } = useQuery(toConfirmQuery(place))
  if (isFetchedAfterMount && error === null && data !== undefined) {
    return <SendChoice place={place} preview={data} isFetching={isFetching} onClose={onClose} />
  }
  return (
    <Stack gap="md">
      {error === null ? <SendSkeleton /> : <ErrorNotice error={error} />}
      <SendButtons onClose={onClose} disabled={true} />
    </Stack>
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
