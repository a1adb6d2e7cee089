import type { Preview } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import classes from './journals.module.css'
import { useSendingWords } from './sending-words.ts'

/** What sending will do: how many receipts, where, in which periods, under which reference, how much. */
export function SendSummary({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const { administration, reference } = preview
  const { about, others } = useSendingWords(preview.canSend ? preview.estimate : null)
  const receipts = preview.receipts.filter(({ leftOut }) => !leftOut)
  const corrections = receipts.filter(({ correction }) => correction).length
  const debit = receipts.reduce((total, receipt) => total + receipt.debit, 0)
  const leftOut = preview.receipts.length - receipts.length
  const inOrder = receipts.map(({ period }) => period).sort((a, b) => a.year - b.year || a.number - b.number)
  const periods = [...new Set(inOrder.map(format.period))]
  return (
    <>
      <p className={classes.lead}>
        {administration === null
          ? t('send.nowhere', { company: preview.company.name })
          : t('send.lead', { count: receipts.length, administration: administration.name })}
      </p>
      <dl className={classes.facts}>
        <dt>{t('send.administration')}</dt>
        <dd>{administration?.name ?? '–'}</dd>
        <dt>{t('send.receipts')}</dt>
        <dd>
          {t('send.receiptCount', { count: receipts.length })}
          {about === '' ? '' : `, ${about}`}
          {corrections === 0 ? '' : `, ${t('send.correctionCount', { count: corrections })}`}
          {leftOut === 0 ? '' : `, ${t('send.leftOutCount', { count: leftOut })}`}
          {others === '' ? null : <div className={classes.aside}>{others}</div>}
        </dd>
        <dt>{t('send.periods')}</dt>
        <dd>{periods.length === 0 ? '–' : shortened(periods)}</dd>
        <dt>{t('send.reference')}</dt>
        <dd>{reference === '' ? '–' : reference}</dd>
        <dt>{t('send.debit')}</dt>
        <dd className={classes.amount}>{format.amount(debit)}</dd>
      </dl>
    </>
  )
}

const mostNamed = 14

/** Of very many, the first and the last. */
function shortened(periods: readonly string[]): string {
  return periods.length > mostNamed ? `${periods[0]} … ${periods.at(-1)}` : periods.join(', ')
}
