import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

type UserMenuTargetProps = Omit<ActionIconProps, 'children'> & ElementProps<'button', keyof ActionIconProps>

export function UserMenuTarget(props: UserMenuTargetProps) {
  const { t } = useTranslation()
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('userMenu.label')} {...props}>
      <IconUserCircle size={24} stroke={1.5} aria-hidden="true" />
    </ActionIcon>
  )
}
