import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { administrationQuery } from '../../shared/queries/accounts-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

/** When Procountor's accounts and dimensions were last read, and reading them anew. */
export function AdministrationRead({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('integration')
  const format = useFormat()
  const queryClient = useQueryClient()
  const mayWrite = useMay()(needs.writeAccounts)
  const { readAt } = useSuspenseQuery(administrationQuery(accountId)).data
  const refresh = useMutation({
    mutationFn: () => request('refreshAdministration', { params: { accountId } }),
    onSuccess: (administration) => {
      queryClient.setQueryData(administrationQuery(accountId).queryKey, administration)
      return queryClient.invalidateQueries({ queryKey: ['mappings'] })
    },
  })
  return (
    <Group gap="sm">
      <Text size="xs" c="dimmed" role="status">
        {t('mapping.readAt', { moment: format.moment(readAt) })}
      </Text>
      {mayWrite ? (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          {t('accounts.refresh')}
        </Button>
      ) : null}
      {refresh.error ? <ErrorNotice error={refresh.error} /> : null}
    </Group>
  )
}
