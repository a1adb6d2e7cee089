import type { Preview } from '@tosite/contract'
import type { FindingCode } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { FindingList } from './finding-list.tsx'

/** The rows themselves say how their texts were adapted. */
const saidAtRows: ReadonlySet<FindingCode> = new Set<FindingCode>(['text-replaced', 'text-shortened'])

interface JournalNoticesProps {
  readonly preview: Preview
  /** Warnings stand in the list of the preflight, where there is one. */
  readonly withWarnings: boolean
}

/** What is worth knowing of the journal as a whole. */
export function JournalNotices({ preview, withWarnings }: JournalNoticesProps) {
  const { t } = useTranslation('journals')
  const notices = preview.notices.filter(
    ({ code, severity }) => !saidAtRows.has(code) && (withWarnings || severity !== 'warning'),
  )
  if (notices.length === 0) return null
  const isWarning = notices.some(({ severity }) => severity === 'warning')
  return (
    <Notice tone={isWarning ? 'waiting' : 'neutral'}>
      <p>
        <strong>{t('preview.notices')}</strong>
      </p>
      <FindingList findings={notices} preview={preview} />
    </Notice>
  )
}
