import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './error-notice.tsx'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly title: string
  /** What will happen, in full. */
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly destructive?: boolean
  readonly busy?: boolean
  readonly error?: unknown
  readonly cancelLabel?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back lightly. Focus returns to what opened it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack gap="md">
        <div>{props.children}</div>
        {props.error ? <ErrorNotice error={props.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {props.cancelLabel ?? t('cancel')}
          </Button>
          <Button
            {...(props.destructive === true ? { color: 'danger' } : {})}
            loading={props.busy ?? false}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
