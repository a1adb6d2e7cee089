import { Button, Group, Modal, Select, Stack } from '@mantine/core'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { MappingRow, MappingView, RulesCopy } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mappingsQuery } from '../../shared/queries/mappings-queries.ts'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { CopyProposal } from './copy-proposal.tsx'

interface CopyRulesDialogProps {
  readonly mapping: MappingView
  readonly unsaved: boolean
  readonly onCopied: (mapping: MappingView) => void
  readonly onClose: () => void
}

const proposalQuery = (mappingId: string, fromMappingId: string) =>
  queryOptions({
    queryKey: ['mappings', mappingId, 'copy', fromMappingId],
    queryFn: ({ signal }) => request('proposeCopy', { params: { mappingId, fromMappingId }, signal }),
    staleTime: 0,
    throwOnError: false,
  })

/** Another company's rules: first what copying them would come to, then, confirmed, the copying. */
export function CopyRulesDialog({ mapping, unsaved, onCopied, onClose }: CopyRulesDialogProps) {
  const { t } = useTranslation(['rules', 'common'])
  const mappings = useQuery(mappingsQuery)
  const [fromId, setFromId] = useState<string | null>(null)
  const proposal = useQuery({ ...proposalQuery(mapping.id, fromId ?? ''), enabled: fromId !== null })
  const copy = useMutation({
    mutationFn: ({ version, rules, from }: RulesCopy) =>
      request('updateMapping', {
        params: { mappingId: mapping.id },
        body: { version, rules, copiedFrom: from.mappingId },
      }),
    onSuccess: (saved) => {
      onCopied(saved)
      onClose()
    },
  })
  const { data: proposed } = proposal
  return (
    <Modal opened onClose={onClose} title={t('copy.title', { company: mapping.company.name })} size="lg">
      <Stack gap="md">
        <Select
          label={t('copy.from')}
          data={optionsOf((mappings.data?.mappings ?? []).filter(({ id }) => id !== mapping.id))}
          value={fromId}
          onChange={(id) => {
            setFromId(id)
            copy.reset()
          }}
          searchable
          openOnFocus={false}
          nothingFoundMessage={t('copy.noCompany')}
          description={mappings.data?.mappings.length === 1 ? t('copy.noOther') : undefined}
          data-autofocus
        />
        {unsaved ? <Notice tone="waiting">{t('copy.unsaved')}</Notice> : null}
        {proposal.error === null ? null : <ErrorNotice error={proposal.error} />}
        {proposed === undefined ? null : <CopyProposal mapping={mapping} proposed={proposed} />}
        {copy.error === null ? null : <ErrorNotice error={copy.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={proposed === undefined || proposed.changed.length === 0}
            loading={copy.isPending}
            onClick={() => proposed && copy.mutate(proposed)}
          >
            {t('copy.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** Companies by name and number, with where they go: two may share a name. */
function optionsOf(mappings: readonly MappingRow[]) {
  return mappings.map(({ id, company, administration }) => ({
    value: id,
    label: `${company.name} (${company.number}) · ${administration.name}`,
  }))
}
