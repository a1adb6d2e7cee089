import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { MappingRow, MappingView } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { mappingsQuery } from '../../shared/queries/mappings-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { Mark, Notice } from '../../shared/ui/notice.tsx'
import { NewMappingDialog } from './new-mapping-dialog.tsx'

/** The mappings: which company goes to which Procountor company, and how. */
export function AdministrationsPage() {
  const { t } = useTranslation('integration')
  const { mappings } = useSuspenseQuery(mappingsQuery).data
  const mayWrite = useMay()(needs.writeAccounts)
  const [creating, setCreating] = useState(false)
  const [saved, setSaved] = useState<MappingView>()
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={560}>
          {t('mappings.about')}
        </Text>
        {mayWrite ? (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
            {t('mappings.new')}
          </Button>
        ) : null}
      </Group>
      {saved === undefined ? null : (
        <Notice tone="good" role="status">
          {t('mappings.saved')}{' '}
          <Anchor component={Link} to={paths.mapping.to(saved.id)} size="sm">
            {t('mappings.openRules')}
          </Anchor>
        </Notice>
      )}
      {mappings.length === 0 ? (
        <EmptyState title={t('mappings.emptyTitle')}>{t('mappings.emptyText')}</EmptyState>
      ) : (
        <MappingsTable mappings={mappings} />
      )}
      {creating ? (
        <NewMappingDialog
          onClose={() => setCreating(false)}
          onSaved={(mapping) => {
            setSaved(mapping)
            setCreating(false)
          }}
        />
      ) : null}
    </Stack>
  )
}

function MappingsTable({ mappings }: { readonly mappings: readonly MappingRow[] }) {
  const { t } = useTranslation('integration')
  const columns = (['company', 'administration', 'account', 'costCenters', 'costUnits'] as const).map((key) => ({
    key,
    label: t(`mappings.column.${key}`),
  }))
  return (
    <DataTable caption={t('mappings.caption')} columns={columns}>
      <tbody>
        {mappings.map((mapping) => (
          <tr key={mapping.id}>
            <th scope="row">
              <Anchor component={Link} to={paths.mapping.to(mapping.id)} size="sm">
                {mapping.company.name}
              </Anchor>
            </th>
            <td>{mapping.administration.name}</td>
            <td>
              <span dir="auto">{mapping.account.username}</span>{' '}
              {mapping.account.status === 'authorized' ? null : (
                <Mark tone="bad" plain>
                  {t(
                    mapping.account.status === 'authorization-expired' ? 'accounts.expired' : 'accounts.notAuthorized',
                  )}
                </Mark>
              )}
            </td>
            <td>{mapping.costCenterDimension ?? '–'}</td>
            <td>{mapping.costUnitDimension ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
