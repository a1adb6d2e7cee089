import { Button } from '@mantine/core'
import { IconEyeSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import type { JournalPlace } from './journal-queries.ts'
import classes from './receipts.module.css'
import { useCheckDeliveries } from './use-send.ts'

/** Compares what was sent with Procountor now; otherwise that is done once a day. */
export function LookInProcountor({ place }: { readonly place: JournalPlace }) {
  const { t } = useTranslation('journals')
  const look = useCheckDeliveries(place)
  return (
    <>
      {look.error === null ? null : <ErrorNotice error={look.error} />}
      <span role="status" className={classes.copied}>
        {look.isSuccess ? t('delivery.looked') : ''}
      </span>
      <Button
        variant="default"
        leftSection={<IconEyeSearch size={16} aria-hidden="true" />}
        loading={look.isPending}
        onClick={() => look.mutate()}
      >
        {t('action.look')}
      </Button>
    </>
  )
}
