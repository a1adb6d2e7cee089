import { ActionIcon } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from './paths.ts'

/** The way to the help, from every page. */
export function HelpButton() {
  const { t } = useTranslation()
  return (
    <ActionIcon
      component={Link}
      to={paths.help.to()}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('help.label')}
    >
      <IconHelpCircle size={24} stroke={1.5} aria-hidden="true" />
    </ActionIcon>
  )
}
