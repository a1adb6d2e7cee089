import '../../shared/controls.css'
import { Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../shared/queries/session-queries.ts'
import { sessionExpiry } from '../../shared/session-expiry.ts'
import { useRetryPage } from '../../shared/use-retry-page.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Asks to sign in again on top of the page when the session has ended half way. What was typed below stays. */
export function SessionDialog() {
  const { t } = useTranslation('sign-in')
  const queryClient = useQueryClient()
  const retryPage = useRetryPage()
  const before = queryClient.getQueryData(meQuery.queryKey)

  async function resume() {
    const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    // Another person must not see, or send, what the first one typed.
    if (before !== undefined && me.email !== before.email) return location.reload()
    sessionExpiry.clear()
    await retryPage()
    await queryClient.invalidateQueries()
  }

  return (
    <Modal
      opened
      onClose={sessionExpiry.clear}
      title={t('expiredTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Text size="sm">{t('expiredText')}</Text>
        <SignInForm onSignedIn={resume} {...(before === undefined ? {} : { email: before.email })} />
      </Stack>
    </Modal>
  )
}
