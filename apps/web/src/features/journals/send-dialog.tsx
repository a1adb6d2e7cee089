import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SendForm } from './send-form.tsx'

interface SendDialogProps {
  readonly companyId: number
  /** Undefined: closed. */
  readonly journalId: string | undefined
  readonly onClose: () => void
}

/** Says what will be booked, where, and asks once more. */
export function SendDialog({ companyId, journalId, onClose }: SendDialogProps) {
  const { t } = useTranslation('journals')
  return (
    <Modal opened={journalId !== undefined} onClose={onClose} title={t('send.title')} size="lg">
      {journalId === undefined ? null : <SendForm place={{ companyId, journalId }} onClose={onClose} />}
    </Modal>
  )
}
