import { Button } from '@mantine/core'
import { IconDownload, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Preview, RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { isSent } from './journal-motion.ts'
import { saveJson } from './save-json.ts'
import { useMayWrite } from './use-may-write.ts'

interface PreviewActionsProps {
  readonly preview: Preview
  readonly run: RunRow
  readonly onSend: () => void
}

export function PreviewActions({ preview, run, onSend }: PreviewActionsProps) {
  const { t } = useTranslation('journals')
  const mayWrite = useMayWrite()
  const { company, reference } = preview
  const download = useMutation({
    mutationFn: (journalId: string) => request('getPreviewJson', { params: { companyId: company.id, journalId } }),
    onSuccess: (json) => saveJson(json, reference === '' ? `${company.number}-${run.year}-${run.number}` : reference),
  })
  const { journal } = run
  return (
    <>
      {download.error === null ? null : <ErrorNotice error={download.error} />}
      {journal === null ? null : (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          loading={download.isPending}
          onClick={() => download.mutate(journal.id)}
        >
          {t('action.download')}
        </Button>
      )}
      {mayWrite && !isSent(run.state) ? (
        <Button leftSection={<IconSend size={16} aria-hidden="true" />} onClick={onSend}>
          {t('action.send')}
        </Button>
      ) : null}
    </>
  )
}
