import { Button } from '@mantine/core'
import type { DeliveryView } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import type { JournalPlace } from './journal-queries.ts'
import classes from './journals.module.css'
import { useMayWrite } from './use-may-write.ts'
import { useReplace } from './use-send.ts'

const states: readonly DeliveryView['state'][] = ['queued', 'sent', 'uncertain']

/** What waits for a person takes its last step again once a person says so; a withdrawal has its own dialog for that. */
export function canTryAgain({ state, waitingFor, errors }: DeliveryView): boolean {
  return waitingFor === 'person' && (states.includes(state) || isAboutTwins(errors))
}

/** Whether Procountor has more of the receipt than it should. */
export function isAboutTwins(errors: DeliveryView['errors']): boolean {
  return errors.some(({ code }) => code === 'found-twice' || code === 'still-in-procountor')
}

interface TryAgainProps {
  readonly place: JournalPlace
  readonly deliveryId: string
}

export function TryAgain({ place, deliveryId }: TryAgainProps) {
  const { t } = useTranslation('common')
  const again = useReplace(place)
  if (!useMayWrite()) return null
  return (
    <div className={classes.replacement}>
      {again.error === null ? null : <ErrorNotice error={again.error} />}
      <Button size="xs" loading={again.isPending} onClick={() => again.mutate(deliveryId)}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
