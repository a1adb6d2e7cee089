import { Button } from '@mantine/core'
import { IconCopy, IconDownload, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Preview, RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { isSent } from './journal-motion.ts'
import { LookInProcountor } from './look-in-procountor.tsx'
import classes from './receipts.module.css'
import { copyJson, saveJson } from './save-json.ts'
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
  const bodies = (journalId: string) => request('getPreviewJson', { params: { companyId: company.id, journalId } })
  const copy = useMutation({ mutationFn: (journalId: string) => copyJson(bodies(journalId)) })
  const download = useMutation({
    mutationFn: bodies,
    onSuccess: (json) => saveJson(json, reference === '' ? `${company.number}-${run.year}-${run.number}` : reference),
  })
  const { journal } = run
  return (
    <>
      {download.error === null ? null : <ErrorNotice error={download.error} />}
      {copy.error === null ? null : <CopyError error={copy.error} />}
      <span role="status" className={classes.copied}>
        {copy.isSuccess ? t('copy.done') : ''}
      </span>
      {journal === null ? null : (
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden="true" />}
          loading={copy.isPending}
          onClick={() => copy.mutate(journal.id)}
        >
          {t('action.copy')}
        </Button>
      )}
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
      {mayWrite && journal !== null && wentOut(run.state) ? (
        <LookInProcountor place={{ companyId: company.id, journalId: journal.id }} />
      ) : null}
      {mayWrite && !isSent(run.state) ? (
        <Button leftSection={<IconSend size={16} aria-hidden="true" />} onClick={onSend}>
          {t('action.send')}
        </Button>
      ) : null}
    </>
  )
}

/** Whether Procountor has, or had, something of it. */
function wentOut(state: RunRow['state']): boolean {
  return isSent(state) || state === 'withdrawn'
}

/** What the server refused, or else that the browser gives no access to its clipboard. */
function CopyError({ error }: { readonly error: Error }) {
  const { t } = useTranslation('journals')
  if (error instanceof RequestError) return <ErrorNotice error={error} />
  return (
    <Notice tone="bad" role="alert">
      <p>{t('copy.refused')}</p>
    </Notice>
  )
}
