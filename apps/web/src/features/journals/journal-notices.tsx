import type { Preview } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { FindingList } from './finding-list.tsx'

/** What is worth knowing of the journal as a whole. */
export function JournalNotices({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('journals')
  if (preview.notices.length === 0) return null
  const isWarning = preview.notices.some(({ severity }) => severity === 'warning')
  return (
    <Notice tone={isWarning ? 'waiting' : 'neutral'}>
      <p>
        <strong>{t('preview.notices')}</strong>
      </p>
      <FindingList findings={preview.notices} preview={preview} />
    </Notice>
  )
}
