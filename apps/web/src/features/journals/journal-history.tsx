import { useQuery } from '@tanstack/react-query'
import type { DeliveryView } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { DeliveryErrors } from './delivery-errors.tsx'
import { deliveriesQuery, type JournalPlace } from './journal-queries.ts'
import classes from './journals.module.css'
import { useProcountorStatus } from './procountor-status.ts'
import { canTryAgain, isAboutTwins, TryAgain } from './try-again.tsx'

const columns = ['receipt', 'state', 'procountor', 'when', 'withdrawn'] as const

/** Everything that was ever sent of a journal, once something of it was taken back: sent, withdrawn or reversed, sent again. */
export function JournalHistory({ place }: { readonly place: JournalPlace }) {
  const { t } = useTranslation('withdrawals')
  const titleId = useId()
  const { data } = useQuery(deliveriesQuery(place))
  const deliveries = data?.deliveries ?? []
  if (deliveries.every(({ withdrawal, state }) => withdrawal === null && state !== 'replaced')) return null
  const byReceipt = new Map(deliveries.map((delivery) => [delivery.receiptId, delivery]))
  return (
    <section aria-labelledby={titleId} className={classes.receipt}>
      <h2 id={titleId}>{t('history.title')}</h2>
      <p className={classes.aside}>{t('history.about')}</p>
      <DataTable
        caption={t('history.caption')}
        columns={columns.map((key) => ({ key, label: t(`history.column.${key}`) }))}
      >
        <tbody>
          {deliveries.map((delivery) => (
            <HistoryRow
              key={delivery.id}
              place={place}
              delivery={delivery}
              original={delivery.kind === 'reversal' ? byReceipt.get(delivery.ofReceiptId ?? '') : undefined}
            />
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}

interface HistoryRowProps {
  readonly place: JournalPlace
  readonly delivery: DeliveryView
  /** A reversal's: the receipt that it takes back. */
  readonly original: DeliveryView | undefined
}

function HistoryRow({ place, delivery, original }: HistoryRowProps) {
  const { t } = useTranslation(['withdrawals', 'journals'])
  const format = useFormat()
  const statusText = useProcountorStatus()
  const { state, procountorId, procountorStatus, attempts, withdrawal, date, errors } = delivery
  const status = procountorStatus === null ? '' : ` · ${statusText(procountorStatus)}`
  return (
    <tr>
      <th scope="row">
        {original === undefined ? format.date(date) : t('history.reversalOf', { receipt: format.date(original.date) })}
      </th>
      <td>
        {t(`journals:delivery.state.${state}`)}
        {isAboutTwins(errors) ? <DeliveryErrors errors={errors} /> : null}
        {isAboutTwins(errors) && canTryAgain(delivery) ? <TryAgain place={place} deliveryId={delivery.id} /> : null}
      </td>
      <td>{procountorId === null ? '–' : `${procountorId}${status}`}</td>
      <td>
        <div className={classes.stacked}>
          <span>{format.moment(delivery.createdAt)}</span>
          {attempts === 0 ? null : <span className={classes.aside}>{t('history.attempts', { count: attempts })}</span>}
        </div>
      </td>
      <td>{withdrawal === null ? '–' : <Withdrawn withdrawal={withdrawal} />}</td>
    </tr>
  )
}

function Withdrawn({ withdrawal }: { readonly withdrawal: NonNullable<DeliveryView['withdrawal']> }) {
  const { t } = useTranslation('withdrawals')
  const format = useFormat()
  const by = { person: withdrawal.confirmedBy, moment: format.moment(withdrawal.confirmedAt) }
  if (withdrawal.reversalDate === null) return t('history.invalidated', by)
  return t('history.reversed', { ...by, date: format.date(withdrawal.reversalDate) })
}
