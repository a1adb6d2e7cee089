import type { RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useRunName } from '../../shared/run-name.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { useDiscard } from './use-journal-act.ts'

interface DiscardDialogProps {
  readonly companyId: number
  /** Undefined: closed. */
  readonly run: RunRow | undefined
  readonly onClose: () => void
}

export function DiscardDialog({ companyId, run, onClose }: DiscardDialogProps) {
  const { t } = useTranslation('journals')
  const runName = useRunName()
  const discard = useDiscard(companyId)
  const journal = run?.journal ?? null
  function close() {
    discard.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      opened={run !== undefined}
      title={t('discard.title', { run: run === undefined ? '' : runName(run) })}
      confirmLabel={t('action.discard')}
      destructive
      busy={discard.isPending}
      error={discard.error}
      onConfirm={() => journal !== null && discard.mutate(journal.id, { onSuccess: close })}
      onClose={close}
    >
      {t(textOf(run))}
    </ConfirmDialog>
  )
}

function textOf(run: RunRow | undefined) {
  if (run?.journal?.source === 'upload') return 'discard.textUpload'
  return run?.deleted === true ? 'discard.textDeleted' : 'discard.text'
}
