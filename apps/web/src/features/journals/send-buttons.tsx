import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface SendButtonsProps {
  readonly onClose: () => void
  readonly onSend?: () => void
  readonly disabled: boolean
  /** Id of what says why it is disabled. */
  readonly whyNot?: string | undefined
  readonly isSending?: boolean
}

export function SendButtons({ onClose, onSend, disabled, whyNot, isSending = false }: SendButtonsProps) {
  const { t } = useTranslation(['journals', 'common'])
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {t('common:cancel')}
      </Button>
      <Button data-autofocus disabled={disabled} aria-describedby={whyNot} loading={isSending} onClick={onSend}>
        {t('send.confirm')}
      </Button>
    </Group>
  )
}
