import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import classes from './receipts.module.css'

const mostShown = 2
const longestShown = 80

interface AdaptedTextProps {
  readonly adapted: NonNullable<PreviewReceipt['rows'][number]['adapted']>
}

/** What a row's text was in the journal, where Procountor does not take it as it was. */
export function AdaptedText({ adapted }: AdaptedTextProps) {
  const { t } = useTranslation('journals')
  const more = adapted.length - mostShown
  return (
    <span className={classes.adapted}>
      {adapted.slice(0, mostShown).map(({ from, replaced, shortened }) => {
        const how = replaced.length === 0 ? 'shortened' : shortened ? 'replacedAndShortened' : 'replaced'
        const values = { text: excerpt(from), characters: replaced.join(' ') }
        return <span key={from}>{t(`receipt.adapted.${how}`, values)}</span>
      })}
      {more > 0 ? <span>{t('receipt.adapted.more', { count: more })}</span> : null}
    </span>
  )
}

function excerpt(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
