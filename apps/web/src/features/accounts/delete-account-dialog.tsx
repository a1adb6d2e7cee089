import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Account } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../shared/queries/accounts-queries.ts'
import { request } from '../../shared/request.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'

interface DeleteAccountDialogProps {
  /** Undefined: closed. */
  readonly account: Account | undefined
  readonly onClose: () => void
}

export function DeleteAccountDialog({ account, onClose }: DeleteAccountDialogProps) {
  const { t } = useTranslation('integration')
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: (accountId: string) => request('deleteAccount', { params: { accountId } }),
    onSuccess: (list) => {
      queryClient.setQueryData(accountsQuery.queryKey, list)
      onClose()
    },
  })
  function close() {
    remove.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      opened={account !== undefined}
      title={t('accounts.deleteTitle', { username: account?.username ?? '' })}
      confirmLabel={t('accounts.delete')}
      destructive
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => account && remove.mutate(account.id)}
      onClose={close}
    >
      {t('accounts.deleteText')}
    </ConfirmDialog>
  )
}
