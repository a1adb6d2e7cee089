import type { Preview } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { RequestError } from '../../shared/request-error.ts'
import { useReceiptName } from './receipt-name.ts'

interface ContentChangeProps {
  readonly error: Error
  /** The content as it is now. */
  readonly preview: Preview
}

/** Where content-changed is the answer: what became different since the person looked. The new content is below, to be confirmed again. */
export function ContentChange({ error, preview }: ContentChangeProps) {
  const { t } = useTranslation('journals')
  const receiptName = useReceiptName()
  if (!(error instanceof RequestError) || error.code !== 'content-changed') return null
  const { account, changed, added, removed } = error.details.values ?? {}
  const names = (keys: typeof changed) =>
    preview.receipts.filter(({ key }) => Array.isArray(keys) && keys.includes(key)).map(receiptName)
  const count = typeof removed === 'number' ? removed : 0
  return (
    <ul>
      {account === 1 ? <li>{t('change.account', { administration: preview.administration?.name ?? '–' })}</li> : null}
      {names(changed).map((name) => (
        <li key={name}>{t('change.changed', { receipt: name })}</li>
      ))}
      {names(added).map((name) => (
        <li key={name}>{t('change.added', { receipt: name })}</li>
      ))}
      {count > 0 ? <li>{t('change.removed', { count })}</li> : null}
    </ul>
  )
}
