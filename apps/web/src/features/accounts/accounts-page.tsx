import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Account } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needs } from '../../shared/needs.ts'
import { accountsQuery, liveAccountsQuery } from '../../shared/queries/accounts-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { AccountsTable } from './accounts-table.tsx'
import { DeleteAccountDialog } from './delete-account-dialog.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { useAuthorize } from './use-authorize.ts'

/** The integration accounts and what each is authorized to. */
export function AccountsPage() {
  const { t } = useTranslation('integration')
  const queryClient = useQueryClient()
  const mayWrite = useMay()(needs.writeAccounts)
  const { accounts } = useSuspenseQuery(liveAccountsQuery).data
  const [creating, setCreating] = useState(false)
  const [created, setCreated] = useState(false)
  const [deleting, setDeleting] = useState<Account>()
  const authorize = useAuthorize()
  const refresh = useMutation({
    mutationFn: () => request('refreshAccounts'),
    onSuccess: (list) => queryClient.setQueryData(accountsQuery.queryKey, list),
  })
  const newAccount = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t('accounts.new')}
    </Button>
  )

  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={560}>
          {t('accounts.about')}
        </Text>
        {mayWrite ? (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              loading={refresh.isPending}
              onClick={() => refresh.mutate()}
            >
              {t('accounts.refresh')}
            </Button>
            {newAccount}
          </Group>
        ) : null}
      </Group>
      {refresh.error ? <ErrorNotice error={refresh.error} /> : null}
      {authorize.error ? <ErrorNotice error={authorize.error} /> : null}
      {created ? (
        <Notice tone="good" role="status">
          {t('accounts.created')}
        </Notice>
      ) : null}
      {accounts.length === 0 ? (
        <EmptyState title={t('accounts.emptyTitle')}>{t('accounts.emptyText')}</EmptyState>
      ) : (
        <AccountsTable
          accounts={accounts}
          mayWrite={mayWrite}
          authorizing={authorize.isPending || authorize.isSuccess ? authorize.variables : undefined}
          onAuthorize={(account) => authorize.mutate(account.id)}
          onDelete={setDeleting}
        />
      )}
      <NewAccountDialog opened={creating} onClose={() => setCreating(false)} onCreated={() => setCreated(true)} />
      <DeleteAccountDialog account={deleting} onClose={() => setDeleting(undefined)} />
    </Stack>
  )
}
