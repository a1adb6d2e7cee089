import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Account } from '@tosite/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../shared/queries/accounts-queries.ts'
import { request } from '../../shared/request.ts'
import { useErrorTextOf } from '../../shared/ui/use-error-text.ts'

interface NewAccountDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onCreated: (account: Account) => void
}

export function NewAccountDialog({ opened, onClose, onCreated }: NewAccountDialogProps) {
  const { t } = useTranslation(['integration', 'common'])
  const queryClient = useQueryClient()
  const errorTextOf = useErrorTextOf()
  const [username, setUsername] = useState('')
  const create = useMutation({
    mutationFn: () => request('createAccount', { body: { username } }),
    onSuccess: async (account) => {
      await queryClient.invalidateQueries(accountsQuery)
      setUsername('')
      onCreated(account)
      onClose()
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    create.mutate()
  }

  function close() {
    create.reset()
    onClose()
  }

  return (
    <Modal opened={opened} onClose={close} title={t('accounts.new')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('accounts.username')}
            description={t('accounts.usernameAbout')}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={create.error ? errorTextOf(create.error) : undefined}
            errorProps={{ role: 'alert' }}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('accounts.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
