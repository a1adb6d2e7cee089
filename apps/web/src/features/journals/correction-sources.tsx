import type { Correction, EarlierReceipt, PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useFormat } from '../../shared/format.ts'
import { useRunName } from '../../shared/run-name.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './receipts.module.css'

interface CorrectionSourcesProps {
  readonly companyId: number
  readonly correction: Correction
  readonly period: PreviewReceipt['period']
}

/** What “before” is made of, and what is not in it. */
export function CorrectionSources({ companyId, correction, period }: CorrectionSourcesProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const { booked, underWay, receipts } = correction
  const values = { period: format.period(period) }
  return (
    <>
      {booked.length === 0 ? (
        <Notice tone="neutral">
          <p>
            <strong>{t('correction.notBooked')}</strong> {t('correction.notBookedText', values)}
          </p>
        </Notice>
      ) : (
        <>
          <p>{t('correction.booked', values)}</p>
          <Sources companyId={companyId} receipts={booked} />
        </>
      )}
      {underWay.length === 0 ? null : (
        <Notice tone="waiting">
          <p>{t('correction.underWay')}</p>
          <Sources companyId={companyId} receipts={underWay} />
        </Notice>
      )}
      {receipts > 1 ? <p>{t('correction.together', { count: receipts, ...values })}</p> : null}
    </>
  )
}

interface SourcesProps {
  readonly companyId: number
  readonly receipts: readonly EarlierReceipt[]
}

function Sources({ companyId, receipts }: SourcesProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const runName = useRunName()
  return (
    <ul className={classes.sources}>
      {receipts.map(({ journalId, run, date, correction, state }) => (
        <li key={`${journalId} ${date}`}>
          <Link to={paths.preview.to(companyId, journalId)}>{runName(run)}</Link>
          {`, ${format.date(date)} · ${t(`delivery.state.${state}`)}`}
          {correction ? ` · ${t('receipt.correction')}` : ''}
        </li>
      ))}
    </ul>
  )
}
