import type { Finding, JournalEffect, ReceiptEffect, RulesEffect } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useFindingText } from '../../shared/finding-text.ts'
import { useFormat } from '../../shared/format.ts'
import { useRunName } from '../../shared/run-name.ts'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import classes from './rules.module.css'

/** As many as one reads; the number of the others is told. */
const mostShown = 12

/** Journal by journal: receipts that would be others, problems solved and new. */
export function EffectDetails({ effect: { companyId, affected } }: { readonly effect: RulesEffect }) {
  const runName = useRunName()
  return (
    <ul className={classes.journals}>
      {affected.map(({ journalId, run, ...effect }) => (
        <li key={journalId}>
          <Link to={paths.preview.to(companyId, journalId)} target="_blank">
            {runName(run)}
          </Link>{' '}
          {`${run.period}/${run.year}`}
          <JournalChanges effect={effect} />
        </li>
      ))}
    </ul>
  )
}

function JournalChanges({ effect }: { readonly effect: Pick<JournalEffect, 'receipts' | 'solved' | 'raised'> }) {
  const { t } = useTranslation('rules')
  const { solved, raised } = effect
  // A run has one reference: where it changes, it does so in all of its receipts.
  const name = effect.receipts.find((receipt) => receipt.name !== null)?.name ?? null
  const receipts = effect.receipts.filter(changesMoreThanName)
  return (
    <ul className={classes.changes}>
      <Findings findings={solved} tone="good" word={t('effect.solved')} />
      <Findings findings={raised} tone="bad" word={t('effect.raised')} />
      {name === null ? null : <li>{t('effect.name', name)}</li>}
      {receipts.slice(0, mostShown).map((receipt) => (
        <ReceiptChange key={receipt.key} receipt={receipt} />
      ))}
      {receipts.length > mostShown ? <li>{t('effect.more', { count: receipts.length - mostShown })}</li> : null}
    </ul>
  )
}

function ReceiptChange({ receipt }: { readonly receipt: ReceiptEffect }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const { period, correction, change, date, rows, rowsDiffer, vatDiffers } = receipt
  const changes = [
    ...(change === 'added' ? [t('effect.added', { count: rows.is })] : []),
    ...(change === 'removed' ? [t('effect.removed')] : []),
    ...(date === null ? [] : [t('effect.date', { was: format.date(date.was), is: format.date(date.is) })]),
    ...(change === 'changed' && rowsDiffer > 0 ? [t('effect.rows', { count: rowsDiffer })] : []),
    ...(change === 'changed' && rows.was !== rows.is ? [t('effect.rowCount', rows)] : []),
    ...(vatDiffers ? [t('effect.vat')] : []),
  ]
  return (
    <li>
      {t(correction ? 'effect.correctionOf' : 'effect.receiptOf', { period: format.period(period) })}{' '}
      {changes.join(' · ')}
    </li>
  )
}

function changesMoreThanName({ change, date, rowsDiffer, vatDiffers }: ReceiptEffect): boolean {
  return change !== 'changed' || date !== null || rowsDiffer > 0 || vatDiffers
}

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly tone: 'good' | 'bad'
  readonly word: string
}

function Findings({ findings, tone, word }: FindingsProps) {
  const { t } = useTranslation('rules')
  const textOf = useFindingText()
  return (
    <>
      {findings.slice(0, mostShown).map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, and findings may repeat
        <li key={at}>
          <Mark tone={tone}>{word}</Mark> {textOf(finding).title} <HelpLink entryId={finding.code} />
        </li>
      ))}
      {findings.length > mostShown ? <li>{t('effect.more', { count: findings.length - mostShown })}</li> : null}
    </>
  )
}
