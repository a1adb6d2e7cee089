import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MappingView } from '@tosite/contract'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { accountsQuery } from '../../shared/queries/accounts-queries.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { mappingsQuery } from '../../shared/queries/mappings-queries.ts'
import { request } from '../../shared/request.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'

interface DeleteMappingProps {
  readonly mapping: MappingView
  /** Called before the page is left, so that it no longer asks about unsaved changes. */
  readonly onDeleted: () => void
}

export function DeleteMapping({ mapping, onDeleted }: DeleteMappingProps) {
  const { t } = useTranslation('integration')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => request('deleteMapping', { params: { mappingId: mapping.id } }),
    onSuccess: async (list) => {
      // Before leaving, or the page would ask about changes to what is no longer there.
      flushSync(onDeleted)
      queryClient.setQueryData(mappingsQuery.queryKey, list)
      await navigate(paths.administrations.to())
      queryClient.removeQueries({ queryKey: ['mappings', mapping.id] })
      await Promise.all(
        [accountsQuery, companiesQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
      )
    },
  })
  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {t('mapping.delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('mapping.deleteTitle', { company: mapping.company.name })}
        confirmLabel={t('mapping.delete')}
        destructive
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('mapping.deleteText', { administration: mapping.administration.name })}
      </ConfirmDialog>
    </>
  )
}
