import { Button } from '@mantine/core'
import type { DeliveryView, Preview, PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import type { Tone } from '../../shared/tones.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Mark, Notice } from '../../shared/ui/notice.tsx'
import { DeliveryErrors } from './delivery-errors.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import type { JournalPlace } from './journal-queries.ts'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { canTryAgain, isAboutTwins, TryAgain } from './try-again.tsx'
import { useMayWrite } from './use-may-write.ts'
import { useReplace } from './use-send.ts'

const tones = {
  queued: 'neutral',
  sending: 'moving',
  sent: 'moving',
  verified: 'good',
  differs: 'conflict',
  rejected: 'bad',
  replaced: 'neutral',
  uncertain: 'waiting',
  withdrawing: 'moving',
  withdrawn: 'neutral',
  reversed: 'neutral',
} as const satisfies Record<DeliveryView['state'], Tone>

interface ReceiptDeliveryProps {
  readonly place: JournalPlace
  readonly preview: Preview
  readonly receipt: PreviewReceipt
  readonly delivery: DeliveryView
}

/** Where the receipt stands on its way, what went wrong, and what a person can do about it. */
export function ReceiptDelivery({ place, preview, receipt, delivery }: ReceiptDeliveryProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const statusText = useProcountorStatus()
  const { state, waitingFor, procountorId, procountorStatus, errors } = delivery
  const { changedLater } = delivery
  const waits = waitingFor !== null && waitingFor !== 'turn'
  const isTrouble = state === 'rejected' || state === 'differs' || waits
  return (
    <div className={classes.delivery}>
      <p className={classes.marks}>
        <Mark tone={waitingFor === 'person' ? 'bad' : tones[state]}>{t(`delivery.state.${state}`)}</Mark>
        {procountorStatus === null ? null : <span className={classes.status}>{statusText(procountorStatus)}</span>}
        <span className={classes.aside}>
          {procountorId === null ? '' : `${t('delivery.procountorId', { id: procountorId })} · `}
          {t('delivery.changedAt', { moment: format.moment(delivery.changedAt) })}
        </span>
      </p>
      {isTrouble ? (
        <Notice tone={waitingFor === 'retry' || waitingFor === 'settling' ? 'waiting' : 'bad'}>
          <p>{explanationOf(delivery, t)}</p>
          <DeliveryErrors errors={errors} preview={preview} />
          {state === 'differs' ? <DifferenceTable delivery={delivery} receipt={receipt} preview={preview} /> : null}
          {canTryAgain(delivery) ? <TryAgain place={place} deliveryId={delivery.id} /> : null}
          {state === 'rejected' ? <Replacement place={place} preview={preview} deliveryId={delivery.id} /> : null}
        </Notice>
      ) : null}
      {changedLater === null ? null : (
        <Notice tone="conflict">
          <p>
            {t(`delivery.changedLater.${procountorStatus === 'INVALIDATED' ? 'invalidated' : 'altered'}`, {
              moment: format.moment(changedLater.seenAt),
            })}
          </p>
          <DifferenceTable
            delivery={{ date: delivery.date, foundDate: changedLater.date, differences: changedLater.differences }}
            receipt={receipt}
            preview={preview}
          />
        </Notice>
      )}
    </div>
  )
}

type Translate = ReturnType<typeof useTranslation<'journals'>>['t']

function explanationOf({ state, waitingFor, errors }: DeliveryView, t: Translate): string {
  if (state === 'rejected' || state === 'differs') return t(`delivery.explained.${state}`)
  if (isAboutTwins(errors)) return t('delivery.person.twins')
  const isExplained = state === 'verified' || state === 'uncertain' || state === 'withdrawing'
  if (waitingFor === 'person' && isExplained) return t(`delivery.person.${state}`)
  if (waitingFor === 'settling' && state === 'queued') return t('delivery.waiting.settlingItem')
  return t(`delivery.waiting.${waitingFor ?? 'retry'}`)
}

interface ReplacementProps {
  readonly place: JournalPlace
  readonly preview: Preview
  readonly deliveryId: string
}

function Replacement({ place, preview, deliveryId }: ReplacementProps) {
  const { t } = useTranslation('journals')
  const replace = useReplace(place)
  if (!useMayWrite()) return null
  return (
    <div className={classes.replacement}>
      <p>{t('delivery.replaceText')}</p>
      {replace.error === null ? null : (
        <ErrorNotice error={replace.error}>
          <FindingList findings={findingsOf(replace.error)} preview={preview} />
        </ErrorNotice>
      )}
      <Button size="xs" loading={replace.isPending} onClick={() => replace.mutate(deliveryId)}>
        {t('action.replace')}
      </Button>
    </div>
  )
}
