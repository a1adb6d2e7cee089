import { Checkbox, Stack } from '@mantine/core'
import type { Preview } from '@tosite/contract'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { ContentChange } from './content-change.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import type { JournalPlace } from './journal-queries.ts'
import { PreflightSection } from './preflight-section.tsx'
import { SendButtons } from './send-buttons.tsx'
import { SendSummary } from './send-summary.tsx'
import { findingsWith, usePreflight } from './use-preflight.ts'
import { useSend } from './use-send.ts'

interface SendChoiceProps {
  readonly place: JournalPlace
  readonly preview: Preview
  /** The preview is being asked again: it may be another in a moment. */
  readonly isFetching: boolean
  readonly onClose: () => void
}

/**
 * What will be sent, all that was looked at before, and the choice. It stands as it was read, so that no button dies under
 * a click: the server looks once more when the choice is made, says what is another by now, and sends nothing twice.
 */
export function SendChoice({ place, preview, isFetching, onClose }: SendChoiceProps) {
  const { t } = useTranslation('journals')
  const whyNot = useId()
  const preflight = usePreflight(place, preview, { toConfirm: true })
  const send = useSend(place, onClose)
  const blocking = findingsWith(preflight.items, 'blocking')
  const blocked = !preview.canSend || blocking.length > 0
  const isDeleted = preview.run.deleted && !blocked
  const [anyway, setAnyway] = useState(false)

  return (
    <Stack gap="md">
      {send.error === null ? null : (
        <ErrorNotice error={send.error}>
          <ContentChange error={send.error} preview={preview} />
          {blocked ? null : <FindingList findings={findingsOf(send.error)} preview={preview} />}
        </ErrorNotice>
      )}
      <SendSummary preview={preview} />
      <PreflightSection preflight={preflight} preview={preview}>
        {blocking.length === 0 ? null : (
          <Notice tone="bad">
            <p id={whyNot}>
              <strong>{t('send.blocked')}</strong>
            </p>
            <FindingList findings={blocking} preview={preview} wordsOf={preflight.wordsOf} />
          </Notice>
        )}
      </PreflightSection>
      {isDeleted ? (
        <Checkbox
          label={t('send.anyway')}
          checked={anyway}
          onChange={(event) => setAnyway(event.currentTarget.checked)}
        />
      ) : null}
      <SendButtons
        onClose={onClose}
        onSend={() => send.mutate({ hash: preview.hash, ...(isDeleted ? { anyway } : {}) })}
        disabled={blocked || isFetching || (isDeleted && !anyway)}
        whyNot={blocking.length === 0 ? undefined : whyNot}
        isSending={send.isPending}
      />
    </Stack>
  )
}
